extension Explanations {
  static let calls = #"""
    # Calls

    ## missing-argument
    A call gives a value for every parameter that has no default.
    ```wrong
    func area(width: Int, height: Int) -> Int { width * height }
    print(area(width: 2))
    ```
    ```right
    func area(width: Int, height: Int) -> Int { width * height }
    print(area(width: 2, height: 3))
    ```

    ## extra-argument
    A call gives one value for each parameter and no more.
    ```wrong
    func double(_ x: Int) -> Int { x * 2 }
    print(double(1, 2))
    ```
    ```right
    func double(_ x: Int) -> Int { x * 2 }
    print(double(1))
    ```

    ## wrong-label
    A parameter's name is the label of its argument, unless another label or `_` (none) stands before it. The arguments have the order of the parameters.
    ```wrong
    func area(width: Int, height: Int) -> Int { width * height }
    print(area(2, 3))
    ```
    ```right
    func area(width: Int, height: Int) -> Int { width * height }
    print(area(width: 2, height: 3))
    ```

    ## no-overload
    Functions and initializers can share a name and differ in their parameters. None of them takes these arguments; the message lists what there is.
    ```wrong
    let words = "a b c".split(" ")
    ```
    ```right
    let words = "a b c".split(separator: " ")
    print(words)
    ```

    ## not-callable
    Parentheses call a function. A property is read without them.
    ```wrong
    let words = ["a"]
    if words.isEmpty() { print("none") }
    ```
    ```right
    let words = ["a"]
    if words.isEmpty { print("none") }
    ```

    ## missing-ampersand
    A function with an `inout` parameter changes the caller's variable. `&` before the argument shows it where the call stands.
    ```wrong
    var a = 1, b = 2
    swap(a, b)
    ```
    ```right
    var a = 1, b = 2
    swap(&a, &b)
    print(a, b)
    ```

    ## unexpected-ampersand
    `&` marks an argument that the function changes. This parameter is not `inout`.
    ```wrong
    func double(_ x: Int) -> Int { x * 2 }
    var n = 3
    print(double(&n))
    ```
    ```right
    func double(_ x: Int) -> Int { x * 2 }
    var n = 3
    n = double(n)
    print(n)
    ```

    ## unseeded-random
    A lesson gives the same result each time and everywhere. So random numbers come from a generator with a seed that the lesson chooses.
    ```wrong
    print(Int.random(in: 1...6))
    ```
    ```right
    var generator = SeededGenerator(seed: 1)
    print(Int.random(in: 1...6, using: &generator))
    ```

    ## closure-parameters
    A closure names the values that it gets before `in`, all of them, or uses `$0`, `$1`. One that ignores a value says so with `_ in`.
    ```wrong
    let a = [1, 2, 3].map { 5 }
    ```
    ```right
    let a = [1, 2, 3].map { _ in 5 }
    print(a)
    ```

    ## expected-in
    `in` separates the names of a closure's parameters from its body, and the variable of a `for` from what it goes over.
    ```wrong
    let double = { (x: Int) -> Int x * 2 }
    ```
    ```right
    let double = { (x: Int) -> Int in x * 2 }
    print(double(2))
    ```

    ## missing-self
    A closure that is kept for later keeps the object whose members it uses alive. So that nobody overlooks it, such a closure writes `self.`, or `[self] in`. A closure that only runs during the call needs neither.
    ```wrong
    class Clock {
      var ticks = 0
      var action: (() -> Void)?
      func start() { action = { ticks += 1 } }
    }
    ```
    ```right
    class Clock {
      var ticks = 0
      var action: (() -> Void)?
      func start() { action = { self.ticks += 1 } }
    }
    let clock = Clock()
    clock.start()
    clock.action?()
    print(clock.ticks)
    ```

    ## escaping-parameter
    A function that is a parameter ends with the call, unless its type is marked `@escaping`: only then may it be stored or returned.
    ```wrong
    var saved: [() -> Void] = []
    func keep(_ f: () -> Void) { saved.append(f) }
    ```
    ```right
    var saved: [() -> Void] = []
    func keep(_ f: @escaping () -> Void) { saved.append(f) }
    keep { print("later") }
    saved[0]()
    ```

    ## missing-try
    A call that can throw is marked with `try`, so that a reader sees where the code may be left.
    ```wrong
    func f() throws -> Int { 3 }
    print(f())
    ```
    ```right
    func f() throws -> Int { 3 }
    print(try f())
    ```

    ## error-not-handled
    An error goes up until a `catch` takes it. A function that does not say `throws` lets none out; a `catch` with a pattern takes only what fits.
    ```wrong
    func f() throws -> Int { 3 }
    func show() { print(try f()) }
    ```
    ```right
    func f() throws -> Int { 3 }
    func show() {
      do { print(try f()) } catch { print("failed") }
    }
    show()
    ```
    """#
}
