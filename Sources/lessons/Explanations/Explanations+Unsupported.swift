extension Explanations {
  static let unsupported = #"""
    # Swift that lessons leave out

    ## unsupported-concurrency
    Tasks, actors, `async` and `await` let things happen at the same time, in an order that may differ. A lesson runs from top to bottom and gives the same outputs each time.
    ```wrong
    func load() async -> Int { 3 }
    ```
    ```right
    func load() -> Int { 3 }
    print(load())
    ```

    ## unsupported-module
    A lesson sees Swift's library, the mathematics of Foundation, and what this tool brings for tensors and plots, without any import.
    ```wrong
    import UIKit
    ```
    ```right
    import Foundation
    print(sqrt(2.0))
    ```

    ## unsupported-library
    The compiler knows this name, but it is about files, networks, clocks, user interfaces or memory. A lesson is closed: its outputs depend on its text and its data only.
    ```wrong
    let name = readLine()
    ```
    ```right
    let name = "Ada"
    print(name)
    ```

    ## unsupported-use
    The parts of this are known and their combination is not. Nothing is wrong with it: the compiler would take it. A simpler type, or a function in between, helps.
    ```wrong text
    a use that no page can foresee
    ```
    ```right
    func double(_ x: Int) -> Int { x * 2 }
    print(double(2))
    ```

    ## unsupported-attribute
    The compiler has an attribute of this name; it concerns other things than what a lesson computes.
    ```wrong
    @objc class A {}
    ```
    ```right
    class A {}
    print(A() is A)
    ```

    ## unsupported-property-wrapper
    A property wrapper puts code around every use of a property. A computed property, or one with `didSet`, shows the same code where it belongs.
    ```wrong
    struct V { @State var n = 0 }
    ```
    ```right
    struct V {
      var n = 0 { didSet { print("n is", n) } }
    }
    var v = V()
    v.n = 1
    ```

    ## unsupported-result-builder
    A result builder reads the statements of a closure as the parts of one value. An array of the parts does the same.
    ```wrong
    @resultBuilder struct Lines {
      static func buildBlock(_ parts: String...) -> String { parts.joined() }
    }
    ```
    ```right
    func lines(_ parts: [String]) -> String { parts.joined(separator: " ") }
    print(lines(["a", "b"]))
    ```

    ## unsupported-dynamic-member
    With this attribute members are looked up by their name while the program runs. A subscript or a method says so openly.
    ```wrong
    @dynamicMemberLookup struct Bag {
      subscript(dynamicMember name: String) -> Int { name.count }
    }
    ```
    ```right
    struct Bag {
      subscript(name: String) -> Int { name.count }
    }
    print(Bag()["abc"])
    ```

    ## unsupported-macro
    A macro writes code while the program is compiled. Write the code that it stands for.
    ```wrong
    #expect(1 + 1 == 2)
    ```
    ```right
    assert(1 + 1 == 2)
    print("holds")
    ```

    ## unsupported-regex
    Regular expressions are a language of their own. Texts have `contains`, `split`, `hasPrefix` and loops over their characters.
    ```wrong
    let r = /[a-z]+/
    ```
    ```right
    print("abc1".filter { $0.isLetter })
    ```

    ## unsupported-main-attribute
    `@main` says where a program begins. A lesson begins at its first line.
    ```wrong
    @main struct App {
      static func main() { print("hello") }
    }
    ```
    ```right
    struct App {
      static func main() { print("hello") }
    }
    App.main()
    ```

    ## unsupported-availability
    `#available` asks for the version of a system. A lesson runs the same everywhere.
    ```wrong
    if #available(macOS 15, *) { print("new") }
    ```
    ```right
    print("new")
    ```

    ## unmatched-condition
    `#if` leaves out code up to its `#else` or `#endif`; each needs its end.
    ```wrong
    #if DEBUG
    print("debug")
    ```
    ```right
    #if DEBUG
    print("debug")
    #endif
    print("always")
    ```

    ## unsupported-caller-location
    `#line` or `#file` as a default value would name the place of the call.
    ```wrong
    func log(_ text: String, line: Int = #line) { print(line, text) }
    ```
    ```right
    func log(_ text: String) { print(text) }
    log("here")
    ```

    ## unsupported-noncopyable
    `~Copyable` takes from a type the ability to be copied. Values in a lesson can always be copied.
    ```wrong
    struct File: ~Copyable { var n = 0 }
    ```
    ```right
    struct File { var n = 0 }
    print(File())
    ```

    ## unsupported-ownership
    `borrowing`, `consuming` and `consume` say who owns a value. A lesson does not need them.
    ```wrong
    let a = [1]
    let b = consume a
    ```
    ```right
    let a = [1]
    let b = a
    print(b)
    ```

    ## unsupported-parameter-pack
    `each` stands for any number of types. A variadic parameter takes any number of values of one type.
    ```wrong
    func show<each T>(_ x: repeat each T) {}
    ```
    ```right
    func show(_ values: Any...) { print(values.count) }
    show(1, "a")
    ```

    ## unsupported-value-generic
    A number cannot be part of a type here. Give it to the initializer.
    ```wrong
    struct Grid<let n: Int> {}
    ```
    ```right
    struct Grid { let n: Int }
    print(Grid(n: 3))
    ```

    ## unsupported-inline-array
    Arrays of a size that belongs to their type are left out. An ordinary array keeps its size if nothing is appended.
    ```wrong
    let a: [3 of Int] = [1, 2, 3]
    ```
    ```right
    let a: [Int] = [1, 2, 3]
    print(a)
    ```

    ## unsupported-placeholder-type
    `_` in place of a type asks the compiler to find it. Write the type, or leave the annotation out.
    ```wrong
    let a: [_] = [1, 2]
    ```
    ```right
    let a = [1, 2]
    print(a)
    ```

    ## unsupported-generic-implicit-member
    A member that stands behind a dot alone takes no types in `< >` here.
    ```wrong
    struct Box {
      static func made<T>(_ x: T) -> Box { Box() }
    }
    let b: Box = .made<Int>(1)
    ```
    ```right
    struct Box {
      static func made<T>(_ x: T) -> Box { Box() }
    }
    let b: Box = .made(1)
    print(b)
    ```

    ## unsupported-interpolation-arguments
    `\( )` in a text holds one value. Format it before.
    ```wrong
    let x = 3.14
    print("\(x, digits: 2)")
    ```
    ```right
    import Foundation
    let x = 3.14159
    print(String(format: "%.2f", x))
    ```

    ## unsupported-constrained-existential
    A value of which only its protocol and the protocol's associated type are known. An array, `some`, or a generic parameter takes its place.
    ```wrong
    let a: any Sequence<Int> = [1, 2]
    ```
    ```right
    func total(_ a: some Sequence<Int>) -> Int { a.reduce(0, +) }
    print(total([1, 2]))
    ```

    ## unsupported-local-computed
    A computed variable inside of a function cannot use the function's other variables here. A local function can.
    ```wrong
    func f() {
      let a = 2
      var double: Int { a * 2 }
      print(double)
    }
    ```
    ```right
    func f() {
      let a = 2
      func double() -> Int { a * 2 }
      print(double())
    }
    f()
    ```

    ## function-too-large
    One function, or the statements of a lesson together, may use 60,000 places for values.
    ```wrong text
    a function with some ten thousand variables
    ```
    ```right
    let values = Array(repeating: 0, count: 10_000)
    print(values.count)
    ```

    ## expression-too-complex
    Where many operators and literals of open types meet, finding the types would take too long. Named parts with types of their own are found at once, and are easier to read.
    ```wrong text
    one long expression of overloaded operators, literals and closures
    ```
    ```right
    let width: Double = 2 + 3
    let height: Double = 4 * 5
    print(width * height)
    ```

    ## type-too-large
    A tuple or a generic type may have a thousand parts.
    ```wrong text
    a tuple of tuples of tuples that doubles ten times
    ```
    ```right
    struct Point { var x = 0.0, y = 0.0 }
    print(Point().x)
    ```

    ## type-too-deep
    Types may nest 64 levels deep. A generic function that calls itself with a larger type each time would never end.
    ```wrong text
    func f<T>(_ x: T) { f([x]) }
    ```
    ```right
    func f<T>(_ x: T, _ depth: Int) { if depth > 0 { f(x, depth - 1) } }
    f(1, 3)
    ```

    ## value-too-large
    A struct holds its properties inside itself; all together may use 10,000 places.
    ```wrong text
    structs of structs of structs with many properties each
    ```
    ```right
    struct Grid { var cells = Array(repeating: 0, count: 20_000) }
    print(Grid().cells.count)
    ```

    ## too-many-functions
    A generic function is translated once for each type that it is used with, and a lesson has room for a certain number.
    ```wrong text
    a generic function that calls itself with another type each time
    ```
    ```right
    func show<T>(_ x: T) { print(x) }
    show(1)
    show("a")
    ```

    ## too-many-statics
    All static properties of a lesson share a fixed number of places.
    ```wrong text
    types with more than a thousand static properties together
    ```
    ```right
    enum Limits { static let all = [10, 20, 30] }
    print(Limits.all[1])
    ```
    """#
}
