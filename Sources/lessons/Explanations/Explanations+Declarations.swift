extension Explanations {
  static let declarations = #"""
    # Declarations

    ## expected-name
    What is declared needs a name: letters, digits and `_`, not beginning with a digit.
    ```wrong
    let 2nd = 5
    ```
    ```right
    let second = 5
    print(second)
    ```

    ## keyword-as-name
    Words such as `class` or `default` begin statements and declarations, so nothing can be called that, unless the name stands in backticks wherever it is used.
    ```wrong
    let class = 3
    ```
    ```right
    let kind = 3
    print(kind)
    ```

    ## expected-declaration
    Words such as `private`, `static` or `mutating` say something about a declaration, which has to follow.
    ```wrong
    static 3
    ```
    ```right
    struct Limits { static let most = 3 }
    print(Limits.most)
    ```

    ## expected-type
    A type is missing behind a colon, behind `->` or behind `=` of a `typealias`.
    ```wrong
    func double(_ x: Int) -> { x * 2 }
    ```
    ```right
    func double(_ x: Int) -> Int { x * 2 }
    print(double(2))
    ```

    ## expected-initial-value
    A condition that declares names takes them out of a value, which follows `=`.
    ```wrong
    let pair: (Int, Int)? = (1, 2)
    if let (a, b) { print(a, b) }
    ```
    ```right
    let pair: (Int, Int)? = (1, 2)
    if let (a, b) = pair { print(a, b) }
    ```

    ## expected-parameters
    A function has a list of parameters in parentheses, an empty one if it takes nothing. The call has the same parentheses.
    ```wrong
    func greet { print("hello") }
    ```
    ```right
    func greet() { print("hello") }
    greet()
    ```

    ## parameter-without-type
    Every parameter says its type: a function is checked by itself, before anybody calls it.
    ```wrong
    func double(x) -> Int { x * 2 }
    ```
    ```right
    func double(x: Int) -> Int { x * 2 }
    print(double(x: 2))
    ```

    ## parameter-keyword
    A parameter is a constant inside of the function; neither `var` nor `let` stands before it.
    ```wrong
    func next(var x: Int) -> Int { x + 1 }
    ```
    ```right
    func next(x: Int) -> Int {
      var result = x
      result += 1
      return result
    }
    print(next(x: 1))
    ```

    ## misplaced-inout
    `inout` belongs to the type: it stands behind the colon.
    ```wrong
    func increase(inout x: Int) { x += 1 }
    ```
    ```right
    func increase(x: inout Int) { x += 1 }
    var n = 1
    increase(x: &n)
    print(n)
    ```

    ## expected-arrow
    The type of a function's result follows `->`. A colon stands between a name and its type only.
    ```wrong
    func double(_ x: Int): Int { x * 2 }
    ```
    ```right
    func double(_ x: Int) -> Int { x * 2 }
    print(double(2))
    ```

    ## function-type-without-parentheses
    The type of a function has its parameters' types in parentheses, even if it is one.
    ```wrong
    let f: Int -> Int = { $0 + 1 }
    ```
    ```right
    let f: (Int) -> Int = { $0 + 1 }
    print(f(1))
    ```

    ## expected-accessor
    The braces of a property hold either the code that computes it or the parts `get`, `set`, `willSet` and `didSet`, and nothing beside them.
    ```wrong
    struct S {
      var a: Int { get { 1 } print("x") }
    }
    ```
    ```right
    struct S {
      var a: Int { get { 1 } }
    }
    print(S().a)
    ```

    ## computed-let
    A property with a body is computed each time it is read and may change with what it is computed from. So it is a `var`.
    ```wrong
    struct Square {
      var side = 2
      let area: Int { side * side }
    }
    ```
    ```right
    struct Square {
      var side = 2
      var area: Int { side * side }
    }
    print(Square().area)
    ```

    ## computed-without-type
    A computed property says its type: there is no first value from which it could be seen.
    ```wrong
    struct Square {
      var side = 2
      var area { side * side }
    }
    ```
    ```right
    struct Square {
      var side = 2
      var area: Int { side * side }
    }
    print(Square().area)
    ```

    ## statement-in-type
    The braces of a type hold declarations. Statements stand in methods, or outside of the type.
    ```wrong
    struct Point {
      var x = 0
      print(x)
    }
    ```
    ```right
    struct Point {
      var x = 0
      func show() { print(x) }
    }
    Point().show()
    ```

    ## property-pattern
    Each property of a type has a name of its own; a tuple cannot be taken apart there.
    ```wrong
    struct P { var (x, y) = (1, 2) }
    ```
    ```right
    struct P { var x = 1, y = 2 }
    print(P().y)
    ```

    ## missing-type
    What has no first value says its type.
    ```wrong
    var x
    x = 3
    ```
    ```right
    var x: Int
    x = 3
    print(x)
    ```

    ## missing-value
    A static property belongs to the type and has no initializer that could give it its value later.
    ```wrong
    struct S { static var count: Int }
    ```
    ```right
    struct S { static var count = 0 }
    print(S.count)
    ```

    ## redeclared
    In one scope a name is declared once; all blocks of a lesson are one scope. To change a variable, leave out `var`. Functions may share a name if their labels or types differ.
    ```wrong
    let a = 1
    let a = 2
    ```
    ```right
    var a = 1
    print(a)
    a = 2
    print(a)
    ```

    ## unknown-swift-attribute
    Words behind `@` change how a declaration is treated. There is no such word.
    ```wrong
    @fast func f() -> Int { 3 }
    ```
    ```right
    func f() -> Int { 3 }
    print(f())
    ```

    ## expected-operator
    The name of an operator is made of signs.
    ```wrong
    infix operator plus
    ```
    ```right
    infix operator +++
    func +++ (a: Int, b: Int) -> Int { a + b + 1 }
    print(1 +++ 2)
    ```

    ## operator-without-fixity
    An operator is declared as `prefix` (before its value), `postfix` (behind) or `infix` (between two).
    ```wrong
    operator +++
    ```
    ```right
    infix operator +++
    func +++ (a: Int, b: Int) -> Int { a + b + 1 }
    print(1 +++ 2)
    ```

    ## operator-not-static
    An operator between two values belongs to neither of them: in a type it is `static`.
    ```wrong
    struct P {
      var x = 1
      func + (a: P, b: P) -> P { P(x: a.x + b.x) }
    }
    ```
    ```right
    struct P {
      var x = 1
      static func + (a: P, b: P) -> P { P(x: a.x + b.x) }
    }
    print((P() + P()).x)
    ```

    ## precedence-attribute
    A precedence group says which operators bind less (`higherThan`), to which side a chain is read (`associativity`), and whether it assigns.
    ```wrong
    precedencegroup Power { strength: 9 }
    ```
    ```right
    precedencegroup Power { higherThan: MultiplicationPrecedence }
    infix operator **: Power
    func ** (a: Int, b: Int) -> Int { (0..<b).reduce(1) { result, _ in result * a } }
    print(2 ** 3)
    ```

    ## expected-requirement
    What stands behind `where` demands something of types: `T: Protocol`, or `T == U`.
    ```wrong
    func f<T>(_ x: T) where T { print(x) }
    ```
    ```right
    func f<T>(_ x: T) where T: Equatable { print(x == x) }
    f(1)
    ```

    ## stored-in-extension
    An extension adds what is computed: methods, initializers and computed properties. Room for a stored property has to be in the type itself.
    ```wrong
    extension Int { var half = 2 }
    ```
    ```right
    extension Int { var half: Int { self / 2 } }
    print(4.half)
    ```

    ## stored-in-enum
    A value of an enum is one of its cases and nothing besides. What belongs to a case is its payload.
    ```wrong
    enum Light { case on, off; var level = 3 }
    ```
    ```right
    enum Light { case on(level: Int), off }
    print(Light.on(level: 3))
    ```

    ## repeated-raw-value
    A raw value names one case, so that the case can be found by it.
    ```wrong
    enum Code: Int { case a = 1, b = 1 }
    ```
    ```right
    enum Code: Int { case a = 1, b = 2 }
    print(Code(rawValue: 2)!)
    ```

    ## recursive-value
    A struct holds its properties inside itself. One that held another of its own kind would be endless. A class or an array holds a reference; an enum may be `indirect`.
    ```wrong
    struct Node {
      var value: Int
      var next: Node?
    }
    ```
    ```right
    final class Node {
      var value: Int
      var next: Node?
      init(value: Int) { self.value = value }
    }
    print(Node(value: 1).value)
    ```
    """#
}
