extension Explanations {
  static let names = #"""
    # Names

    ## unknown-name
    A name is declared before it is used, and seen only inside of the braces around its declaration. Otherwise it is misspelt, or belongs to another language or module.
    ```wrong
    let count = 3
    print(cuont)
    ```
    ```right
    let count = 3
    print(count)
    ```

    ## unknown-type
    There is no type of this name: neither in the library nor in the lesson.
    ```wrong
    func size(_ text: Sting) -> Int { text.count }
    ```
    ```right
    func size(_ text: String) -> Int { text.count }
    print(size("abc"))
    ```

    ## unknown-member
    The type has no property, method or case of this name. The message suggests the nearest one, or what another language's word is called here.
    ```wrong
    let a = [1, 2, 3]
    print(a.length)
    ```
    ```right
    let a = [1, 2, 3]
    print(a.count)
    ```

    ## unknown-operator
    There is no operator of these signs. A lesson may declare one: `infix operator`, and a function of that name.
    ```wrong
    var x = 3
    x =+ 2
    ```
    ```right
    var x = 3
    x += 2
    print(x)
    ```

    ## unknown-label
    `break` and `continue` can name the loop that they mean by the label before it.
    ```wrong
    outer: for i in 0..<3 { continue outr }
    ```
    ```right
    outer: for i in 0..<3 {
      for j in 0..<3 where j == i { continue outer }
      print(i)
    }
    ```

    ## used-before-declaration
    Inside of braces and at the top of a lesson a variable is known from its declaration on. Functions and types are known everywhere.
    ```wrong
    print(total)
    let total = 3
    ```
    ```right
    let total = 3
    print(total)
    ```

    ## used-before-value
    A variable that is declared without a value gets one on every way to the place where it is read.
    ```wrong
    let n = 3
    let x: Int
    if n > 2 { x = 1 }
    print(x)
    ```
    ```right
    let n = 3
    let x: Int
    if n > 2 { x = 1 } else { x = 2 }
    print(x)
    ```

    ## ambiguous
    Several functions have this name and nothing here says which is meant. A type, or a call inside of a closure, does.
    ```wrong
    func show(_ x: Int) {}
    func show(_ x: String) {}
    let f = show
    ```
    ```right
    func show(_ x: Int) {}
    func show(_ x: String) {}
    let f: (Int) -> Void = show
    f(1)
    ```

    ## circular-reference
    The type of this depends on itself: it can be found neither first nor second.
    ```wrong
    struct S {
      static let a = b
      static let b = a
    }
    ```
    ```right
    struct S {
      static let a = 1
      static let b = a
    }
    print(S.b)
    ```

    ## invalid-shorthand
    `$0`, `$1` and so on are the arguments of a closure that names none. No other name begins with `$`.
    ```wrong
    let a = [1, 2].map { $x * 2 }
    ```
    ```right
    let a = [1, 2].map { $0 * 2 }
    print(a)
    ```
    """#
}
