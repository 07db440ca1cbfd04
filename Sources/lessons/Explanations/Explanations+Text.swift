extension Explanations {
  static let text = #"""
    # Text and numbers

    ## unterminated-string
    A text begins and ends with `"` on the same line. Without the second mark nobody can tell where the text ends and the program goes on. A text of several lines stands between `"""`.
    ```wrong
    let name = "Ada
    ```
    ```right
    let name = "Ada"
    print(name)
    ```

    ## unterminated-interpolation
    A value in a text stands between `\(` and `)`. The closing parenthesis is on the same line as the opening one.
    ```wrong
    let count = 3
    print("there are \(count of them")
    ```
    ```right
    let count = 3
    print("there are \(count) of them")
    ```

    ## unterminated-comment
    A comment that begins with `/*` goes on to its `*/`. Comments nest: each `/*` inside needs a `*/` of its own.
    ```wrong
    let a = 1
    /* the rest
    print(a)
    ```
    ```right
    let a = 1
    /* the rest */
    print(a)
    ```

    ## single-quoted-string
    Swift writes texts and single characters in double quotes. `'` has no meaning of its own.
    ```wrong
    let name = 'Ada'
    ```
    ```right
    let name = "Ada"
    print(name)
    ```

    ## curly-quotes
    Word processors turn straight quotation marks into curly ones. A program needs the straight ones.
    ```wrong
    let name = “Ada”
    ```
    ```right
    let name = "Ada"
    print(name)
    ```

    ## multiline-string-layout
    In a text between `"""` the lines of the text stand on lines of their own, indented at least as far as the closing `"""`; that indentation is not part of the text.
    ```wrong
    let text = """one
      two
      """
    ```
    ```right
    let text = """
      one
      two
      """
    print(text)
    ```

    ## invalid-escape
    A backslash in a text begins an escape: `\n` is a new line, `\t` a tab, `\"` a quotation mark, `\\` a backslash, `\u{E9}` the character of that number. Any other letter behind a backslash means nothing.
    ```wrong
    let path = "C:\data"
    ```
    ```right
    let path = "C:\\data"
    print(path)
    ```

    ## invalid-number
    A number begins with a digit, also before a decimal point, and holds digits, `_` to group them, one point and an exponent. A name cannot begin with a digit.
    ```wrong
    let rate = .5
    ```
    ```right
    let rate = 0.5
    print(rate)
    ```

    ## integer-too-large
    An Int has 64 bits and ends at 9223372036854775807. A larger whole number has no Int; a Double holds it, rounded to some 16 digits.
    ```wrong
    let big = 10000000000000000000
    ```
    ```right
    let big = 1e19
    print(big)
    ```

    ## decimal-comma
    The fraction of a number follows a point. A comma separates things: two values of a list, or two declarations.
    ```wrong
    let rate = 0,5
    ```
    ```right
    let rate = 0.5
    print(rate)
    ```

    ## digit-groups
    A number ends at a space. Long numbers may be grouped by `_`.
    ```wrong
    let people = 1 000 000
    ```
    ```right
    let people = 1_000_000
    print(people)
    ```

    ## character-literal
    A Character is exactly one character as a reader sees it. A text of more, or of none, is a String.
    ```wrong
    let first: Character = "ab"
    ```
    ```right
    let first: Character = "a"
    print(first)
    ```

    ## string-prefix
    Letters before a text, such as Python's `f"…"`, do not exist. Every text can hold values, written as `\(value)`; a text in which backslashes mean nothing is written `#"…"#`.
    ```wrong
    let count = 3
    print(f"there are {count}")
    ```
    ```right
    let count = 3
    print("there are \(count)")
    ```

    ## unknown-character
    A program is made of letters, digits, and the signs of the language. Others, such as a typographic dash, come from word processors and web pages and look like signs that they are not.
    ```wrong
    let a = 5 – 3
    ```
    ```right
    let a = 5 - 3
    print(a)
    ```

    ## hash-comment
    A comment begins with `//` and ends with the line.
    ```wrong
    # count them
    let count = 3
    ```
    ```right
    // count them
    let count = 3
    print(count)
    ```

    ## nesting-too-deep
    Parentheses, brackets, braces and operators may nest 200 levels deep, quotations and lists of a lesson's text less. People never need it; the limit keeps a hostile text from exhausting the machine.
    ```wrong text
    ((((((( … 300 of them … )))))))
    ```
    ```right
    let inner = (1 + 2) * 3
    print((inner + 4) * 5)
    ```

    ## expression-too-long
    One expression may chain 200 operators. Longer sums are sums over an array.
    ```wrong text
    let total = 1 + 2 + 3 + … + 300
    ```
    ```right
    print((1...300).reduce(0, +))
    ```
    """#
}
