import Diagnostics
import LessonLanguage
import Testing

/// Whatever a lesson asks for, it ends with a finding or a trap at its own line, and soon.
struct LimitTests {
  /// What came of a program: the findings' ids, or the trap's code, with the line.
  private func outcome(_ text: String, fuel: Int64 = 1_000_000) -> String {
    var sources = SourceMap()
    let source = sources.add(SourceText(name: "program.swift", utf8: Array(text.utf8)))
    let compilation = Compiler.compile(
      [SourceUnit(source: source, displays: false)], in: &sources)
    guard let program = compilation.program else {
      guard let first = compilation.diagnostics.first else { return "nothing" }
      return "\(sources.location(of: first.span).line) \(first.id)"
    }
    let limits = Limits(fuel: fuel, bytes: 64 << 20, recursionDepth: 10_000, outputBytes: 1 << 16)
    let machine = Machine(program: program, limits: limits)
    machine.librarySources = compilation.librarySources
    do throws(Trap) {
      try machine.run(block: 0)
      return "end"
    } catch {
      let line = sources.location(of: error.span).line
      switch error.code {
      case .fuelExhausted: return "\(line) fuel"
      case .memoryExhausted: return "\(line) memory"
      case .recursionTooDeep: return "\(line) recursion"
      case .outputTooLarge: return "\(line) output"
      default: return "\(line) \(error.message)"
      }
    }
  }

  private static func nested(_ opening: String, _ inner: String, _ closing: String, _ count: Int)
    -> String
  {
    String(repeating: opening, count: count) + inner + String(repeating: closing, count: count)
  }

  // MARK: Texts

  @Test(arguments: [
    ("(", "1", ")"), ("[", "1", "]"), ("-", "1", ""), ("!", "true", ""), ("\"\\(", "1", ")\""),
    ("[1: ", "2", "]"), ("{ ", "1", " }()"), ("f(", "1", ")"), ("1 + (", "1", ")"),
    ("true ? 1 : ", "2", ""), ("try ", "f()", ""), ("", "a", "?.b"), ("", "a", "[0]"),
  ])
  func deepExpressionsAreRefused(_ opening: String, _ inner: String, _ closing: String) {
    let outcome = outcome("\nlet x = " + Self.nested(opening, inner, closing, 20_000))
    #expect(outcome.hasPrefix("2 "), "\(outcome)")
  }

  @Test(arguments: [
    ("if true {", "}"), ("func f() {", "}"), ("struct A {", "}"), ("do {", "}"), ("/*", "*/"),
    ("switch 1 { default: ", "}"), ("for _ in [1] {", "}"), ("{", "}"), ("((((", "))))"),
  ])
  func deepStatementsAreRefused(_ opening: String, _ closing: String) {
    for text in [
      Self.nested(opening, "", closing, 5_000), String(repeating: opening, count: 20_000),
      String(repeating: closing, count: 20_000),
    ] {
      _ = outcome(text)
    }
  }

