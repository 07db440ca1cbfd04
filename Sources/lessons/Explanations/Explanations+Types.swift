extension Explanations {
  static let types = #"""
    # Types

    ## type-mismatch
    Each variable, parameter and result has one type, which its declaration decides. A value of another type is never converted by itself. The notes show where both types come from.
    ```wrong
    let count: Int = "three"
    ```
    ```right
    let count: Int = 3
    print(count)
    ```

    ## number-conversion
    Int and Double are different types: one is exact, the other has fractions. The program says where it changes from one to the other: `Double(n)`, or `Int(x)`, which drops the fraction. Number literals fit both.
    ```wrong
    let count = 3
    let price = 2.5
    print(count * price)
    ```
    ```right
    let count = 3
    let price = 2.5
    print(Double(count) * price)
    ```

    ## operator-mismatch
    An operator is there for certain types. Most want the same type on both sides.
    ```wrong
    let age = 36
    print("Ada is " + age)
    ```
    ```right
    let age = 36
    print("Ada is \(age)")
    ```

    ## condition-not-bool
    A condition is true or false. Numbers, texts and optionals are neither; compare them.
    ```wrong
    let n = 3
    if n { print("some") }
    ```
    ```right
    let n = 3
    if n != 0 { print("some") }
    ```

    ## mixed-elements
    The elements of an array have one type. If they must differ, the type says so: `[Any]`, or an enum or protocol that covers them all.
    ```wrong
    let a = [1, "two"]
    ```
    ```right
    let a: [Any] = [1, "two"]
    print(a.count)
    ```

    ## branch-mismatch
    `condition ? first : second` is a value, and a value has one type.
    ```wrong
    let n = 3
    let s = n > 2 ? "many" : 0
    ```
    ```right
    let n = 3
    let s = n > 2 ? "many" : "few"
    print(s)
    ```

    ## cannot-infer
    The type of this is open: an empty array does not say what it will hold, `.name` not to which type it belongs. A declaration with a type does.
    ```wrong
    var a = []
    ```
    ```right
    var a: [Int] = []
    a.append(1)
    print(a)
    ```

    ## non-associative
    `a < b` is true or false, which cannot be compared with a third number. Ranges cannot be chained either.
    ```wrong
    let a = 3
    if 0 < a < 5 { print("between") }
    ```
    ```right
    let a = 3
    if 0 < a && a < 5 { print("between") }
    ```

    ## wrong-subscript
    The type in `[ ]` is Int for an array and the key's type for a dictionary. The characters of a text have no numbers, because some take more room than others: make an array of them first.
    ```wrong
    let text = "hello"
    print(text[0])
    ```
    ```right
    let text = Array("hello")
    print(text[0])
    ```

    ## no-subscript
    This type has no elements. The parts of a tuple are named by a dot and a number.
    ```wrong
    let pair = (1, "a")
    print(pair[0])
    ```
    ```right
    let pair = (1, "a")
    print(pair.0)
    ```

    ## not-a-sequence
    `for` goes over the elements of something: an array, a range, a text, a dictionary. To count, go over a range.
    ```wrong
    for i in 10 { print(i) }
    ```
    ```right
    for i in 0..<10 { print(i) }
    ```

    ## pattern-mismatch
    A pattern has the type of the value that it is compared with, and as many names as a tuple has parts.
    ```wrong
    let (a, b, c) = (1, 2)
    ```
    ```right
    let (a, b) = (1, 2)
    print(a, b)
    ```

    ## payload-count
    A pattern has one part for each value that the case holds; `_` stands for one that does not matter.
    ```wrong
    enum Shape { case point, box(Int, Int) }
    let s = Shape.box(1, 2)
    if case .box(let a, let b, let c) = s { print(a, b, c) }
    ```
    ```right
    enum Shape { case point, box(Int, Int) }
    let s = Shape.box(1, 2)
    if case .box(let a, _) = s { print(a) }
    ```
    """#
}
