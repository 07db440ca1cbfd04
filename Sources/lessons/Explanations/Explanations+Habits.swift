extension Explanations {
  static let habits = #"""
    # Habits of other languages

    ## assignment-in-condition
    `=` gives a variable a value, and is itself no value that could be true or false. `==` compares.
    ```wrong
    let x = 3
    if x = 3 { print("three") }
    ```
    ```right
    let x = 3
    if x == 3 { print("three") }
    ```

    ## comparison-instead-of-assignment
    `==` compares two values. A declaration gives its value with `=`.
    ```wrong
    let x == 3
    ```
    ```right
    let x = 3
    print(x)
    ```

    ## increment-operator
    Swift has no `++` and `--`: in the middle of an expression they are hard to read. A variable grows by `+= 1`.
    ```wrong
    var i = 0
    i++
    ```
    ```right
    var i = 0
    i += 1
    print(i)
    ```

    ## foreign-operator
    Conditions are joined by `&&` (and) and `||` (or), and turned around by `!` (not). Division is `/`, the remainder `%`, the question for a type `is`.
    ```wrong
    let a = true, b = false
    if a and b { print("both") }
    ```
    ```right
    let a = true, b = false
    if a && !b { print("only a") }
    ```

    ## foreign-else-if
    The next condition of an `if` follows `else if`, in two words.
    ```wrong
    let x = 3
    if x < 2 { print("small") } elif x < 5 { print("medium") }
    ```
    ```right
    let x = 3
    if x < 2 { print("small") } else if x < 5 { print("medium") }
    ```

    ## foreign-keyword
    Functions are declared with `func`, constants with `let`, variables with `var`; loops over a sequence are `for`. A type follows the name, behind a colon, where it is not seen from the value.
    ```wrong
    const limit = 10
    ```
    ```right
    let limit = 10
    print(limit)
    ```

    ## misspelt-keyword
    The first word of this line is not known, but nearly a word of the language.
    ```wrong
    fucn double(_ x: Int) -> Int { x * 2 }
    ```
    ```right
    func double(_ x: Int) -> Int { x * 2 }
    print(double(2))
    ```

    ## foreign-new
    A value of a type is made by calling the type like a function.
    ```wrong
    class Dog { var name = "Rex" }
    let dog = new Dog()
    ```
    ```right
    class Dog { var name = "Rex" }
    let dog = Dog()
    print(dog.name)
    ```

    ## foreign-lambda
    A function without a name, a closure, stands in braces; `in` separates its parameters from its body.
    ```wrong
    let doubled = [1, 2].map(lambda x: x * 2)
    ```
    ```right
    let doubled = [1, 2].map { x in x * 2 }
    print(doubled)
    ```

    ## foreign-choice
    A choice between two values has the condition first: `condition ? first : second`.
    ```wrong
    let a = 3
    let b = "yes" if a > 2 else "no"
    ```
    ```right
    let a = 3
    let b = a > 2 ? "yes" : "no"
    print(b)
    ```

    ## foreign-inheritance
    A colon stands between a class and its superclass, and before protocols.
    ```wrong
    class Animal { var name = "x" }
    class Dog extends Animal { var age = 3 }
    ```
    ```right
    class Animal { var name = "x" }
    class Dog: Animal { var age = 3 }
    print(Dog().age)
    ```

    ## brackets-behind-type
    The type of an array is the type of its elements in brackets: `[Int]`. The long form is `Array<Int>`.
    ```wrong
    let a: Int[] = [1, 2]
    ```
    ```right
    let a: [Int] = [1, 2]
    print(a)
    ```

    ## dictionary-in-braces
    Dictionaries stand in square brackets, as arrays do. Braces hold code.
    ```wrong
    let ages = {"Ada": 36}
    ```
    ```right
    let ages = ["Ada": 36]
    print(ages)
    ```

    ## c-style-for
    A `for` goes over the elements of a sequence. To count, go over a range; for other steps use `stride`.
    ```wrong
    for (var i = 0; i < 3; i++) { print(i) }
    ```
    ```right
    for i in 0..<3 { print(i) }
    for i in stride(from: 10, to: 0, by: -5) { print(i) }
    ```

    ## parenthesized-for
    `name in sequence` stands without parentheses.
    ```wrong
    for (word in ["a", "b"]) { print(word) }
    ```
    ```right
    for word in ["a", "b"] { print(word) }
    ```

    ## pair-without-parentheses
    An element that is a pair, as of `enumerated()`, `zip` or a dictionary, is taken apart by two names in parentheses.
    ```wrong
    for i, word in ["a", "b"].enumerated() { print(i, word) }
    ```
    ```right
    for (i, word) in ["a", "b"].enumerated() { print(i, word) }
    ```

    ## do-while
    A loop whose condition stands at its end begins with `repeat`; `do` begins a block whose errors are caught.
    ```wrong
    var i = 0
    do {
      i += 1
    } while i < 3
    ```
    ```right
    var i = 0
    repeat {
      i += 1
    } while i < 3
    print(i)
    ```

    ## try-block
    The block whose errors are caught begins with `do`. `try` stands before each call in it that can throw, so that a reader sees where the block may be left.
    ```wrong
    func f() throws {}
    try {
      try f()
    } catch {
      print("failed")
    }
    ```
    ```right
    func f() throws {}
    do {
      try f()
    } catch {
      print("failed")
    }
    ```

    ## catch-parentheses
    `catch` needs no declaration: in its braces the error is called `error`. Another name, or a pattern, stands without parentheses.
    ```wrong
    func f() throws {}
    do { try f() } catch (e) { print(e) }
    ```
    ```right
    func f() throws {}
    do { try f() } catch { print(error) }
    ```

    ## misplaced-throws
    `throws` marks a function that can throw. It stands between the parameters and `->`; `throw` is the statement in the body.
    ```wrong
    func f() -> Int throws { 3 }
    ```
    ```right
    func f() throws -> Int { 3 }
    print(try f())
    ```

    ## initializer-with-func
    An initializer is declared by `init` alone: it is no method that one could call on a finished value.
    ```wrong
    struct Dog {
      var name: String
      func init(name: String) { self.name = name }
    }
    ```
    ```right
    struct Dog {
      var name: String
      init(name: String) { self.name = name }
    }
    print(Dog(name: "Rex").name)
    ```

    ## initializer-with-result
    An initializer has no result: it gives the properties their values, and the value itself is what comes of it.
    ```wrong
    struct P {
      var x: Int
      init(x: Int) -> P { self.x = x }
    }
    ```
    ```right
    struct P {
      var x: Int
      init(x: Int) { self.x = x }
    }
    print(P(x: 1).x)
    ```

    ## missing-case-keyword
    The cases of an enum follow the word `case`.
    ```wrong
    enum Direction { up, down }
    ```
    ```right
    enum Direction { case up, down }
    print(Direction.up)
    ```

    ## case-label-in-enum
    A `case` that an enum declares has no colon. The `case` of a `switch` has one, because code follows it.
    ```wrong
    enum Direction {
      case up:
    }
    ```
    ```right
    enum Direction {
      case up
    }
    print(Direction.up)
    ```

    ## binding-after-operator
    `if let` gives a name to a value; it is no condition that `&&` could join. Further conditions follow a comma, and may use the name.
    ```wrong
    let a: Int? = 1
    if let x = a && x > 0 { print(x) }
    ```
    ```right
    let a: Int? = 1
    if let x = a, x > 0 { print(x) }
    ```

    ## let-before-case
    A pattern in a condition begins with `case`; `let` stands inside of it or behind `case`.
    ```wrong
    let n: Int? = 3
    if let case .some(x) = n { print(x) }
    ```
    ```right
    let n: Int? = 3
    if case let .some(x) = n { print(x) }
    ```
    """#
}
