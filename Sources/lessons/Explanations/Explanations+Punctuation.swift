extension Explanations {
  static let punctuation = #"""
    # Braces, commas, colons

    ## expected-closing-brace
    Each `{` has a `}`. Where one is missing, the indentation tells which: the finding stands where the block seems to end, and its note where it begins.
    ```wrong
    func double(_ x: Int) -> Int {
      return x * 2

    print(double(4))
    ```
    ```right
    func double(_ x: Int) -> Int {
      return x * 2
    }
    print(double(4))
    ```

    ## expected-closing-bracket
    Each `[` has a `]`.
    ```wrong
    let a = [1, 2, 3
    ```
    ```right
    let a = [1, 2, 3]
    print(a)
    ```

    ## expected-closing-parenthesis
    Each `(` has a `)`.
    ```wrong
    print("one"
    ```
    ```right
    print("one")
    ```

    ## expected-closing-angle
    The types that a generic type is made for stand between `<` and `>`.
    ```wrong
    var a: Array<Int = [1]
    ```
    ```right
    var a: Array<Int> = [1]
    print(a)
    ```

    ## expected-opening-brace
    What belongs to an `if`, a loop, a function or a type stands in braces, even if it is one line. Neither a colon nor indentation takes their place.
    ```wrong
    let x = 3
    if x > 2
      print("large")
    ```
    ```right
    let x = 3
    if x > 2 {
      print("large")
    }
    ```

    ## unexpected-closing-brace
    This `}` has no `{`: one brace is too many here, or one is missing above.
    ```wrong
    if 3 > 2 {
      print("yes")
    }
    }
    ```
    ```right
    if 3 > 2 {
      print("yes")
    }
    ```

    ## unexpected-closing-bracket
    This `]` has no `[`.
    ```wrong
    let a = 3]
    ```
    ```right
    let a = [3]
    print(a)
    ```

    ## unexpected-closing-parenthesis
    This `)` has no `(`.
    ```wrong
    print("one"))
    ```
    ```right
    print("one")
    ```

    ## expected-comma
    A comma separates the elements of an array, the arguments of a call and the parameters of a function.
    ```wrong
    let a = [1, 2 3]
    ```
    ```right
    let a = [1, 2, 3]
    print(a)
    ```

    ## expected-separator
    A statement ends with its line. Two statements on one line have a `;` between them. Often something is missing in the middle instead: an operator, a dot, a comma.
    ```wrong
    let a = 2
    let b = 3 a
    print(b)
    ```
    ```right
    let a = 2
    let b = 3 * a
    print(b)
    ```

    ## expected-colon
    A colon stands between a name and its type, behind the pattern of a `case`, and between the two values of `? :`.
    ```wrong
    let count Int = 3
    ```
    ```right
    let count: Int = 3
    print(count)
    ```

    ## unexpected-token
    This word or sign begins nothing that could stand here.
    ```wrong
    in 3
    ```
    ```right
    for i in 0..<3 { print(i) }
    ```

    ## expected-expression
    A value is missing: behind an operator, behind `=`, or between parentheses.
    ```wrong
    let a = 2 +
    let b = 3
    print(a, b)
    ```
    ```right
    let a = 2 + 1
    let b = 3
    print(a, b)
    ```

    ## expected-member-name
    A dot is followed by the name of what the value has.
    ```wrong
    let a = [1, 2]
    print(a.)
    ```
    ```right
    let a = [1, 2]
    print(a.count)
    ```

    ## space-after-dot
    The name of a member stands directly behind the dot. A line may begin with a dot, though.
    ```wrong
    let a = [1, 2]
    print(a. count)
    ```
    ```right
    let a = [1, 2]
    print(a.count)
    ```

    ## uneven-space
    An operator between two values has a space on both sides or on neither. With a space on one side only it belongs to the value that it touches, like the minus of `-3`.
    ```wrong
    let a = 5
    let b = a -3
    print(b)
    ```
    ```right
    let a = 5
    let b = a - 3
    print(b)
    ```

    ## expected-dictionary-value
    Each entry of a dictionary is a key, a colon and a value.
    ```wrong
    let ages = ["Ada" = 36]
    ```
    ```right
    let ages = ["Ada": 36]
    print(ages)
    ```

    ## label-with-equal
    The label of an argument ends with a colon. `=` assigns, which a call does not do.
    ```wrong
    func double(x: Int) -> Int { x * 2 }
    print(double(x = 3))
    ```
    ```right
    func double(x: Int) -> Int { x * 2 }
    print(double(x: 3))
    ```

    ## call-without-parentheses
    The arguments of a call stand in parentheses.
    ```wrong
    print "hello"
    ```
    ```right
    print("hello")
    ```
    """#
}
