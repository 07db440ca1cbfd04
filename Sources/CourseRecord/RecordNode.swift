/// A value of a record together with the path that leads to it, so that an error can name its place.
struct RecordNode {
  var value: JSON
  var path: String

  func error(_ message: String) -> RecordError { RecordError(message, at: path) }

  func member(_ name: String) throws(RecordError) -> RecordNode {
    guard let node = try optionalMember(name) else {
      throw error("the member \"\(name)\" is missing")
    }
    return node
  }

  func optionalMember(_ name: String) throws(RecordError) -> RecordNode? {
    guard case .object(let members) = value else { throw error("expected an object") }
    guard let member = members.first(where: { $0.name == name }) else { return nil }
    return RecordNode(value: member.value, path: path == "record" ? name : "\(path).\(name)")
  }

  func text() throws(RecordError) -> String {
    guard case .text(let text) = value else { throw error("expected a text") }
    return text
  }

  func integer() throws(RecordError) -> Int64 {
    guard case .integer(let number) = value else { throw error("expected a whole number") }
    return number
  }

  func int() throws(RecordError) -> Int {
    guard let number = Int(exactly: try integer()) else { throw error("the number is too large") }
    return number
  }

  /// Returns the number, NaN and the infinities included.
  func number() throws(RecordError) -> Double {
    switch value {
    case .integer(let number): return Double(number)
    case .number(let number): return number
    case .text("nan"): return .nan
    case .text("inf"): return .infinity
    case .text("-inf"): return -.infinity
    default: throw error("expected a number")
    }
  }

  func list<Element>(
    of read: (RecordNode) throws(RecordError) -> Element
  ) throws(RecordError) -> [Element] {
    guard case .list(let values) = value else { throw error("expected a list") }
    var result: [Element] = []
    result.reserveCapacity(values.count)
    for (index, value) in values.enumerated() {
      result.append(try read(RecordNode(value: value, path: "\(path)[\(index)]")))
    }
    return result
  }
}
