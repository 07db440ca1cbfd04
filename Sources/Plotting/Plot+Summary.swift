extension Plot {
  /// What the figure shows, in sentences with its ranges and trends.
  public var summary: String { summary(without: []) }

  /// The sentences on the marks that are not among `known`.
  func summary(without known: [Mark]) -> String {
    var sentences: [String] = []
    let curves = marks.filter { mark in
      if case .line = mark.geometry { return true }
      return false
    }
    for mark in marks where !known.contains(mark) {
      if let sentence = Summary(of: mark, x: x, y: y, curveCount: curves.count).text {
        sentences.append(sentence)
      }
    }
    if marks.isEmpty { sentences.append("An empty plot.") }
    let omitted = omittedCount
    if omitted > 0 {
      let isLogarithmic = x.isLogarithmic || y.isLogarithmic
      let reason = isLogarithmic ? "not finite or not above 0" : "not finite"
      sentences.append(
        omitted == 1
          ? "1 value is \(reason) and is left out."
          : "\(omitted) values are \(reason) and are left out.")
    }
    return sentences.joined(separator: " ")
  }
}

/// One sentence on one mark.
struct Summary {
  private(set) var text: String?
  private let x: Axis
  private let y: Axis

  init(of mark: Mark, x: Axis, y: Axis, curveCount: Int) {
    self.x = x
    self.y = y
    switch mark.geometry {
    case .points(let xs, let ys, let classes): text = points(xs, ys, classes, mark.label)
    case .line(let xs, let ys, _):
      let name = curveCount > 1 ? mark.label ?? y.label : y.label ?? mark.label
      text = curve(xs, ys, name ?? "the curve")
    case .path(let xs, let ys): text = path(xs, ys, mark.label)
    case .area(let xs, let low, let high): text = area(xs, low, high, mark.label)
    case .bars(let names, let values): text = bars(names, values, mark.label)
    case .bins(let edges, let counts, _): text = bins(edges, counts, mark.label)
    case .verticalRule(let value):
      text = Summary.sentence(mark.label ?? "a rule", "at \(xName) \(number(value, x)).")
    case .horizontalRule(let value):
      text = Summary.sentence(mark.label ?? "a rule", "at \(yName) \(number(value, y)).")
    case .rectangle(let xs, let ys):
      text = Summary.sentence(
        mark.label ?? "a rectangle",
        "covers \(xName) from \(number(xs.lowerBound, x)) to \(number(xs.upperBound, x)), "
          + "\(yName) from \(number(ys.lowerBound, y)) to \(number(ys.upperBound, y)).")
    case .text(let x, let y, let note):
      text = "“\(note)” stands at \(number(x, self.x)), \(number(y, self.y))."
    case .plane(let weights, let bias): text = plane(weights, bias, mark.label)
    case .logisticField(let weights, let bias):
      if weights.count == 2 {
        text = Summary.sentence(
          mark.label ?? "the probability",
          "is 0.5 on the line \(equation(weights, bias)) and grows towards \(direction(weights)).")
      }
    case .field(let field): text = surface(field, mark.label ?? "the probability")
    case .contours(let field, let levels):
      text =
        surface(field, mark.label ?? "the surface")
        + " Contours at \(levels.count) heights."
    }
  }

  private var xName: String { x.label ?? "x" }
  private var yName: String { y.label ?? "y" }

  private func number(_ value: Double, _ axis: Axis) -> String {
    axis.format == .percent ? NumberWording.short(value * 100) + "%" : NumberWording.short(value)
  }

  private static func sentence(_ subject: String, _ rest: String) -> String {
    // A symbol such as σ(z) or x₁ keeps its letter.
    let word = subject.utf8.prefix { $0 != 32 }
    let isWord = word.count > 2 && word.allSatisfy { $0 > 96 && $0 < 123 }
    guard isWord, let first = word.first else { return subject + " " + rest }
    let capital = String(decoding: [first - 32], as: UTF8.self)
    return capital + String(decoding: subject.utf8.dropFirst(), as: UTF8.self) + " " + rest
  }

  private func range(_ values: [Double], _ axis: Axis, _ name: String) -> String {
    var extent = Extent()
    for value in values where Channels.isShown(value, isLogarithmic: axis.isLogarithmic) {
      extent.include(value)
    }
    if extent.isEmpty { return "\(name) has no values" }
    if extent.low == extent.high { return "\(name) is \(number(extent.low, axis)) throughout" }
    let low = number(extent.low, axis)
    let high = number(extent.high, axis)
    if low != high { return "\(name) from \(low) to \(high)" }
    return "\(name) from \(NumberWording.exact(extent.low)) to \(NumberWording.exact(extent.high))"
  }
}

