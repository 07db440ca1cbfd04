extension Explanations {
  static let flow = #"""
    # Control flow

    ## missing-return
    A function with a result returns one on every way to its end. A body of a single expression returns it by itself; a longer one needs `return`.
    ```wrong
    func sign(_ x: Int) -> Int {
      if x > 0 { return 1 }
    }
    ```
    ```right
    func sign(_ x: Int) -> Int {
      if x > 0 { return 1 }
      return -1
    }
    print(sign(3))
    ```

    ## return-value
    A function returns what it declares behind `->`: a value of that type, or nothing if there is no `->`.
    ```wrong
    func double(_ x: Int) { return x * 2 }
    ```
    ```right
    func double(_ x: Int) -> Int { return x * 2 }
    print(double(2))
    ```

    ## outside-function
    `return` leaves a function. A lesson's own statements run to their end.
    ```wrong
    let a = 3
    if a > 2 { return }
    ```
    ```right
    func check(_ a: Int) {
      if a > 2 { return }
      print("small")
    }
    check(1)
    ```

    ## outside-loop
    `break` leaves a loop or a switch, `continue` begins the next round of a loop. Here is none around it.
    ```wrong
    if 3 > 2 { break }
    ```
    ```right
    for i in 0..<9 {
      if i > 2 { break }
      print(i)
    }
    ```

    ## guard-falls-through
    What stands behind a `guard` relies on its condition. So the `else` leaves: by `return`, `throw`, `break` or `continue`.
    ```wrong
    func f(_ n: Int?) -> Int {
      guard let m = n else { print("none") }
      return m
    }
    ```
    ```right
    func f(_ n: Int?) -> Int {
      guard let m = n else { return 0 }
      return m
    }
    print(f(1))
    ```

    ## expected-else
    `guard` says what must hold to go on; `else` says what happens otherwise. It always has one.
    ```wrong
    func f(_ n: Int?) -> Int {
      guard let m = n { return 0 }
      return m
    }
    ```
    ```right
    func f(_ n: Int?) -> Int {
      guard let m = n else { return 0 }
      return m
    }
    print(f(1))
    ```

    ## expected-while
    `repeat` runs its body first and asks its condition, behind `while`, afterwards.
    ```wrong
    var n = 3
    repeat { n -= 1 }
    ```
    ```right
    var n = 3
    repeat { n -= 1 } while n > 0
    print(n)
    ```

    ## misplaced-else
    `else` follows the `}` of its `if`, with nothing between.
    ```wrong
    if 3 < 2 { print("small") }
    print("between")
    else { print("large") }
    ```
    ```right
    if 3 < 2 { print("small") } else { print("large") }
    ```

    ## misplaced-catch
    `catch` follows the `}` of a `do`, in whose braces stands what may throw.
    ```wrong
    func f() throws {}
    try f()
    catch { print("failed") }
    ```
    ```right
    func f() throws {}
    do { try f() } catch { print("failed") }
    ```

    ## misplaced-case
    `case` and `default` stand directly in the braces of a `switch`.
    ```wrong
    if 3 > 2 {
      case 1: print("one")
    }
    ```
    ```right
    switch 3 {
    case 1: print("one")
    default: print("more")
    }
    ```

    ## expected-case
    Everything in the braces of a `switch` belongs to a `case` or to `default`.
    ```wrong
    switch 3 {
      print("which?")
    case 1: print("one")
    default: print("more")
    }
    ```
    ```right
    print("which?")
    switch 3 {
    case 1: print("one")
    default: print("more")
    }
    ```

    ## empty-case
    A case does something, if only `break`. It does not fall through to the next one as in C; cases that share a body are joined by a comma.
    ```wrong
    switch 3 {
    case 1:
    case 2: print("one or two")
    default: print("more")
    }
    ```
    ```right
    switch 3 {
    case 1, 2: print("one or two")
    default: print("more")
    }
    ```

    ## not-exhaustive
    A switch has an answer for every value. For an enum all cases are listed, so that a case added later is not forgotten; for numbers and texts `default` takes the rest.
    ```wrong
    enum Direction { case up, down }
    let d = Direction.up
    switch d {
    case .up: print("up")
    }
    ```
    ```right
    enum Direction { case up, down }
    let d = Direction.up
    switch d {
    case .up: print("up")
    case .down: print("down")
    }
    ```

    ## default-not-last
    The cases are tried in their order. `default` takes whatever comes to it, so nothing would reach a case behind it.
    ```wrong
    switch 3 {
    default: print("many")
    case 1: print("one")
    }
    ```
    ```right
    switch 3 {
    case 1: print("one")
    default: print("many")
    }
    ```

    ## misplaced-fallthrough
    `fallthrough` goes on with the body of the next case of the switch around it.
    ```wrong
    if 3 > 2 { fallthrough }
    ```
    ```right
    switch 3 {
    case 3:
      print("three")
      fallthrough
    default: print("more")
    }
    ```

    ## if-without-else
    An `if` whose result is used has a result on either way.
    ```wrong
    let n = 3
    let s = if n > 2 { "many" }
    ```
    ```right
    let n = 3
    let s = if n > 2 { "many" } else { "few" }
    print(s)
    ```

    ## branch-not-expression
    In an `if` or `switch` whose result is used each branch is one expression.
    ```wrong
    let n = 3
    let s = if n > 2 {
      let t = "many"
      t
    } else { "few" }
    ```
    ```right
    let n = 3
    let s = if n > 2 { "many" } else { "few" }
    print(s)
    ```

    ## misplaced-if-expression
    An `if` can be a value behind `=` and `return`, not in the middle of an expression. There `? :` chooses.
    ```wrong
    let n = 3
    print(if n > 2 { 1 } else { 2 })
    ```
    ```right
    let n = 3
    print(n > 2 ? 1 : 2)
    ```

    ## misplaced-switch-expression
    A `switch` can be a value behind `=` and `return`, not in the middle of an expression.
    ```wrong
    let n = 3
    print(switch n { default: 1 })
    ```
    ```right
    let n = 3
    let text = switch n {
    case 1: "one"
    default: "more"
    }
    print(text)
    ```
    """#
}
