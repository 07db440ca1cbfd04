extension Explanations {
  static let optionals = #"""
    # Optionals

    ## optional-not-unwrapped
    `Int?` is an Int or nil, and nil has no members and cannot be computed with. Say what happens when there is no value: `if let` and `guard let` take the value out, `??` gives another, `?.` goes on with nil. `!` takes it out and stops the program at nil.
    ```wrong
    let ages = ["Ada": 36]
    let age: Int = ages["Ada"]
    ```
    ```right
    let ages = ["Ada": 36]
    if let age = ages["Ada"] { print(age) }
    print(ages["Alan"] ?? 0)
    ```

    ## not-optional
    `?.`, `!`, `??` and `if let` are about values that may be nil. This one never is.
    ```wrong
    let n = 3
    if let m = n { print(m) }
    ```
    ```right
    let n: Int? = 3
    if let m = n { print(m) }
    ```

    ## nil-for-non-optional
    Only an optional can be nil: its type ends with `?`.
    ```wrong
    let n: Int = nil
    ```
    ```right
    let n: Int? = nil
    print(n ?? 0)
    ```

    ## nil-without-type
    `nil` can be of any optional type. Which one is meant has to be said.
    ```wrong
    let x = nil
    ```
    ```right
    let x: Int? = nil
    print(x == nil)
    ```
    """#
}
