import Testing
import TrainingEngine

@Suite struct TableTests {
  @Test func readsNumbersAndTexts() throws {
    let table = try Table(parsing: "income,class,debt\n1.5,yes,-2e3\n 2 ,no,7\n")
    #expect(table.names == ["income", "class", "debt"])
    #expect(table.rowCount == 2)
    #expect(table["income"] == [1.5, 2])
    #expect(table["debt"] == [-2000, 7])
    #expect(table.text("class") == ["yes", "no"])
    #expect(table.rows("income", "debt") == [[1.5, -2000], [2, 7]])
  }

  @Test func readsQuotedCells() throws {
    let table = try Table(parsing: "\u{FEFF}\"a, b\",c\r\n\"say \"\"hi\"\"\",1\r\n\"two\nlines\",2")
    #expect(table.names == ["a, b", "c"])
    #expect(table.text("a, b") == ["say \"hi\"", "two\nlines"])
    #expect(table["c"] == [1, 2])
  }

  @Test func keepsMissingValuesApart() throws {
    let table = try Table(parsing: "x,note\n1,\n,b\nNaN,c\n")
    let x = table["x"]
    #expect(x[0] == 1)
    #expect(x[1].isNaN && x[2].isNaN)
    #expect(table.text("note") == ["", "b", "c"])
    #expect(table.cells[1] == ["nan", "b"])
    #expect(table.withoutMissing().rowCount == 0)
    let gaps = try Table(parsing: "x,y\n1,2\n,3\n4,\n5,6\n")
    #expect(gaps.withoutMissing() == (try Table(parsing: "x,y\n1,2\n5,6\n")))
  }

  @Test func quotedNumbersAreTexts() throws {
    let table = try Table(parsing: "id\n\"007\"\n\"8\"\n")
    #expect(table.text("id") == ["007", "8"])
    #expect(try Table(parsing: "id\n0x10\n").text("id") == ["0x10"])
  }

  @Test(arguments: [
    ("a,b\n1,2\n3\n", 3, "1 cell; the header has 2"),
    ("a,b\n\"1\n2\",3\n4,5,6\n", 4, "3 cells; the header has 2"),
    ("a,a\n", 1, "two columns are called \"a\""),
    ("a,,b\n", 1, "column 2 has no name"),
    ("", 1, "the text is empty; the first line names the columns"),
    ("a\n\"open\n\n", 2, "the quote that opens a cell is not closed"),
    ("a\n\"x\"y\n", 2, "text after the closing quote of a cell"),
    ("a\nx\"y\n", 2, "a quote inside a cell that does not begin with one"),
  ])
  func namesTheLineOfAFault(text: String, line: Int, message: String) throws {
    let error = #expect(throws: TableError.self) { try Table(parsing: text) }
    #expect(error?.line == line)
    #expect(error?.message == message)
    #expect(error?.description == "line \(line): \(message)")
  }

  @Test func aHeaderAloneMakesAnEmptyTable() throws {
    let table = try Table(parsing: "a,b\n")
    #expect(table.rowCount == 0)
    #expect(table["a"] == [])
  }

  @Test func saysWhichColumnsThereAre() {
    let table = Table(("x", [1]), ("y", [2]))
    let error = #expect(throws: TableError.self) { try table.numbers(of: "z") }
    #expect(error?.message == "the table has no column \"z\"; it has \"x\", \"y\"")
    let texts = table.adding("class", ["a"])
    let other = #expect(throws: TableError.self) { try texts.numbers(of: "class") }
    #expect(
      other?.message == "the column \"class\" holds texts, not numbers: read it with text(_:)")
    let length = #expect(throws: TableError.self) {
      try table.adding(Table.Column(name: "z", values: .numbers([1, 2])))
    }
    #expect(length?.message == "the column \"z\" has 2 rows, the column \"x\" has 1")
  }

  @Test func growsAndShrinksByValue() {
    let table = Table(("x", [1, 2, 3]))
    let grown = table.adding("n", [4, 5, 6]).adding("t", ["a", "b", "c"])
    #expect(table.names == ["x"])
    #expect(grown.prefix(2).text("t") == ["a", "b"])
    #expect(grown.prefix(99) == grown)
    #expect(grown.prefix(-1).rowCount == 0)
    #expect(grown.select([2, 0])["x"] == [3, 1])
  }

  @Test func alignsNumbersAndWritesTrueMinusSigns() {
    let table = Table(("x", [1, -2.25, 10])).adding("n", [1, -20, 3]).adding("t", ["a", "b", "c"])
    #expect(table.cells == [["1.00", "1", "a"], ["−2.25", "−20", "b"], ["10.00", "3", "c"]])
    #expect(table.isNumeric == [true, true, false])
    #expect(table.formatting("x", digits: 1).cells[1][0] == "−2.2")
    #expect(
      table.description == "    x    n  t\n 1.00    1  a\n−2.25  −20  b\n10.00    3  c")
  }

  @Test(arguments: [
    ([0.001234567, 0.5], ["0.0012", "0.5000"]), ([13723.3608167, 2], ["13723.4", "2.0"]),
    ([0.1 + 0.2, 1], ["0.3", "1.0"]), ([1e20, 1.5], ["1e+20", "1.5"]),
    ([0.00012345], ["0.0001234"]), ([1e-9], ["1e-09"]), ([-0.00001, 5.5], ["0.0", "5.5"]),
    ([], []), ([0], ["0"]),
  ])
  func choosesDecimalsForAColumn(values: [Double], cells: [String]) {
    let style = NumberStyle(values)
    #expect(values.map { style.text($0) } == cells)
  }
}
