extension Mark {
  func encoded() -> PlotData {
    var fields: [(name: String, value: PlotData)] = []
    func add(_ name: String, _ value: PlotData) { fields.append((name, value)) }
    add("mark", .text(kindName))
    if let label { add("label", .text(label)) }
    switch geometry {
    case .points(let x, let y, let classes):
      add("x", .numbers(x))
      add("y", .numbers(y))
      if let classes {
        add("classes", .texts(classes.levels))
        add("class", .integers(classes.indices))
        add("signed", .flag(classes.isSigned))
      }
    case .line(let x, let y, let gaps):
      add("x", .numbers(x))
      add("y", .numbers(y))
      if !gaps.isEmpty { add("gaps", .integers(gaps)) }
    case .path(let x, let y):
      add("x", .numbers(x))
      add("y", .numbers(y))
    case .area(let x, let low, let high):
      add("x", .numbers(x))
      add("low", .numbers(low))
      add("high", .numbers(high))
    case .bars(let names, let values):
      add("x", .texts(names))
      add("y", .numbers(values))
    case .bins(let edges, let counts, let omitted):
      add("edges", .numbers(edges))
      add("counts", .numbers(counts))
      if omitted > 0 { add("omitted", .number(Double(omitted))) }
    case .verticalRule(let value): add("x", .finite(value))
    case .horizontalRule(let value): add("y", .finite(value))
    case .rectangle(let x, let y):
      add("x", .range(x))
      add("y", .range(y))
    case .text(let x, let y, let text):
      add("x", .finite(x))
      add("y", .finite(y))
      add("text", .text(text))
    case .plane(let weights, let bias), .logisticField(let weights, let bias):
      add("weights", .numbers(weights))
      add("bias", .finite(bias))
    case .field(let field): fields += field.encoded()
    case .contours(let field, let levels):
      fields += field.encoded()
      add("levels", .numbers(levels))
    }
    return .object(fields)
  }

  /// The name of the maker, as it is recorded.
  var kindName: String {
    switch geometry {
    case .points: "points"
    case .line: "line"
    case .path: "path"
    case .area: "area"
    case .bars: "bar"
    case .bins: "histogram"
    case .verticalRule, .horizontalRule: "rule"
    case .rectangle: "rectangle"
    case .text: "text"
    case .plane: "hyperplane"
    case .logisticField: "region"
    case .field: "field"
    case .contours: "contours"
    }
  }

  init(decoding data: PlotData) throws(PlotError) {
    let fields = try PlotFields(data, name: "mark")
    let name = try fields.text("mark")
    self.init(
      try Geometry(decoding: fields, name: name), label: try fields.optionalText("label"))
  }
}

extension Mark.Geometry {
  fileprivate init(decoding fields: PlotFields, name: String) throws(PlotError) {
    switch name {
    case "points":
      var classes: Classes?
      if fields["classes"] != nil {
        classes = Classes(
          levels: try fields.texts("classes"), indices: try fields.integers("class"),
          isSigned: try fields.flag("signed"))
      }
      self = .points(x: try fields.numbers("x"), y: try fields.numbers("y"), classes: classes)
    case "line":
      let gaps = fields["gaps"] == nil ? [] : try fields.integers("gaps")
      self = .line(x: try fields.numbers("x"), y: try fields.numbers("y"), gaps: gaps)
    case "path": self = .path(x: try fields.numbers("x"), y: try fields.numbers("y"))
    case "area":
      self = .area(
        x: try fields.numbers("x"), low: try fields.numbers("low"),
        high: try fields.numbers("high"))
    case "bar": self = .bars(names: try fields.texts("x"), values: try fields.numbers("y"))
    case "histogram":
      let omitted = fields["omitted"] == nil ? 0 : try fields.integer("omitted")
      self = .bins(
        edges: try fields.numbers("edges"), counts: try fields.numbers("counts"), omitted: omitted)
    case "rule":
      self =
        fields["x"] == nil
        ? .horizontalRule(at: try fields.number("y")) : .verticalRule(at: try fields.number("x"))
    case "rectangle": self = .rectangle(x: try fields.range("x"), y: try fields.range("y"))
    case "text":
      self = .text(
        x: try fields.number("x"), y: try fields.number("y"), text: try fields.text("text"))
    case "hyperplane":
      self = .plane(weights: try fields.numbers("weights"), bias: try fields.number("bias"))
    case "region":
      self = .logisticField(weights: try fields.numbers("weights"), bias: try fields.number("bias"))
    case "field": self = .field(try Field(decoding: fields))
    case "contours":
      self = .contours(try Field(decoding: fields), levels: try fields.numbers("levels"))
    default: throw PlotError("mark: \(name) is not a mark")
    }
  }
}

extension Field {
  fileprivate func encoded() -> [(name: String, value: PlotData)] {
    [
      ("x", .range(x)), ("y", .range(y)), ("columns", .number(Double(columns))),
      ("rows", .number(Double(rows))), ("values", .numbers(values)),
    ]
  }

  fileprivate init(decoding fields: PlotFields) throws(PlotError) {
    self.init(
      x: try fields.range("x"), y: try fields.range("y"), columns: try fields.integer("columns"),
      rows: try fields.integer("rows"), values: try fields.numbers("values"))
  }
}
