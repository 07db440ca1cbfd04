import Foundation
import Testing
import TrainingEngine

/// A file of reference vectors; `Reference/` lies beside this source file.
struct ReferenceFile {
  let object: [String: Any]

  init(_ name: String) throws {
    let data = Data(try ReferenceFile.text(name + ".json").utf8)
    object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  static func text(_ name: String) throws -> String {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    return try String(contentsOf: folder.appending(path: "Reference/\(name)"), encoding: .utf8)
  }

  var cases: [ReferenceCase] {
    get throws {
      let cases = try #require(object["cases"] as? [[String: Any]])
      #expect(!cases.isEmpty)
      return cases.map { ReferenceCase(object: $0) }
    }
  }
}

/// One case of a reference file, with its fields in the types of the engine.
struct ReferenceCase {
  let object: [String: Any]

  func text(_ key: String) throws -> String { try #require(object[key] as? String) }
  func flag(_ key: String) throws -> Bool { try #require(object[key] as? Bool) }
  func integers(_ key: String) throws -> [Int] { try #require(object[key] as? [Int]) }
  func number(_ key: String) throws -> Double { try #require(Self.number(object[key])) }
  func has(_ key: String) -> Bool { object[key] != nil }

  /// The numbers of a list; `nil` stands for what the file does not specify.
  func optionals(_ key: String) throws -> [Double?] {
    try #require(object[key] as? [Any]).map { Self.number($0) }
  }

  func numbers(_ key: String) throws -> [Double] {
    try optionals(key).map { try #require($0) }
  }

  func dictionary(_ key: String) throws -> [String: Double] {
    try #require(object[key] as? [String: Double])
  }

  func tensor(_ key: String, requiresGradient: Bool = false) throws -> Tensor {
    let inner = ReferenceCase(object: try #require(object[key] as? [String: Any]))
    return Tensor(
      try inner.numbers("data"), shape: try inner.integers("shape"),
      requiresGradient: requiresGradient)
  }

  private static func number(_ value: Any?) -> Double? {
    switch value {
    case let number as NSNumber: number.doubleValue
    case "nan" as String: .nan
    case "inf" as String: .infinity
    case "-inf" as String: -.infinity
    default: nil
    }
  }
}

/// Whether `got` is `want` up to `absolute + relative · |want|`; infinities and NaN match themselves.
func isClose(_ got: Double, _ want: Double, relative: Double, absolute: Double) -> Bool {
  if got == want || (got.isNaN && want.isNaN) { return true }
  guard got.isFinite, want.isFinite else { return false }
  return abs(got - want) <= absolute + relative * abs(want)
}

func expectClose(
  _ got: [Double], _ want: [Double], relative: Double, absolute: Double, _ label: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(got.count == want.count, "\(label)", sourceLocation: sourceLocation)
  for (index, (g, w)) in zip(got, want).enumerated() {
    #expect(
      isClose(g, w, relative: relative, absolute: absolute), "\(label)[\(index)]: \(g), not \(w)",
      sourceLocation: sourceLocation)
  }
}

func expectClose(
  _ got: Tensor?, _ want: Tensor, relative: Double, absolute: Double, _ label: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(got?.shape == want.shape, "\(label)", sourceLocation: sourceLocation)
  expectClose(
    got?.values ?? [], want.values, relative: relative, absolute: absolute, label,
    sourceLocation: sourceLocation)
}
