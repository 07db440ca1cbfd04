/// What JSON can say, with the order of members kept and whole numbers told from others.
enum JSON: Equatable {
  case null
  case flag(Bool)
  case integer(Int64)
  case number(Double)
  case text(String)
  case list([JSON])
  case object([Member])

  struct Member: Equatable {
    var name: String
    var value: JSON

    init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }
  }
}

extension JSON {
  /// Returns `value` as JSON; NaN and the infinities, which it cannot say, are texts.
  static func finite(_ value: Double) -> JSON {
    if value.isNaN { return .text("nan") }
    if value.isInfinite { return .text(value < 0 ? "-inf" : "inf") }
    return .number(value)
  }

  /// The value on one line, without any space.
  var line: String {
    var result = ""
    write(into: &result)
    return result
  }

  func write(into result: inout String) {
    switch self {
    case .null: result += "null"
    case .flag(let value): result += value ? "true" : "false"
    case .integer(let value): result += String(value)
    case .number(let value): result += JSON.spelling(of: value)
    case .text(let value): JSON.writeText(value, into: &result)
    case .list(let values):
      result += "["
      for (index, value) in values.enumerated() {
        if index > 0 { result += "," }
        value.write(into: &result)
      }
      result += "]"
    case .object(let members):
      result += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { result += "," }
        JSON.writeText(member.name, into: &result)
        result += ":"
        member.value.write(into: &result)
      }
      result += "}"
    }
  }

  /// Returns the shortest text that reads back as the same number; `3.0` is written `3`.
  private static func spelling(of value: Double) -> String {
    precondition(value.isFinite, "JSON has no text for NaN and the infinities")
    let text = value.description
    if text.hasSuffix(".0"), text != "-0.0" { return String(text.dropLast(2)) }
    return text
  }

  private static func writeText(_ text: String, into result: inout String) {
    result += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{0}"..."\u{1F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    result += "\""
  }
}