// MARK: Points and curves

extension Summary {
  private func points(
    _ xs: [Double], _ ys: [Double], _ classes: Classes?, _ label: String?
  ) -> String {
    guard !xs.isEmpty else { return "No points." }
    var text = xs.count == 1 ? "1 point" : "\(NumberWording.short(Double(xs.count))) points"
    if let label, classes == nil { text += " (\(label))" }
    if let classes {
      text += " in \(classes.levels.count) \(classes.levels.count == 1 ? "class" : "classes")"
      let counts = classes.levels.indices.map { level in
        "\(classes.levels[level]): \(classes.indices.reduce(0) { $0 + ($1 == level ? 1 : 0) })"
      }
      text += " (" + counts.joined(separator: ", ") + ")"
    }
    return text + "; \(range(xs, x, xName)), \(range(ys, y, yName))."
  }

  private func curve(_ xs: [Double], _ ys: [Double], _ name: String) -> String {
    let shown = xs.indices.filter {
      Channels.isShown(xs[$0], isLogarithmic: x.isLogarithmic)
        && Channels.isShown(ys[$0], isLogarithmic: y.isLogarithmic)
    }
    guard let first = shown.first, let last = shown.last else {
      return Summary.sentence(name, "has no values.")
    }
    let low = shown.min { ys[$0] < ys[$1] } ?? first
    let high = shown.max { ys[$0] < ys[$1] } ?? first
    let span = ys[high] - ys[low]
    let over = extent(from: xs[first], to: xs[last], values: shown.map { xs[$0] })
    let start = number(ys[first], y)
    let end = number(ys[last], y)
    if first == last {
      return Summary.sentence(name, "is \(start) at \(xName) \(number(xs[first], x)).")
    }
    if span <= 1e-12 * max(ys[low].magnitude, ys[high].magnitude) {
      return Summary.sentence(name, "stays at \(start) \(over).")
    }
    let change = ys[last] - ys[first]
    var text: String
    if change.magnitude < 0.1 * span {
      text = "goes from \(start) to \(end) \(over)"
    } else {
      text = "\(change < 0 ? "falls" : "rises") from \(start) to \(end) \(over)"
    }
    // An extreme on the way is worth a word when it is well beyond both ends.
    if min(ys[first], ys[last]) - ys[low] > 0.05 * span {
      text += ", lowest \(number(ys[low], y)) at \(number(xs[low], x))"
    }
    if ys[high] - max(ys[first], ys[last]) > 0.05 * span {
      text += ", highest \(number(ys[high], y)) at \(number(xs[high], x))"
    }
    return Summary.sentence(name, text + ".")
  }

  /// "over 200 epochs" where x counts something, else "for x from 0 to 1".
  private func extent(from start: Double, to end: Double, values: [Double]) -> String {
    var isCounting = values.count > 1 && (start == 0 || start == 1)
    for index in values.indices.dropFirst() where isCounting {
      isCounting = values[index] - values[index - 1] == 1
    }
    if isCounting, let label = x.label, label.utf8.allSatisfy({ $0 > 96 && $0 < 123 || $0 == 32 }),
      label.utf8.count > 2
    {
      let count = NumberWording.short(end)
      let words = label.split(separator: " ")
      // "examples seen" is a plural already.
      let isPlural = words.first?.utf8.last == 115
      return "over \(count) \(label)" + (isPlural || words.count > 1 || end == 1 ? "" : "s")
    }
    return "for \(xName) from \(number(start, x)) to \(number(end, x))"
  }

  private func path(_ xs: [Double], _ ys: [Double], _ label: String?) -> String {
    guard let x0 = xs.first, let y0 = ys.first, let x1 = xs.last, let y1 = ys.last else {
      return "An empty path."
    }
    let steps = xs.count == 2 ? "1 step" : "\(xs.count - 1) steps"
    return Summary.sentence(
      label ?? "a path",
      "goes from (\(number(x0, x)), \(number(y0, y))) to (\(number(x1, x)), \(number(y1, y))) "
        + "in \(steps).")
  }

