import LessonRuntime
import Testing
import TrainingEngine

@Suite struct DataTests {
  let data = [
    "data/points.csv": Array("x,name\n1.5,a\n2,b\n".utf8), "data/other.csv": Array("y\n1\n".utf8),
  ]

  @Test func aTableIsReadFromTheDataOfTheCourse() {
    let run = LessonRun(
      [
        .block(
          "let table = Table(csv: \"data/points.csv\")\nprint(table[\"x\"], table.text(\"name\"))\ntable"
        )
      ],
      data: data)
    #expect(run.texts(of: 0) == "[1.5, 2.0] [\"a\", \"b\"]\n")
    #expect(run.table(of: 0)?.names == ["x", "name"])
  }

  @Test(arguments: [
    (
      "data/point.csv",
      "there is no data file \"data/point.csv\"; did you mean \"data/points.csv\"?"
    ),
    (
      "../secret.txt",
      "there is no data file \"../secret.txt\"; the course has \"data/other.csv\", \"data/points.csv\""
    ),
  ])
  func aMissingFileNamesThoseThatThereAre(path: String, message: String) {
    let run = LessonRun([.failing("let t = Table(csv: \"\(path)\")")], data: data)
    #expect(run.failure(of: 0) == "1:9 host-error: \(message)")
  }

  @Test func aBrokenFileIsNamedWithItsLine() {
    let run = LessonRun(
      [.failing("let t = Table(csv: \"a.csv\")")], data: ["a.csv": Array("x,y\n1\n".utf8)])
    #expect(run.failure(of: 0) == "1:9 host-error: a.csv: line 2: 1 cell; the header has 2")
  }

  @Test func columnsKeepTheirDigitsThroughALesson() throws {
    let lesson = """
      let columns = Table().adding("a", [1.0, 2.0], digits: 2).adding("b", ["x", "y"]).columns
      Table(columns).adding("c", [3, 4])
      """
    let run = LessonRun([.block(lesson)])
    let native = Table().adding("a", [1.0, 2.0], digits: 2).adding("b", ["x", "y"]).adding(
      "c", [3, 4])
    #expect(try #require(run.table(of: 0)) == native)
  }
}
