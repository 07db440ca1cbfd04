import LessonRuntime

/// What `outputs.json` holds: the outputs of a lesson and the fingerprint of what was executed.
public struct LessonRecord: Sendable {
  /// The fingerprint of code, data, options and runtime; equal ones have equal outputs.
  public var fingerprint: String
  public var outputs: LessonOutputs

  public init(fingerprint: String, outputs: LessonOutputs) {
    self.fingerprint = fingerprint
    self.outputs = outputs
  }

  /// The version of the format; a reader refuses others.
  private static let format: Int64 = 1

  /// Returns the text of `outputs.json`: stable order, one output a line.
  public func encoded() -> String {
    var lines = ["{", "\"format\":\(LessonRecord.format),"]
    lines.append("\"fingerprint\":\(JSON.text(fingerprint).line),")
    lines.append("\"blocks\":[")
    for (index, block) in outputs.blocks.enumerated() {
      let comma = index + 1 < outputs.blocks.count ? "," : ""
      let head = "{\"block\":\(index + 1),\"fuel\":\(block.fuel),\"outputs\":["
      if block.outputs.isEmpty {
        lines.append(head + "]}" + comma)
      } else {
        lines.append(head)
        lines += LessonRecord.lines(of: block.outputs.map { $0.json })
        lines.append("]}" + comma)
      }
    }
    lines.append("],")
    lines.append("\"values\":[")
    lines += LessonRecord.lines(of: outputs.inlineValues.map { .text($0) })
    lines.append("]")
    lines.append("}")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func lines(of values: [JSON]) -> [String] {
    values.enumerated().map { $1.line + ($0 + 1 < values.count ? "," : "") }
  }

  /// Reads the text of `outputs.json`.
  public init(decoding text: String) throws(RecordError) {
    let root = RecordNode(value: try JSONReader.read(text), path: "record")
    let format = try root.member("format")
    guard try format.integer() == LessonRecord.format else {
      throw format.error(
        "expected \(LessonRecord.format): the record was written by another version of the tool")
    }
    fingerprint = try root.member("fingerprint").text()
    let blocks = try root.member("blocks").list { node throws(RecordError) in
      BlockOutputs(
        outputs: try node.member("outputs").list { node throws(RecordError) in
          try Output(recorded: node)
        },
        fuel: try node.member("fuel").integer())
    }
    let values = try root.member("values").list { node throws(RecordError) in try node.text() }
    outputs = LessonOutputs(blocks: blocks, inlineValues: values)
  }
}
