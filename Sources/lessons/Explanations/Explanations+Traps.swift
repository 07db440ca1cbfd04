extension Explanations {
  static let traps = #"""
    # What stops a running program

    ## overflow
    An Int has 64 bits. A sum or product that does not fit stops the program: a wrong number would be worse. Double has room for larger numbers, rounded; `&+` and `&*` drop what does not fit.
    ```wrong
    var n = Int.max
    n += 1
    ```
    ```right
    var n = Double(Int.max)
    n *= 2
    print(n)
    ```

    ## division-by-zero
    No whole number is the quotient of a division by 0. (A Double division gives `inf` or `nan`.)
    ```wrong
    let values: [Int] = []
    print(10 / values.count)
    ```
    ```right
    let values: [Int] = []
    print(values.isEmpty ? 0 : 10 / values.count)
    ```

    ## conversion
    A Double that is infinite, not a number or too large has no Int, and a negative number no unsigned one.
    ```wrong
    let x = 1e300
    print(Int(x))
    ```
    ```right
    let x = 1e300
    print(Int(exactly: x) ?? 0)
    ```

    ## index-out-of-range
    The elements of an array have the indices 0 to `count - 1`.
    ```wrong
    let a = [1, 2, 3]
    print(a[3])
    ```
    ```right
    let a = [1, 2, 3]
    for i in a.indices { print(a[i]) }
    ```

    ## empty-collection
    Nothing can be taken from an empty array. `popLast()`, `first` and `last` give nil instead.
    ```wrong
    var a: [Int] = []
    print(a.removeLast())
    ```
    ```right
    var a: [Int] = []
    print(a.popLast() ?? 0)
    ```

    ## force-unwrap
    `!` takes the value out of an optional and stops the program at nil. It is for cases in which nil would be a mistake of the program itself.
    ```wrong
    let n = Int("three")!
    print(n)
    ```
    ```right
    let n = Int("three") ?? 0
    print(n)
    ```

    ## force-cast
    `as!` stops the program if the value is of another type. `as?` gives nil.
    ```wrong
    let value: Any = "three"
    print(value as! Int)
    ```
    ```right
    let value: Any = "three"
    print(value as? Int ?? 0)
    ```

    ## force-try
    `try!` says that no error will come. One came.
    ```wrong
    enum Failure: Error { case negative }
    func root(_ x: Double) throws -> Double { throw Failure.negative }
    print(try! root(-1))
    ```
    ```right
    enum Failure: Error { case negative }
    func root(_ x: Double) throws -> Double { throw Failure.negative }
    do { print(try root(-1)) } catch { print(error) }
    ```

    ## uncaught-error
    An error that nobody catches ends the program.
    ```wrong
    enum Failure: Error { case negative }
    func root(_ x: Double) throws -> Double { throw Failure.negative }
    print(try root(-1))
    ```
    ```right
    enum Failure: Error { case negative }
    func root(_ x: Double) throws -> Double { throw Failure.negative }
    do { print(try root(-1)) } catch { print(error) }
    ```

    ## fatal-error
    The program itself asked to stop, by `fatalError`.
    ```wrong
    func area(_ side: Double) -> Double {
      if side < 0 { fatalError("a side is never negative") }
      return side * side
    }
    print(area(-1))
    ```
    ```right
    func area(_ side: Double) -> Double? {
      side < 0 ? nil : side * side
    }
    print(area(-1) ?? 0)
    ```

    ## precondition-failed
    `precondition` and `assert` say what must hold for the rest to make sense. It did not hold.
    ```wrong
    func mean(_ a: [Double]) -> Double {
      precondition(!a.isEmpty, "no values")
      return a.reduce(0, +) / Double(a.count)
    }
    print(mean([]))
    ```
    ```right
    func mean(_ a: [Double]) -> Double {
      precondition(!a.isEmpty, "no values")
      return a.reduce(0, +) / Double(a.count)
    }
    print(mean([1, 2]))
    ```

    ## invalid-range
    A range goes upwards: its lower bound is not above its upper bound.
    ```wrong
    let n = -1
    for i in 0..<n { print(i) }
    ```
    ```right
    for i in stride(from: 3, to: 0, by: -1) { print(i) }
    ```

    ## dangling-unowned
    An `unowned` reference does not keep its object alive. The object is gone.
    ```wrong
    final class Owner { var n = 1 }
    final class Pet {
      unowned let owner: Owner
      init(_ owner: Owner) { self.owner = owner }
    }
    func make() -> Pet {
      let owner = Owner()
      return Pet(owner)
    }
    print(make().owner.n)
    ```
    ```right
    final class Owner { var n = 1 }
    final class Pet {
      weak var owner: Owner?
      init(_ owner: Owner) { self.owner = owner }
    }
    let owner = Owner()
    print(Pet(owner).owner?.n ?? 0)
    ```

    ## exclusivity
    A variable that is being changed by one part of the program cannot be read or changed by another at the same time.
    ```wrong text
    a property that is read by its own setter's argument while it is changed
    ```
    ```right
    var n = 1
    func add(_ x: inout Int, _ y: Int) { x += y }
    let copy = n
    add(&n, copy)
    print(n)
    ```

    ## duplicate-key
    The keys of a dictionary differ. A literal, or `Dictionary(uniqueKeysWithValues:)`, gave one twice.
    ```wrong
    let d = Dictionary(uniqueKeysWithValues: [("a", 1), ("a", 2)])
    print(d)
    ```
    ```right
    let d = Dictionary([("a", 1), ("a", 2)], uniquingKeysWith: { $0 + $1 })
    print(d)
    ```

    ## arithmetic
    The machine met a computation that has no result.
    ```wrong text
    a remainder or a shift that the library does not foresee
    ```
    ```right
    print(7 % 3)
    ```

    ## fuel-exhausted
    A lesson may use a certain number of machine steps, counted and not timed, so that it stops at the same step everywhere. Usually a loop does not end. Where much is to be computed, the block says `fuel=…`.
    ```wrong
    var i = 0
    while i >= 0 { i = 1 - i }
    ```
    ```right
    var i = 0
    while i < 3 { i += 1 }
    print(i)
    ```

    ## memory-exhausted
    A lesson may use a certain amount of memory.
    ```wrong
    let big = Array(repeating: 0.0, count: 100_000_000_000)
    print(big.count)
    ```
    ```right
    let small = Array(repeating: 0.0, count: 1000)
    print(small.count)
    ```

    ## recursion-too-deep
    Each call that is under way needs room. A function that calls itself has a case in which it does not.
    ```wrong
    func sum(_ n: Int) -> Int { n + sum(n - 1) }
    print(sum(3))
    ```
    ```right
    func sum(_ n: Int) -> Int { n == 0 ? 0 : n + sum(n - 1) }
    print(sum(3))
    ```

    ## output-too-large
    A lesson may print a certain amount, so that its page can be read.
    ```wrong
    for i in 0..<10_000_000 { print("step", i, "of a long computation") }
    ```
    ```right
    for i in 0..<1000 where i % 100 == 0 { print("step", i) }
    ```

    ## host-error
    A function of the training engine, of tables or of plots refused its arguments. The message names the shapes or the values.
    ```wrong
    let a = Tensor([1, 2, 3])
    let b = Tensor([1, 2])
    print(a + b)
    ```
    ```right
    let a = Tensor([1, 2, 3])
    let b = Tensor([1, 2, 4])
    print(a + b)
    ```

    ## expected-error-missing
    A block that is marked `error` is there to show its error. This one runs to its end.
    ````wrong lesson
    ```swift {error}
    print(1)
    ```
    ````
    ````right lesson
    ```swift {error}
    print([1][2])
    ```
    ````

    ## inline-without-value
    An expression in the prose gives a number or a text, which then stands in the sentence. Tables and plots need a block.
    ````wrong lesson
    There are `{swift} print(3)` of them.
    ````
    ````right lesson
    There are `{swift} 1 + 2` of them.
    ````
    """#
}
