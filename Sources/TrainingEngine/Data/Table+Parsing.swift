extension Table {
  /// Reads comma-separated values (RFC 4180): a header line, then one line a row.
  ///
  /// A cell in quotes may hold commas, line breaks and doubled quotes. A column whose cells are all
  /// numbers or empty is a column of numbers, with NaN for the empty ones; any other holds texts.
  public init(parsing text: String) throws(TableError) {
    var reader = CSVReader(text)
    guard let header = try reader.nextRecord() else {
      throw TableError("the text is empty; the first line names the columns", line: 1)
    }
    for (index, cell) in header.cells.enumerated() {
      guard !cell.text.isEmpty else {
        throw TableError("column \(index + 1) has no name", line: header.line)
      }
      for other in header.cells[..<index] where other.text == cell.text {
        throw TableError("two columns are called \"\(cell.text)\"", line: header.line)
      }
    }
    var cells = [[CSVReader.Cell]](repeating: [], count: header.cells.count)
    while let record = try reader.nextRecord() {
      guard record.cells.count == header.cells.count else {
        throw TableError(
          "\(record.cells.count) \(record.cells.count == 1 ? "cell" : "cells");"
            + " the header has \(header.cells.count)", line: record.line)
      }
      for (index, cell) in record.cells.enumerated() { cells[index].append(cell) }
    }
    var columns: [Column] = []
    for (index, name) in header.cells.enumerated() {
      columns.append(Column(name: name.text, values: Table.values(of: cells[index])))
    }
    self.init(unchecked: columns)
  }

  private static func values(of cells: [CSVReader.Cell]) -> Column.Values {
    var numbers: [Double] = []
    var isAnyPresent = false
    for cell in cells {
      if !cell.isQuoted, cell.text.isEmpty || cell.text == "nan" || cell.text == "NaN" {
        numbers.append(.nan)
      } else if !cell.isQuoted, let number = PortableMath.number(cell.text) {
        numbers.append(number)
        isAnyPresent = true
      } else {
        return .texts(cells.map { $0.text })
      }
    }
    return isAnyPresent || cells.isEmpty ? .numbers(numbers) : .texts(cells.map { $0.text })
  }
}

/// Splits comma-separated text into records, keeping count of the lines.
struct CSVReader {
  struct Cell {
    var text: String
    var isQuoted: Bool
  }

  struct Record {
    var cells: [Cell]
    /// The line on which the record begins, counted from 1.
    var line: Int
  }

  private let bytes: [UInt8]
  private var position = 0
  private var line = 1

  init(_ text: String) {
    bytes = Array(text.utf8)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// Returns the next record, or `nil` at the end; blank lines are skipped.
  mutating func nextRecord() throws(TableError) -> Record? {
    while position < bytes.count, isAtLineBreak { skipLineBreak() }
    guard position < bytes.count else { return nil }
    var record = Record(cells: [], line: line)
    while true {
      record.cells.append(try nextCell())
      guard position < bytes.count, bytes[position] == UInt8(ascii: ",") else { break }
      position += 1
    }
    if position < bytes.count { skipLineBreak() }
    return record
  }

  private var isAtLineBreak: Bool {
    bytes[position] == UInt8(ascii: "\n") || bytes[position] == UInt8(ascii: "\r")
  }

  private mutating func skipLineBreak() {
    if bytes[position] == UInt8(ascii: "\r") {
      position += 1
      guard position < bytes.count, bytes[position] == UInt8(ascii: "\n") else {
        line += 1
        return
      }
    }
    position += 1
    line += 1
  }

  private mutating func nextCell() throws(TableError) -> Cell {
    guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
      let start = position
      while position < bytes.count, !isAtLineBreak, bytes[position] != UInt8(ascii: ",") {
        guard bytes[position] != UInt8(ascii: "\"") else {
          throw TableError("a quote inside a cell that does not begin with one", line: line)
        }
        position += 1
      }
      return Cell(text: CSVReader.trimmed(bytes[start..<position]), isQuoted: false)
    }
    let startLine = line
    var content: [UInt8] = []
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\"") {
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
          guard
            position == bytes.count || isAtLineBreak || bytes[position] == UInt8(ascii: ",")
          else { throw TableError("text after the closing quote of a cell", line: line) }
          return Cell(text: String(decoding: content, as: UTF8.self), isQuoted: true)
        }
        position += 1
      } else if byte == UInt8(ascii: "\n") {
        line += 1
      }
      content.append(byte)
    }
    throw TableError("the quote that opens a cell is not closed", line: startLine)
  }

  /// Returns the text without the blanks around it.
  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
    var slice = bytes
    while let first = slice.first, first == UInt8(ascii: " ") || first == UInt8(ascii: "\t") {
      slice.removeFirst()
    }
    while let last = slice.last, last == UInt8(ascii: " ") || last == UInt8(ascii: "\t") {
      slice.removeLast()
    }
    return String(decoding: slice, as: UTF8.self)
  }
}
