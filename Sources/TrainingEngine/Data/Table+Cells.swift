extension Table {
  /// Returns the cells as they are shown, one array a row; numbers carry the true minus sign.
  public var cells: [[String]] {
    var rows = [[String]](repeating: [], count: rowCount)
    for column in columns {
      switch column.values {
      case .texts(let values):
        for (index, value) in values.enumerated() { rows[index].append(value) }
      case .numbers(let values):
        let style = NumberStyle(values, digits: column.digits)
        for (index, value) in values.enumerated() { rows[index].append(style.text(value)) }
      }
    }
    return rows
  }

  /// Whether each column holds numbers, which stand at the right of their cells.
  public var isNumeric: [Bool] {
    columns.map { column in
      if case .numbers = column.values { true } else { false }
    }
  }
}

extension Table: CustomStringConvertible {
  /// The table as lines of text with aligned columns.
  public var description: String {
    let rows = [names] + cells
    let isNumeric = self.isNumeric
    var widths = [Int](repeating: 0, count: columnCount)
    for row in rows {
      for (index, cell) in row.enumerated() { widths[index] = max(widths[index], cell.count) }
    }
    var lines: [String] = []
    for row in rows {
      var line = ""
      for (index, cell) in row.enumerated() {
        if index > 0 { line += "  " }
        let padding = String(repeating: " ", count: widths[index] - cell.count)
        if isNumeric[index] {
          line += padding + cell
        } else {
          line += index == row.count - 1 ? cell : cell + padding
        }
      }
      lines.append(line)
    }
    return lines.joined(separator: "\n")
  }
}
