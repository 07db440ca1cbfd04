print("must not run")
class Animal { init() {} }
let kind: Animal.Type = Animal.self
let animal = kind.init()
