import LessonRuntime
import Plotting
import Testing
import TrainingEngine

@testable import CourseRecord

@Suite struct RecordTests {
  static let everyKind: [Output] = [
    .text("two\nlines \"quoted\" \\ \u{1F600} \u{2028} \u{7} \r\n"),
    .value("[0.1, 2.0]", type: "[Double]"),
    .table(
      Table([
        .init(
          name: "w\u{2081}",
          values: .numbers([0.1, -0.0, 1e-300, .leastNonzeroMagnitude, 1e22, 3]), digits: 4),
        .init(name: "odd", values: .numbers([.nan, .infinity, -.infinity, 0, 1, 2])),
        .init(name: "class", values: .texts(["", "nan", "inf", "<b>", "é", "\t"])),
      ])),
    .plot(Plot(.line(x: [0, 1, 2], y: [0.69, 0.25, 0.1 + 0.2], label: "loss"), x: "epoch")),
    .frames(
      Frames(
        [Plot(.points(x: [1, 2], y: [3, 4])), Plot(.points(x: [1, 2], y: [4, 3]))],
        labels: ["epoch 1", "epoch 2"])),
    .smallMultiples(
      SmallMultiples([Plot(.line(x: [0, 1], y: [1, 0]))], columns: 3, title: "Rates")),
    .diagnostic(
      OutputDiagnostic(
        id: "shape-mismatch", message: "the inner sizes 3 and 2 differ", file: "01-a.md", line: 7,
        column: 3, rendered: "01-a.md:7:3: error\n 7 | a\n   | ^\n")),
  ]

  static let record = LessonRecord(
    fingerprint: "0123",
    outputs: LessonOutputs(
      blocks: [
        BlockOutputs(outputs: everyKind, fuel: 12_345_678_901), BlockOutputs(),
        BlockOutputs(outputs: [.text("end\n")], fuel: 1),
      ], inlineValues: ["66%", "\"", ""]))

  @Test func readsBackExactlyWhatWasWritten() throws {
    let text = Self.record.encoded()
    let read = try LessonRecord(decoding: text)
    #expect(read.encoded() == text)
    #expect(read.fingerprint == "0123")
    #expect(read.outputs.inlineValues == ["66%", "\"", ""])
    #expect(read.outputs.blocks.map(\.fuel) == [12_345_678_901, 0, 1])
    guard case .text(let first) = read.outputs.blocks[0].outputs[0],
      case .text(let original) = Self.everyKind[0]
    else { return #expect(Bool(false), "the first output is no text") }
    #expect(Array(first.utf8) == Array(original.utf8))
  }

  @Test func keepsEveryBitOfANumber() throws {
    let read = try LessonRecord(decoding: Self.record.encoded())
    guard case .table(let before) = Self.everyKind[2],
      case .table(let after) = read.outputs.blocks[0].outputs[2]
    else { return #expect(Bool(false), "the third output is no table") }
    #expect(after[before.names[0]].map(\.bitPattern) == before[before.names[0]].map(\.bitPattern))
    #expect(after["odd"][0].isNaN)
    #expect(after["odd"][1...] == before["odd"][1...])
    #expect(after.columns[0].digits == 4)
    #expect(after.text("class") == before.text("class"))
  }

  @Test func keepsFiguresEqual() throws {
    let read = try LessonRecord(decoding: Self.record.encoded())
    guard case .plot(let plot) = read.outputs.blocks[0].outputs[3],
      case .plot(let original) = Self.everyKind[3]
    else { return #expect(Bool(false), "the fourth output is no plot") }
    #expect(plot == original)
  }

  @Test func writesOneOutputALine() {
    let lines = Self.record.encoded().split(separator: "\n")
    let outputs = lines.filter { $0.hasPrefix("{\"kind\":") }
    #expect(outputs.count == Self.everyKind.count + 1)
    #expect(lines.contains("{\"kind\":\"value\",\"type\":\"[Double]\",\"text\":\"[0.1, 2.0]\"},"))
    #expect(lines.contains("\"66%\","))
  }

  @Test func writesWholeNumbersWithoutAPointAndNamesWhatJSONCannotSay() {
    let table = Table(("x", [3, 0.1, -0.0, 1e22]), ("y", [.nan, .infinity, -.infinity, 1]))
    #expect(
      Output.table(table).json.line
        == "{\"kind\":\"table\",\"columns\":[{\"name\":\"x\",\"numbers\":[3,0.1,-0.0,1e+22]},"
        + "{\"name\":\"y\",\"numbers\":[\"nan\",\"inf\",\"-inf\",1]}]}")
  }

  @Test(arguments: [
    ("{", "line 1, column 2"),
    ("{\n\"format\":1,\n\"fingerprint\":x}", "line 3, column 15"),
    ("{\"format\":2}", "format"),
    ("{\"format\":1}", "record"),
    (
      "{\"format\":1,\"fingerprint\":\"\",\"blocks\":[{\"outputs\":[{}]}],\"values\":[]}",
      "blocks[0].outputs[0]"
    ),
    ("{\"format\":1,\"fingerprint\":\"\",\"blocks\":[],\"values\":[3]}", "values[0]"),
    (
      "{\"format\":1,\"fingerprint\":\"\",\"blocks\":[{\"fuel\":1,\"outputs\":"
        + "[{\"kind\":\"plot\",\"data\":7}]}],\"values\":[]}", "blocks[0].outputs[0].data"
    ),
    (String(repeating: "[", count: 100_000), "line 1, column 201"),
  ])
  func namesThePlaceOfAFault(text: String, place: String) {
    let error = #expect(throws: RecordError.self) { try LessonRecord(decoding: text) }
    #expect(error?.place == place)
  }

  @Test func showsOnlyTheLinesThatDiffer() {
    var other = Self.record
    #expect(Self.record.difference(to: other).isEmpty)
    other.outputs.inlineValues[0] = "67%"
    #expect(Self.record.difference(to: other) == ["- \"66%\",", "+ \"67%\","])
  }

  @Test func fingerprintsTellPartsApart() {
    func digest(_ parts: [(String, String)]) -> String {
      var fingerprint = Fingerprint()
      for (label, text) in parts { fingerprint.add(label, text) }
      return fingerprint.text
    }
    #expect(digest([("a", "bc")]) != digest([("ab", "c")]))
    #expect(digest([("a", "b"), ("c", "")]) != digest([("a", ""), ("c", "b")]))
    #expect(digest([("code", "let x = 1")]) == "13d8cdfb874f2aff92b95cbd6d697482")
    #expect(digest([]) == "6c62272e07bb014262b821756295c58d")
  }
}
