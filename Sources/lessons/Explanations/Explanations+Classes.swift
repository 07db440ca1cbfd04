extension Explanations {
  static let classes = #"""
    # Classes and protocols

    ## class-without-init
    A class makes its values by an initializer, which gives each property its first value. A struct gets one by itself; a class gets one only if all its properties have values.
    ```wrong
    class Dog { var name: String }
    ```
    ```right
    class Dog {
      var name: String
      init(name: String) { self.name = name }
    }
    print(Dog(name: "Rex").name)
    ```

    ## missing-override
    A method that replaces one of the superclass says so. Otherwise one could replace it without knowing.
    ```wrong
    class Animal { func speak() { print("…") } }
    class Dog: Animal { func speak() { print("woof") } }
    ```
    ```right
    class Animal { func speak() { print("…") } }
    class Dog: Animal { override func speak() { print("woof") } }
    Dog().speak()
    ```

    ## overrides-final
    A member that is marked `final` stays as it is in every subclass.
    ```wrong
    class Animal { final func speak() { print("…") } }
    class Dog: Animal { override func speak() { print("woof") } }
    ```
    ```right
    class Animal { func speak() { print("…") } }
    class Dog: Animal { override func speak() { print("woof") } }
    Dog().speak()
    ```

    ## missing-required-init
    A `required` initializer is there in every subclass. A subclass that declares an initializer of its own does not
    inherit it and has to write it again.
    ```wrong
    class Animal { required init() {} }
    class Dog: Animal {
      let name: String
      init(name: String) { self.name = name }
    }
    ```
    ```right
    class Animal { required init() {} }
    class Dog: Animal {
      let name: String
      init(name: String) { self.name = name }
      required init() { name = "Rex" }
    }
    print(Dog().name)
    ```

    ## init-not-required
    Behind a type as a value may stand any subclass, and a subclass need not have the initializer, unless it is `required`.
    ```wrong
    class Animal { init() {} }
    let kind: Animal.Type = Animal.self
    let animal = kind.init()
    ```
    ```right
    class Animal { required init() {} }
    let kind: Animal.Type = Animal.self
    print(kind.init() is Animal)
    ```

    ## identity-of-value
    `===` asks whether two names stand for the same instance of a class. Numbers, texts, structs and enums are
    compared with `==`.
    ```wrong
    let a = "one"
    print(a === a)
    ```
    ```right
    let a = "one"
    print(a == a)
    ```

    ## lazy-constant
    A `lazy` property has no value until it is first read. A constant has its value from the start.
    ```wrong
    struct Table { lazy let squares = (1...3).map { $0 * $0 } }
    ```
    ```right
    struct Table { lazy var squares = (1...3).map { $0 * $0 } }
    var table = Table()
    print(table.squares)
    ```

    ## weak-value
    A weak reference becomes nil when its object goes. Numbers, texts, structs and enums are copied and never go.
    ```wrong
    class Node { weak var count: Int? }
    ```
    ```right
    class Node { weak var parent: Node? }
    print(Node().parent == nil)
    ```

    ## misplaced-modifier
    `mutating` and `override` say how a member stands to its type. A function outside of a type has nothing to change or to replace.
    ```wrong
    var count = 0
    mutating func increase() { count += 1 }
    ```
    ```right
    struct Counter {
      var count = 0
      mutating func increase() { count += 1 }
    }
    var counter = Counter()
    counter.increase()
    print(counter.count)
    ```

    ## overrides-nothing
    `override` replaces a member of the superclass with the same name, labels and types. There is none.
    ```wrong
    class Animal { func speak() { print("…") } }
    class Dog: Animal { override func speek() { print("woof") } }
    ```
    ```right
    class Animal { func speak() { print("…") } }
    class Dog: Animal { override func speak() { print("woof") } }
    Dog().speak()
    ```

    ## final-class
    A class that is marked `final` has no subclasses: whoever uses it can rely on what its methods do.
    ```wrong
    final class A {}
    class B: A {}
    ```
    ```right
    class A {}
    class B: A {}
    print(B() is A)
    ```

    ## second-superclass
    A class has one superclass. It may conform to many protocols.
    ```wrong
    class A {}
    class B {}
    class C: A, B {}
    ```
    ```right
    class A {}
    protocol B {}
    class C: A, B {}
    print(C() is B)
    ```

    ## superclass-not-first
    Behind the colon the superclass stands first, the protocols follow.
    ```wrong
    class A {}
    protocol P {}
    class C: P, A {}
    ```
    ```right
    class A {}
    protocol P {}
    class C: A, P {}
    print(C() is P)
    ```

    ## circular-inheritance
    A class cannot be its own superclass, nor that of its superclass.
    ```wrong
    class A: B {}
    class B: A {}
    ```
    ```right
    class A {}
    class B: A {}
    print(B() is A)
    ```

    ## inherits-non-class
    Only classes inherit, and only from classes. A struct or an enum can conform to protocols, and hold other values in its properties.
    ```wrong
    struct Animal { var name = "x" }
    struct Dog: Animal { var age = 3 }
    ```
    ```right
    struct Animal { var name = "x" }
    struct Dog { var animal = Animal(), age = 3 }
    print(Dog().animal.name)
    ```

    ## super-outside-subclass
    `super` is the superclass's view of the same object. Here is no superclass.
    ```wrong
    class Dog {
      func speak() { super.speak() }
    }
    ```
    ```right
    class Animal { func speak() { print("…") } }
    class Dog: Animal {
      override func speak() { super.speak() }
    }
    Dog().speak()
    ```

    ## missing-requirement
    A protocol lists what each type that conforms to it has, with names, labels and types. The message shows what is missing as it has to be written.
    ```wrong
    protocol Shape { func area() -> Double }
    struct Square: Shape { var side = 1.0 }
    ```
    ```right
    protocol Shape { func area() -> Double }
    struct Square: Shape {
      var side = 1.0
      func area() -> Double { side * side }
    }
    print(Square().area())
    ```

    ## does-not-conform
    A type can only do what it declares. To be compared it is Equatable, to be sorted Comparable, to be a key Hashable, to be thrown an Error.
    ```wrong
    struct Point { var x = 0 }
    print([Point()].contains(Point()))
    ```
    ```right
    struct Point: Equatable { var x = 0 }
    print([Point()].contains(Point()))
    ```

    ## constructs-protocol
    A protocol says what values can do and has none of its own. Make a value of a type that conforms.
    ```wrong
    protocol Shape {}
    let s = Shape()
    ```
    ```right
    protocol Shape {}
    struct Square: Shape {}
    let s: Shape = Square()
    print(s)
    ```

    ## bound-not-protocol
    A generic parameter is bounded by a protocol or a class: by what is demanded of the types that take its place.
    ```wrong
    func f<T: Int>(_ x: T) { print(x) }
    ```
    ```right
    func f<T: BinaryInteger>(_ x: T) { print(x + 1) }
    f(1)
    ```

    ## generic-arguments
    A generic type is written with as many types in `< >` as it has parameters: `Array<Int>` one, `Dictionary<String, Int>` two, `Int` none.
    ```wrong
    let d: Dictionary<String> = [:]
    ```
    ```right
    let d: Dictionary<String, Int> = [:]
    print(d)
    ```

    ## no-initializer
    No value of this type can be made by calling it. An enum is made by its cases.
    ```wrong
    enum Direction { case up, down }
    let d = Direction()
    ```
    ```right
    enum Direction { case up, down }
    let d = Direction.up
    print(d)
    ```

    ## private-member
    What is `private` can be used inside the braces of its type only, so that the type alone decides about it.
    ```wrong
    struct Account { private var balance = 10 }
    print(Account().balance)
    ```
    ```right
    struct Account {
      private var balance = 10
      func show() { print(balance) }
    }
    Account().show()
    ```

    ## private-setter
    `private(set)` lets everybody read a property; to change it is up to the type's own methods.
    ```wrong
    struct Account { private(set) var balance = 0 }
    var a = Account()
    a.balance = 5
    ```
    ```right
    struct Account {
      private(set) var balance = 0
      mutating func deposit(_ x: Int) { balance += x }
    }
    var a = Account()
    a.deposit(5)
    print(a.balance)
    ```

    ## static-member
    What is `static` belongs to the type and exists once. It is named with its type, not with a value.
    ```wrong
    struct Circle { static let tau = 6.28 }
    print(Circle().tau)
    ```
    ```right
    struct Circle { static let tau = 6.28 }
    print(Circle.tau)
    ```

    ## instance-member
    A property that is not `static` exists in each value. The type alone has none, and neither has a value that is only being made.
    ```wrong
    struct Circle { var radius = 1.0 }
    print(Circle.radius)
    ```
    ```right
    struct Circle { var radius = 1.0 }
    print(Circle().radius)
    ```

    ## self-outside-type
    `self` is the value whose method is running. Outside of methods there is none.
    ```wrong
    func show() { print(self) }
    ```
    ```right
    struct P { func show() { print(self) } }
    P().show()
    ```
    """#
}
