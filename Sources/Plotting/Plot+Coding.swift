extension Plot {
  /// The figure as plain data, from which `init(decoding:)` makes the same figure.
  public func encoded() -> PlotData { encoded(after: []) }

  /// The figure as data in which a mark that equals the one at its place in `previous` is "same".
  func encoded(after previous: [Mark]) -> PlotData {
    ensureDrawable()
    var fields: [(name: String, value: PlotData)] = [("kind", .text("plot"))]
    if let title { fields.append(("title", .text(title))) }
    if x != .automatic { fields.append(("x", x.encoded())) }
    if y != .automatic { fields.append(("y", y.encoded())) }
    switch aspect {
    case .automatic: break
    case .equal: fields.append(("aspect", .text("equal")))
    case .ratio(let ratio): fields.append(("aspect", .finite(ratio)))
    }
    var list: [PlotData] = []
    for (index, mark) in marks.enumerated() {
      let isSame = index < previous.count && previous[index] == mark
      list.append(isSame ? .text("same") : mark.encoded())
    }
    fields.append(("marks", .list(list)))
    return .object(fields)
  }

  /// Makes the figure that `encoded()` recorded.
  public init(decoding data: PlotData) throws(PlotError) {
    try self.init(decoding: data, after: [])
  }

  init(decoding data: PlotData, after previous: [Mark]) throws(PlotError) {
    let fields = try PlotFields(data, kind: "plot")
    var marks: [Mark] = []
    for mark in try fields.list("marks") {
      if mark == .text("same") {
        guard marks.count < previous.count else { throw PlotError("mark: same as no other") }
        marks.append(previous[marks.count])
      } else {
        marks.append(try Mark(decoding: mark))
      }
    }
    var aspect = Aspect.automatic
    if let value = fields["aspect"] {
      if value == .text("equal") {
        aspect = .equal
      } else {
        aspect = .ratio(try PlotFields.number(value, "aspect"))
      }
    }
    self.init(
      marks: marks, title: try fields.optionalText("title"),
      x: try Axis(decoding: fields["x"], name: "x"), y: try Axis(decoding: fields["y"], name: "y"),
      aspect: aspect)
    if let problem { throw PlotError(problem) }
  }
}

extension Axis {
  fileprivate func encoded() -> PlotData {
    var fields: [(name: String, value: PlotData)] = []
    switch kind {
    case .automatic: break
    case .linear: fields.append(("scale", .text(format == .percent ? "percent" : "linear")))
    case .logarithmic: fields.append(("scale", .text("log")))
    }
    if let label { fields.append(("label", .text(label))) }
    if let domain { fields.append(("domain", .range(domain))) }
    return .object(fields)
  }

  fileprivate init(decoding data: PlotData?, name: String) throws(PlotError) {
    self = .automatic
    guard let data else { return }
    let fields = try PlotFields(data, name: name)
    label = try fields.optionalText("label")
    if fields["domain"] != nil { domain = try fields.range("domain") }
    switch try fields.optionalText("scale") {
    case nil: break
    case "linear": kind = .linear
    case "log": kind = .logarithmic
    case "percent": (kind, format) = (.linear, .percent)
    default: throw PlotError("\(name).scale: expected linear, log or percent")
    }
  }
}

extension PlotData {
  /// A number that JSON can say, or the name of one that it cannot.
  static func finite(_ value: Double) -> PlotData {
    if value.isNaN { return .text("nan") }
    if value.isInfinite { return .text(value > 0 ? "inf" : "-inf") }
    return .number(value)
  }

  static func numbers(_ values: [Double]) -> PlotData { .list(values.map { .finite($0) }) }

  static func integers(_ values: [Int]) -> PlotData { .list(values.map { .number(Double($0)) }) }

  static func texts(_ values: [String]) -> PlotData { .list(values.map { .text($0) }) }

  static func range(_ range: ClosedRange<Double>) -> PlotData {
    .numbers([range.lowerBound, range.upperBound])
  }
}

/// The fields of one recorded object, read with errors that name the field.
struct PlotFields {
  private var fields: [(name: String, value: PlotData)]
  private var place: String

  init(_ data: PlotData, name: String) throws(PlotError) {
    guard case .object(let fields) = data else { throw PlotError("\(name): expected an object") }
    self.fields = fields
    place = name
  }

  /// An object whose field `kind` has to be `kind`.
  init(_ data: PlotData, kind: String) throws(PlotError) {
    try self.init(data, name: kind)
    guard self["kind"] == .text(kind) else { throw PlotError("kind: expected \(kind)") }
  }

  subscript(name: String) -> PlotData? { fields.first { $0.name == name }?.value }

  func value(_ name: String) throws(PlotError) -> PlotData {
    guard let value = self[name] else { throw PlotError("\(place): \(name) is missing") }
    return value
  }

  func text(_ name: String) throws(PlotError) -> String {
    guard case .text(let text) = try value(name) else {
      throw PlotError("\(place).\(name): expected a text")
    }
    return text
  }

  func optionalText(_ name: String) throws(PlotError) -> String? {
    self[name] == nil ? nil : try text(name)
  }

  func flag(_ name: String) throws(PlotError) -> Bool {
    guard case .flag(let flag) = try value(name) else {
      throw PlotError("\(place).\(name): expected true or false")
    }
    return flag
  }

  func list(_ name: String) throws(PlotError) -> [PlotData] {
    guard case .list(let list) = try value(name) else {
      throw PlotError("\(place).\(name): expected a list")
    }
    return list
  }

  func number(_ name: String) throws(PlotError) -> Double {
    try PlotFields.number(try value(name), "\(place).\(name)")
  }

  func integer(_ name: String) throws(PlotError) -> Int {
    try PlotFields.integer(try value(name), "\(place).\(name)")
  }

  func numbers(_ name: String) throws(PlotError) -> [Double] {
    var numbers: [Double] = []
    for value in try list(name) {
      numbers.append(try PlotFields.number(value, "\(place).\(name)"))
    }
    return numbers
  }

  func integers(_ name: String) throws(PlotError) -> [Int] {
    var integers: [Int] = []
    for value in try list(name) {
      integers.append(try PlotFields.integer(value, "\(place).\(name)"))
    }
    return integers
  }

  func texts(_ name: String) throws(PlotError) -> [String] {
    var texts: [String] = []
    for value in try list(name) {
      guard case .text(let text) = value else {
        throw PlotError("\(place).\(name): expected texts")
      }
      texts.append(text)
    }
    return texts
  }

  func range(_ name: String) throws(PlotError) -> ClosedRange<Double> {
    let bounds = try numbers(name)
    guard bounds.count == 2, bounds[0] <= bounds[1] else {
      throw PlotError("\(place).\(name): expected two rising numbers")
    }
    return bounds[0]...bounds[1]
  }

  static func number(_ value: PlotData, _ place: String) throws(PlotError) -> Double {
    switch value {
    case .number(let number): return number
    case .text("nan"): return .nan
    case .text("inf"): return .infinity
    case .text("-inf"): return -.infinity
    default: throw PlotError("\(place): expected a number")
    }
  }

  private static func integer(_ value: PlotData, _ place: String) throws(PlotError) -> Int {
    let number = try number(value, place)
    guard number == number.rounded(), number.magnitude < 1e9 else {
      throw PlotError("\(place): expected a whole number")
    }
    return Int(number)
  }
}
