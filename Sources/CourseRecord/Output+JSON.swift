import LessonRuntime
import Plotting
import TrainingEngine

extension Output {
  /// The output as it stands in a record; the first member tells which kind it is.
  var json: JSON {
    switch self {
    case .text(let text):
      .object([.init("kind", .text("text")), .init("text", .text(text))])
    case .value(let text, let type):
      .object([
        .init("kind", .text("value")), .init("type", .text(type)), .init("text", .text(text)),
      ])
    case .table(let table):
      .object([
        .init("kind", .text("table")), .init("columns", .list(table.columns.map { $0.json })),
      ])
    case .plot(let plot):
      .object([.init("kind", .text("plot")), .init("data", JSON(plot.encoded()))])
    case .frames(let frames):
      .object([.init("kind", .text("frames")), .init("data", JSON(frames.encoded()))])
    case .smallMultiples(let plots):
      .object([.init("kind", .text("small-multiples")), .init("data", JSON(plots.encoded()))])
    case .diagnostic(let diagnostic):
      .object([
        .init("kind", .text("diagnostic")), .init("id", .text(diagnostic.id)),
        .init("message", .text(diagnostic.message)), .init("file", .text(diagnostic.file)),
        .init("line", .integer(Int64(diagnostic.line))),
        .init("column", .integer(Int64(diagnostic.column))),
        .init("rendered", .text(diagnostic.rendered)),
      ])
    }
  }

  init(recorded node: RecordNode) throws(RecordError) {
    let kind = try node.member("kind")
    switch try kind.text() {
    case "text": self = .text(try node.member("text").text())
    case "value":
      self = .value(try node.member("text").text(), type: try node.member("type").text())
    case "table": self = .table(try Table(recorded: node))
    case "plot":
      self = .plot(
        try node.member("data").plotted { data throws(PlotError) in try Plot(decoding: data) })
    case "frames":
      self = .frames(
        try node.member("data").plotted { data throws(PlotError) in try Frames(decoding: data) })
    case "small-multiples":
      self = .smallMultiples(
        try node.member("data").plotted { data throws(PlotError) in
          try SmallMultiples(decoding: data)
        })
    case "diagnostic":
      self = .diagnostic(
        OutputDiagnostic(
          id: try node.member("id").text(), message: try node.member("message").text(),
          file: try node.member("file").text(), line: try node.member("line").int(),
          column: try node.member("column").int(), rendered: try node.member("rendered").text()))
    case let name: throw kind.error("unknown kind of output \"\(name)\"")
    }
  }
}

extension Table {
  fileprivate init(recorded node: RecordNode) throws(RecordError) {
    let columns = try node.member("columns")
    let values = try columns.list { node throws(RecordError) in try Table.Column(recorded: node) }
    do throws(TableError) {
      self = try Table.make(values)
    } catch {
      throw columns.error(error.message)
    }
  }
}

extension Table.Column {
  fileprivate var json: JSON {
    var members: [JSON.Member] = [.init("name", .text(name))]
    if let digits { members.append(.init("digits", .integer(Int64(digits)))) }
    switch values {
    case .numbers(let values): members.append(.init("numbers", .list(values.map { .finite($0) })))
    case .texts(let values): members.append(.init("texts", .list(values.map { .text($0) })))
    }
    return .object(members)
  }

  fileprivate init(recorded node: RecordNode) throws(RecordError) {
    let name = try node.member("name").text()
    let digits = try node.optionalMember("digits")
    let values: Values
    if let texts = try node.optionalMember("texts") {
      values = .texts(try texts.list { node throws(RecordError) in try node.text() })
    } else {
      values = .numbers(
        try node.member("numbers").list { node throws(RecordError) in try node.number() })
    }
    self.init(name: name, values: values, digits: try digits?.int())
  }
}
