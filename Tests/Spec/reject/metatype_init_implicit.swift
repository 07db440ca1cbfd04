class Animal {}
let kind: Animal.Type = Animal.self
let animal = kind.init()
