extension Explanations {
  static let changes = #"""
    # Values and changes

    ## immutable
    What is declared with `let` keeps its value. So do parameters, and the variable of a loop, which gets a new one in each round. With a struct in a `let` its properties stay as they are, too.
    ```wrong
    let count = 3
    count += 1
    ```
    ```right
    var count = 3
    count += 1
    print(count)
    ```

    ## immutable-self
    A method of a struct or enum that changes its value is marked `mutating`: it can be called on a variable, not on a constant.
    ```wrong
    struct Counter {
      var n = 0
      func tick() { n += 1 }
    }
    ```
    ```right
    struct Counter {
      var n = 0
      mutating func tick() { n += 1 }
    }
    var c = Counter()
    c.tick()
    print(c.n)
    ```

    ## read-only
    A computed property without `set` can be read only. Change what it is computed from.
    ```wrong
    struct Square {
      var side = 1.0
      var area: Double { side * side }
    }
    var s = Square()
    s.area = 4
    ```
    ```right
    struct Square {
      var side = 1.0
      var area: Double { side * side }
    }
    var s = Square()
    s.side = 2
    print(s.area)
    ```

    ## not-a-place
    Only what is stored can be changed: a variable, a property, an element. The result of a call is gone as soon as it is used.
    ```wrong
    let a = [3, 1]
    a.sorted().append(4)
    ```
    ```right
    var a = [3, 1].sorted()
    a.append(4)
    print(a)
    ```

    ## property-without-value
    When an initializer ends, each property has a value, whichever way it went. Before `super.init` the class's own properties have theirs.
    ```wrong
    struct Person {
      var name: String
      var age: Int
      init(name: String) { self.name = name }
    }
    ```
    ```right
    struct Person {
      var name: String
      var age: Int
      init(name: String) {
        self.name = name
        age = 0
      }
    }
    print(Person(name: "Ada"))
    ```

    ## self-before-init
    Before all properties have values there is no whole value yet, so no method can be called on it.
    ```wrong
    struct Table {
      var rows: [Int]
      var total: Int
      init(rows: [Int]) {
        self.rows = rows
        total = sum()
      }
      func sum() -> Int { rows.reduce(0, +) }
    }
    ```
    ```right
    struct Table {
      var rows: [Int]
      var total: Int
      init(rows: [Int]) {
        self.rows = rows
        total = rows.reduce(0, +)
      }
    }
    print(Table(rows: [1, 2]).total)
    ```

    ## super-init-missing
    A subclass first gives its own properties their values and then calls an initializer of the superclass, which does the same for the others.
    ```wrong
    class Animal {
      let name: String
      init(name: String) { self.name = name }
    }
    class Dog: Animal {
      let breed: String
      init(breed: String) { self.breed = breed }
    }
    ```
    ```right
    class Animal {
      let name: String
      init(name: String) { self.name = name }
    }
    class Dog: Animal {
      let breed: String
      init(breed: String) {
        self.breed = breed
        super.init(name: "dog")
      }
    }
    print(Dog(breed: "pug").name)
    ```

    ## self-init-missing
    An initializer of an enum assigns one of its cases to `self`; a `convenience init` calls another initializer. On every way.
    ```wrong
    enum Sign {
      case plus, minus
      init(_ n: Int) { if n < 0 { self = .minus } }
    }
    ```
    ```right
    enum Sign {
      case plus, minus
      init(_ n: Int) { self = n < 0 ? .minus : .plus }
    }
    print(Sign(-1))
    ```
    """#
}