  @Test func longListsAreNoChains() {
    let numbers = (0..<20_000).map { String($0) }.joined(separator: ", ")
    #expect(outcome("let a = [\(numbers)]\nprint(a.count)") == "end")
    #expect(
      outcome("let x = " + String(repeating: "1 + ", count: 5_000) + "1") == "1 expression-too-long"
    )
    let name = String(repeating: "x", count: 50_000)
    #expect(outcome("let \(name) = 1\nprint(\(name)y)") == "2 unknown-name")
  }

  // MARK: Types

  @Test func overloadsThatMultiplyAreRefused() {
    let functions = ["Int", "Double", "String", "[Int]"]
      .map { "func f(_ x: \($0)) -> \($0) { x }\n" }.joined()
    let call = Self.nested("f(", "true", ")", 30)
    #expect(outcome(functions + "let x = " + call) == "5 expression-too-complex")
    #expect(outcome(functions + "let x = " + Self.nested("f(", "1", ")", 30)) == "end")
  }

  @Test(arguments: [
    (
      "struct Box<T> { var v: T }\nfunc grow<T>(_ v: T) -> Int { grow(Box(v: v)) }\nprint(grow(1))",
      "2 type-too-deep"
    ),
    ("func grow<T>(_ v: T) -> Int { grow((v, v)) }\nprint(grow(1))", "1 value-too-large"),
    (
      "func grow<T>(_ v: T) -> Int { grow([v]) + grow(Optional(v)) }\nprint(grow(1))",
      "1 type-too-deep"
    ),
    ("class C<T> { var n: C<[T]>? = nil }\nlet c = C<Int>()\nprint(c.n == nil)", "2 type-too-deep"),
    (
      "indirect enum T<A> { case leaf, node(A, T<(A, A)>) }\nlet t = T<Int>.leaf\nprint(t)",
      "2 value-too-large"
    ),
    (
      "let x: Int" + String(repeating: "?", count: 150) + " = 1\nprint(x as Any)", "1 type-too-deep"
    ),
    ("struct A { var a: A }\nprint(1)", "1 recursive-value"),
    ("struct A { var b: B? }\nstruct B { var a: A? }\nprint(1)", "1 recursive-value"),
    ("struct P<T> { var a: T }\nstruct A { var b: P<A> }\nprint(1)", "2 recursive-value"),
    ("enum E { case a(E), b }\nprint(1)", "1 recursive-value"),
    ("struct A { var b: [A] }\nprint(A(b: []).b.count)", "end"),
    ("typealias A = B\ntypealias B = A\nlet x: A = 1\nprint(x)", "1 circular-reference"),
    ("class A: B {}\nclass B: A {}\nprint(1)", "2 circular-inheritance"),
  ])
  func typesThatNeverEndAreRefused(_ text: String, _ expected: String) {
    #expect(outcome(text) == expected)
  }

  @Test func typesThatDoubleAreRefused() {
    var structs = "struct S0 { var a = 1, b = 2 }\n"
    for n in 1..<30 { structs += "struct S\(n) { var a = S\(n - 1)(), b = S\(n - 1)() }\n" }
    #expect(outcome(structs + "var s = S29()") == "31 value-too-large")
    var tuples = "let t0 = (1, 2)\n"
    for n in 1..<30 { tuples += "let t\(n) = (t\(n - 1), t\(n - 1))\n" }
    #expect(outcome(tuples) == "9 type-too-large")
    let globals = (0..<61_000).map { "var g\($0) = 1\n" }.joined()
    #expect(outcome(globals) == "60001 function-too-large")
  }

  // MARK: Running

  @Test(arguments: [
    "while true {}", "repeat {} while true", "for i in 0... { _ = i }",
    "for i in 0..<Int.max { _ = i }", "for _ in sequence(first: 1, next: { $0 }) {}",
    "for x in stride(from: 1e20, to: 1e21, by: 1.0) { _ = x }",
    "let a = Array(0..<100_000); var n = 0; while true { n += a.contains(-1) ? 1 : 0 }",
    "var a = Array(0..<100_000); while true { a.insert(1, at: 0); a.removeLast() }",
    "var a = Array(0..<100_000); while true { a.reverse() }",
    "let a = Array(0..<100_000); var n = 0; while true { n += a.sorted()[0] }",
    "let a = Array(0..<99_999), b = Array(0..<99_999); var n = 0; while true { if a == b { n += 1 } }",
    "let a = String(repeating: \"a\", count: 999_999), b = String(repeating: \"a\", count: 999_999); var n = 0; while true { if a == b { n += 1 } }",
    "let a = String(repeating: \"é\", count: 99_999); var n = 0; while true { n += a.count }",
    "let a = String(repeating: \"é\", count: 99_999); var n = 0; while true { n ^= a.hashValue }",
    "let a = String(repeating: \"a\", count: 99_999), b = a + \"b\"; var n = 0; while true { n += a < b ? 1 : 0 }",
    "var n = 0; while true { n += String(repeating: \"ab\", count: 99_999).utf8.count }",
    "let a = Array(repeating: \"abc\", count: 9_999); var n = 0; while true { n += a.joined().utf8.count }",
    "var n = 0; while true { let a = Array(repeating: [1], count: 99_999); n += a.count }",
    "var d: [Int: Int] = [:]; for i in 0..<9_999 { d[i] = i }; for i in 0..<9_998 { d[i] = nil }; var n = 0; while true { n &+= d.first!.key }",
    "struct K: Hashable { var i: Int; func hash(into h: inout Hasher) {} }; var s: Set<K> = []; for i in 0..<20_000 { s.insert(K(i: i)) }",
    "struct E: Error {}; func f() throws { throw E() }; while true { do { try f() } catch {} }",
    "print((0...).lazy.map { $0 * 2 }.first { $0 < 0 } ?? 0)",
  ])
  func whatNeverEndsRunsOutOfFuel(_ text: String) {
    #expect(outcome("let before = 1\n" + text) == "2 fuel")
  }

  @Test(arguments: [
    "var a = [1]; while true { a += a }", "var a: [Any] = []; while true { a.append(a) }",
    "print(Array(repeating: 0, count: 1 << 40).count)",
    "print(Array(repeating: (1, 2, 3), count: Int.max).count)",
    "print(String(repeating: \"abc\", count: Int.max / 3).isEmpty)",
  ])
  func whatGrowsRunsOutOfMemory(_ text: String) {
    #expect(outcome(text, fuel: 1_000_000_000) == "1 memory")
  }

  @Test(arguments: [
    "func f(_ n: Int) -> Int { f(n + 1) + 1 }; print(f(0))",
    "var f: (Int) -> Int = { _ in 0 }; f = { f($0 + 1) + 1 }; print(f(0))",
    "func f(_ n: Int) -> Int { [n].map { f($0 + 1) }[0] }; print(f(0))",
    "struct S: CustomStringConvertible { var description: String { \"\\(self)\" } }; print(S())",
    "struct S: Equatable { static func == (a: S, b: S) -> Bool { [a] == [b] } }; print(S() == S())",
    "class C { deinit { _ = C() } }; _ = C()", "struct S { var x: Int { x } }; print(S().x)",
    "class C { let c: C; init() { c = C() } }; _ = C()",
    "class C { lazy var x: Int = x + 1 }; print(C().x)",
    "struct S { static let a: Int = S.b; static let b: Int = S.a }; print(S.a)",
    "indirect enum L: Equatable { case e, n(Int, L) }; var l = L.e, m = L.e; for i in 0..<9_999 { l = .n(i, l); m = .n(i, m) }; print(l == m)",
    "indirect enum L { case e, n(Int, L) }; var l = L.e; for i in 0..<9_999 { l = .n(i, l) }; print(l)",
    "var f: () -> Int = { 0 }; for _ in 0..<20_000 { let g = f; f = { g() + 1 } }; print(f())",
  ])
  func whatNestsRunsOutOfDepth(_ text: String) {
    #expect(outcome(text) == "1 recursion")
  }

  @Test func printingHasALimit() {
    #expect(outcome("\nwhile true { print(\"hello\") }") == "2 output")
  }

  /// Long chains end one link at a time, not on the native stack.
  @Test(arguments: [
    "class N { var n: N?; init(_ n: N?) { self.n = n } }; var l: N? = nil; for _ in 0..<100_000 { l = N(l) }; l = nil",
    "class N { var n: N?; init(_ n: N?) { self.n = n }; deinit { c += 1 } }; var c = 0; var l: N? = nil; for _ in 0..<100_000 { l = N(l) }; l = nil",
    "indirect enum L { case e, n(Int, L) }; var l = L.e; for i in 0..<100_000 { l = .n(i, l) }; l = .e",
    "var a: Any = 1; for _ in 0..<100_000 { a = [a] }; a = 1",
    "var f: () -> Int = { 0 }; for _ in 0..<100_000 { let g = f; f = { g() + 1 } }; f = { 1 }",
  ])
  func longChainsEnd(_ text: String) {
    #expect(outcome(text, fuel: 100_000_000) == "end")
  }

  @Test(arguments: [
    "print(Array(0..<2_000).sorted { _, _ in true }.count)",
    "var n = 0; print(Array(0..<2_000).sorted { _, _ in n += 1; return n % 3 == 0 }.count)",
    "print((0..<100).map { _ in Double.nan }.sorted().count, [3, 1].min { _, _ in true } ?? 0)",
  ])
  func anInconsistentOrderStillSorts(_ text: String) {
    #expect(outcome(text) == "end")
  }
}