  private func area(
    _ xs: [Double], _ low: [Double], _ high: [Double], _ label: String?
  ) -> String {
    let name = label ?? "the area"
    if low.allSatisfy({ $0 == 0 }) {
      return curve(xs, high, name)
    }
    return Summary.sentence(
      name,
      "lies between two curves: \(range(low, y, "the lower")), \(range(high, y, "the upper")).")
  }
}

// MARK: Bars and surfaces

extension Summary {
  private func bars(_ names: [String], _ values: [Double], _ label: String?) -> String {
    var parts: [String] = []
    for (name, value) in zip(names, values) { parts.append("\(name) \(number(value, y))") }
    let title = label ?? y.label ?? "bars"
    guard parts.count > 8 else {
      return Summary.sentence(title, "by name: " + parts.joined(separator: ", ") + ".")
    }
    let finite = values.indices.filter { values[$0].isFinite && $0 < names.count }
    guard let low = finite.min(by: { values[$0] < values[$1] }),
      let high = finite.max(by: { values[$0] < values[$1] })
    else { return Summary.sentence(title, "in \(names.count) bars.") }
    return Summary.sentence(
      title,
      "in \(names.count) bars: highest \(names[high]) with \(number(values[high], y)), "
        + "lowest \(names[low]) with \(number(values[low], y)).")
  }

  private func bins(_ edges: [Double], _ counts: [Double], _ label: String?) -> String {
    let total = counts.reduce(0, +)
    guard let first = edges.first, let last = edges.last,
      let top = counts.indices.max(by: { counts[$0] < counts[$1] })
    else { return "A histogram without values." }
    return "Histogram of \(NumberWording.short(total)) values\(label.map { " of \($0)" } ?? "") "
      + "between \(number(first, x)) and \(number(last, x)) in \(counts.count) bins; the fullest, "
      + "\(number(edges[top], x)) to \(number(edges[top + 1], x)), holds \(NumberWording.short(counts[top]))."
  }

  private func equation(_ weights: [Double], _ bias: Double) -> String {
    var text = ""
    for (factor, name) in [(weights[0], xName), (weights[1], yName), (bias, "")]
    where factor != 0 {
      let size = NumberWording.short(factor.magnitude)
      let term = name.isEmpty ? size : factor.magnitude == 1 ? name : "\(size)·\(name)"
      if text.isEmpty {
        text = factor < 0 ? NumberWording.minus + term : term
      } else {
        text += (factor < 0 ? " \(NumberWording.minus) " : " + ") + term
      }
    }
    return (text.isEmpty ? "0" : text) + " = 0"
  }

  private func direction(_ weights: [Double]) -> String {
    var parts: [String] = []
    for (weight, name) in [(weights[0], xName), (weights[1], yName)] where weight != 0 {
      parts.append("\(weight > 0 ? "more" : "less") \(name)")
    }
    return parts.joined(separator: " and ")
  }

  private func plane(_ weights: [Double], _ bias: Double, _ label: String?) -> String? {
    guard weights.count == 2 else { return nil }
    let name = label ?? "the hyperplane"
    if weights[0] == 0, weights[1] == 0 {
      let verdict = bias > 0 ? "everything fires" : "nothing fires"
      return Summary.sentence(name, "has no direction: all weights are 0, so \(verdict).")
    }
    return Summary.sentence(
      name, "is the line \(equation(weights, bias)); it fires towards \(direction(weights)).")
  }

  private func surface(_ field: Field, _ name: String) -> String {
    let extent = field.extent
    guard !extent.isEmpty else { return Summary.sentence(name, "has no values.") }
    var values = field.values.indices.filter { field.values[$0].isFinite }
    values.sort { (field.values[$0], $0) < (field.values[$1], $1) }
    func place(_ index: Int) -> String {
      let column = Double(index % field.columns) / Double(field.columns - 1)
      let row = Double(index / field.columns) / Double(field.rows - 1)
      let u = field.x.lowerBound + column * (field.x.upperBound - field.x.lowerBound)
      let v = field.y.lowerBound + row * (field.y.upperBound - field.y.lowerBound)
      return "(\(NumberWording.short(u)), \(NumberWording.short(v)))"
    }
    guard let low = values.first, let high = values.last else {
      return Summary.sentence(name, "has no values.")
    }
    return Summary.sentence(
      name,
      "goes from \(NumberWording.short(extent.low)) near \(place(low)) to "
        + "\(NumberWording.short(extent.high)) near \(place(high)).")
  }
}
