import LessonLanguage
import Testing

@Suite struct ParserTreeTests {
  private func expectTree(
    _ source: String, _ expected: String, _ location: SourceLocation = #_sourceLocation
  ) {
    let (parsed, sources) = SyntaxDump.parse(source)
    for diagnostic in parsed.diagnostics {
      Issue.record("\(diagnostic.rendered(in: sources))", sourceLocation: location)
    }
    #expect(SyntaxDump.text(source) == expected, sourceLocation: location)
  }

  @Test func chainsWrapEverythingBehindTheQuestionMark() {
    expectTree(
      ##"""
      let a = b?.c[0]?.d() ?? -x * 2 ... 5
      """##,
      ##"""
      (let (let:a = (sequence (chain (call (. (? (subscript (. (? b) c) 0)) d))) ?? (prefix - x) * 2 ... 5)))
      """##)
  }

  @Test func trailingClosuresAreTheLastArguments() {
    expectTree(
      ##"""
      x.map { $0 + $1 }.filter(by: { a, b -> Bool in a }) { y } other: { z }
      """##,
      ##"""
      (call (. (call (. x map) ^(closure$2 (sequence $0 + $1))) filter) by:(closure(a,b)->Bool a) ^(closure y) ^other:(closure z))
      """##)
  }

  @Test func conditionsBindAndMatch() {
    expectTree(
      ##"""
      if foo { a } else if let x, var y: Int = z, case .some(let q)? = w, x == 3 { b } else { c }
      """##,
      ##"""
      (if foo {a} (if (let let:x x) (let (typed var:y Int) z) (case (optional (.some let:q)) w) (sequence x == 3) {b} {c}))
      """##)
  }

  @Test func typesInExpressionsAreToldFromComparisons() {
    expectTree(
      ##"""
      let m: [[Double]] = [[Double]](repeating: [Double](repeating: 0, count: 3), count: 2), d = [String: Int](), o = Optional<Int>.none, p = a < b, q = (c < d, e > (f))
      """##,
      ##"""
      (let (let:m :[[Double]] = (call (type [[Double]]) repeating:(call (type [Double]) repeating:0 count:3) count:2)) (let:d = (call (type [String:Int]))) (let:o = (. Optional<Int> none)) (let:p = (sequence a < b)) (let:q = (tuple (sequence c < d) (sequence e > (paren f)))))
      """##)
  }

  @Test func patternsBindOnlyBelowLetAndVar() {
    expectTree(
      ##"""
      switch (a, b) {
      case let (x, 0) where x > 1, (let y?, is Int): print(y)
      case .pair(_, let z as Foo), Shape.circle(r: 1...5): break
      case Foo.Bar.baz: fallthrough
      case "a"..."z", -1, limits.max: return
      default: x = 1
      }
      """##,
      ##"""
      (switch (tuple a b) (case (where (tuple let:x (~= 0)) (sequence x > 1)) (tuple (optional let:y) (is Int)) (call print y)) (case (.pair _ (as let:z Foo)) (Shape.circle r:(~= (sequence 1 ... 5))) (break)) (case Foo.Bar.baz (fallthrough)) (case (~= (sequence "a" ... "z")) (~= (prefix - 1)) (~= (. limits max)) (return)) (default (sequence x = 1)))
      """##)
  }

  @Test func tryCoversWhatFollows() {
    expectTree(
      ##"""
      let v = try? f(&a, label: b) + (try g()) as? Int
      """##,
      ##"""
      (let (let:v = (try? (sequence (call f (& a) label:b) + (paren (try (call g))) as? Int))))
      """##)
  }

  @Test func ternariesStayInTheSequence() {
    expectTree(
      ##"""
      let t = c ? a : b ? (x, y).0 : z.1.2
      """##,
      ##"""
      (let (let:t = (sequence c (?: a) b (?: (. (tuple x y) 0)) (. (. z 1) 2))))
      """##)
  }

  @Test func functionsKeepLabelsDefaultsAndRequirements() {
    expectTree(
      ##"""
      func f<T: P & Q, U>(_ a: T, to b: inout [U], _ c: Int..., d: @escaping (Int, _ x: String) throws -> Void = { _, _ in }) rethrows -> (a: Int, String?) where T.Element == U, U: Hashable { }
      """##,
      ##"""
      (func f <T:P&Q,U>[T.Element==U][U:Hashable] (_ a:T, to b:inout-[U], _ c:Int..., d d:(Int,String)throws->Void=(closure(_,_))) rethrows ->(a:Int,String?) {})
      """##)
  }

  @Test func classesKeepObserversModifiersAndSubscripts() {
    expectTree(
      ##"""
      class A<T>: B, C { private(set) var x = 1 { willSet { a } didSet(old) { b } }; lazy var y: Int = { 3 }(); weak var z: A?; required convenience init?(_ x: Int) { self.x = x; super.init() }; class func g() {}; subscript(i: Int, at j: Int) -> T { get { self[i] } set(v) { } }; deinit { } }
      """##,
      ##"""
      (class A <T> :B,C (private(set) var (var:x = 1 [willSet{a} didSet(old){b}])) (lazy var (var:y :Int = (call (closure 3)))) (weak var (var:z :A?)) (convenience required init? (_ x:Int) {(sequence (. self x) = x); (call (. super init))}) (static func g () {}) (subscript (_ i:Int, at j:Int) ->T [get{(subscript self i)} set(v){}]) (deinit {}))
      """##)
  }

  @Test func operatorsAreDeclaredAndSplitFromGenerics() {
    expectTree(
      ##"""
      infix operator **: Power
      precedencegroup Power { higherThan: A, B associativity: right assignment: true }
      prefix func √ (x: Double) -> Double { x }
      func ==<T>(a: T, b: T) -> Bool { true }
      """##,
      ##"""
      (operator infix ** :Power)
      (precedencegroup Power >A >B right assignment)
      (prefix func √ (x x:Double) ->Double {x})
      (func == <T> (a a:T, b b:T) ->Bool {true})
      """##)
  }

  @Test func stringsResolveEscapesAndIndentation() {
    expectTree(
      ##"""
      let s = "a\(x + "\(y)")b\n\u{41}", r = #"\(no) \#(yes)\n"#, m = """
          one \
          two
            three "quoted" \(z)

          end
          """
      """##,
      ##"""
      (let (let:s = (string "a" \((sequence x + \(y))) "b
      A")) (let:r = (string "\(no) " \(yes) "\n")) (let:m = (string "one two
        three "quoted" " \(z) "

      end")))
      """##)
  }

  @Test func ifAndSwitchGiveValues() {
    expectTree(
      ##"""
      let f = if a { 1 } else { 2 }
      let g = { [weak self, x, y = 3] (a: Int, b) throws -> Int in switch a { case 1: 2 default: 3 } }
      return
      """##,
      ##"""
      (let (let:f = (if a {1} {2})))
      (let (let:g = (closure[weak self,x,y=3](a:Int,b)throws->Int (switch a (case (~= 1) 2) (default 3)))))
      (return)
      """##)
  }

  @Test func operatorsStandForFunctionsAndRangesForSubscripts() {
    expectTree(
      ##"""
      xs.sorted(by: >).reduce(0, +)[...]
      a[1...] = b[..<2]
      """##,
      ##"""
      (subscript (call (. (call (. xs sorted) by:>) reduce) 0 +) ...)
      (sequence (subscript a (postfix 1 ...)) = (subscript b (prefix ..< 2)))
      """##)
  }

  @Test func closuresInConditionsFollowTheCompiler() {
    expectTree(
      ##"""
      while let x = it.next(), x { }
      if xs.contains { $0 > 1 } { a }
      if xs.contains(where: { $0 > 1 }) { a }
      for x in xs.map { $0 } { b }
      """##,
      ##"""
      (while (let let:x (call (. it next))) x {})
      (if (call (. xs contains) ^(closure$1 (sequence $0 > 1))) {a})
      (if (call (. xs contains) where:(closure$1 (sequence $0 > 1))) {a})
      (for let:x (call (. xs map) ^(closure$1 $0)) {b})
      """##)
  }

  @Test func linesContinueByWhiteSpaceAroundOperators() {
    expectTree(
      ##"""
      let a = b
      -c
      let d = e
        - f
      """##,
      ##"""
      (let (let:a = b))
      (prefix - c)
      (let (let:d = (sequence e - f)))
      """##)
  }
}
