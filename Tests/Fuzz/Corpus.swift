import Foundation

/// The texts that inputs are made of: whole programs, and the statements that they consist of.
struct Corpus {
  /// The names of `programs`, which a report can be followed to.
  private(set) var names: [String] = []
  private(set) var programs: [[UInt8]] = []
  /// Statements and declarations of the outermost level, each with its line break.
  private(set) var statements: [[UInt8]] = []
  private(set) var lines: [[UInt8]] = []

  private static let largestProgram = 6_000

  /// Reads all Swift files below `folders`, in the order of their paths.
  init(folders: [String]) {
    var paths: [String] = []
    for folder in folders {
      guard let files = FileManager.default.enumerator(atPath: folder) else { continue }
      for case let path as String in files where path.hasSuffix(".swift") {
        paths.append("\(folder)/\(path)")
      }
    }
    for path in paths.sorted() {
      guard let data = FileManager.default.contents(atPath: path) else { continue }
      let bytes = [UInt8](data)
      if bytes.count <= Corpus.largestProgram {
        names.append(path)
        programs.append(bytes)
      }
      statements += Corpus.statements(of: bytes)
    }
    for statement in statements {
      lines += statement.split(separator: UInt8(ascii: "\n")).map { Array($0) + [10] }
    }
  }

  /// Cuts a text behind each line that closes all braces opened so far.
  private static func statements(of text: [UInt8]) -> [[UInt8]] {
    var result: [[UInt8]] = []
    var start = 0
    var depth = 0
    for (index, byte) in text.enumerated() {
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: "\n") where depth <= 0:
        if index > start, index - start < 2_000 { result.append(Array(text[start...index])) }
        start = index + 1
        depth = 0
      default: break
      }
    }
    return result
  }
}
