/// The class of each point, as an index into the names of the classes.
struct Classes: Sendable, Equatable {
  var levels: [String]
  var indices: [Int]
  /// Whether there are two classes, yes before no, so that plus and minus are their shapes.
  var isSigned: Bool

  init(levels: [String], indices: [Int], isSigned: Bool) {
    self.levels = levels
    self.indices = indices
    self.isSigned = isSigned
  }

  /// Classes by name: those of `order` first, then the others as in the alphabet, so that a
  /// shuffle of the rows changes no colour.
  init(_ names: [String], order: [String]) {
    var found: [String] = []
    for name in names where !found.contains(name) { found.append(name) }
    var levels: [String] = []
    for name in order where !levels.contains(name) { levels.append(name) }
    found.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    for name in found where !levels.contains(name) { levels.append(name) }
    self.init(
      levels: levels, indices: names.map { levels.firstIndex(of: $0) ?? 0 }, isSigned: false)
  }

  init(_ flags: [Bool]) {
    self.init(levels: ["true", "false"], indices: flags.map { $0 ? 0 : 1 }, isSigned: true)
  }

  init(_ numbers: [Double]) {
    var values: [Double] = []
    for number in numbers
    where !values.contains(where: { $0 == number || ($0 != $0 && number != number) }) {
      values.append(number)
    }
    let hasOne = Classes.contains(1, in: values)
    let isSigned =
      hasOne && Classes.consists(values, of: 1, -1) || values.count == 1 && values[0] == -1
    let isBinary = !values.isEmpty && Classes.consists(values, of: 1, 0)
    if isSigned {
      self.init(
        levels: Classes.signedLevels(), indices: numbers.map { $0 == 1 ? 0 : 1 }, isSigned: true)
      return
    }
    if isBinary {
      self.init(
        levels: Classes.binaryLevels(), indices: numbers.map { $0 == 1 ? 0 : 1 }, isSigned: true)
      return
    }
    values.sort { $0 < $1 || ($1 != $1 && $0 == $0) }
    self.init(
      levels: values.map { NumberWording.short($0) },
      indices: numbers.map { number in
        values.firstIndex { $0 == number || ($0 != $0 && number != number) } ?? 0
      },
      isSigned: false)
  }

  // Two array literals in one function come out exchanged in the WebAssembly module (Swift 6.3.1): each has its own.
  @inline(never)
  private static func signedLevels() -> [String] { ["+1", "\u{2212}1"] }

  @inline(never)
  private static func binaryLevels() -> [String] { ["1", "0"] }

  private static func contains(_ number: Double, in values: [Double]) -> Bool {
    for value in values where value == number { return true }
    return false
  }

  /// Whether every value is one of the two.
  private static func consists(_ values: [Double], of first: Double, _ second: Double) -> Bool {
    for value in values where value != first && value != second { return false }
    return true
  }
}
