/// Named columns of equal length, each of numbers or of texts.
public struct Table: Equatable, Sendable {
  /// One column: its name, its cells, and how many decimals its numbers are shown with.
  public struct Column: Equatable, Sendable {
    /// The cells of a column; a missing number is NaN, a missing text is empty.
    public enum Values: Equatable, Sendable {
      case numbers([Double])
      case texts([String])

      /// The number of cells.
      public var count: Int {
        switch self {
        case .numbers(let values): values.count
        case .texts(let values): values.count
        }
      }
    }

    public var name: String
    public var values: Values
    /// The decimals that numbers are shown with; `nil` leaves the choice to the table.
    public var digits: Int?

    public init(name: String, values: Values, digits: Int? = nil) {
      self.name = name
      self.values = values
      self.digits = digits
    }
  }

  public private(set) var columns: [Column]

  /// Makes a table of columns, after checking that their names differ and their lengths agree.
  public static func make(_ columns: [Column]) throws(TableError) -> Table {
    var table = Table(unchecked: [])
    for column in columns { try table.append(column) }
    return table
  }

  /// Makes a table of columns whose names differ and whose lengths agree.
  public init(_ columns: [Column]) {
    self = Table.checked { () throws(TableError) in try Table.make(columns) }
  }

  /// Makes a table of columns of numbers.
  public init(_ columns: (String, [Double])...) {
    self.init(columns.map { Column(name: $0.0, values: .numbers($0.1)) })
  }

  init(unchecked columns: [Column]) {
    self.columns = columns
  }

  /// Adds `column` at the right.
  mutating func append(_ column: Column) throws(TableError) {
    for other in columns where other.name == column.name {
      throw TableError("the table has two columns \"\(column.name)\"")
    }
    if let first = columns.first, first.values.count != column.values.count {
      throw TableError(
        "the column \"\(column.name)\" has \(column.values.count) rows,"
          + " the column \"\(first.name)\" has \(first.values.count)")
    }
    columns.append(column)
  }
}

extension Table {
  /// The names of the columns from left to right.
  public var names: [String] { columns.map { $0.name } }
  public var rowCount: Int { columns.first?.values.count ?? 0 }
  public var columnCount: Int { columns.count }

  /// Returns the column called `name`.
  public func column(_ name: String) throws(TableError) -> Column {
    for column in columns where column.name == name { return column }
    var message = "the table has no column \"\(name)\"; it has "
    for (index, column) in columns.enumerated() {
      if index > 0 { message += ", " }
      message += "\"\(column.name)\""
    }
    throw TableError(columns.isEmpty ? message + "none" : message)
  }

  /// Returns the numbers of the column called `name`.
  public func numbers(of name: String) throws(TableError) -> [Double] {
    switch try column(name).values {
    case .numbers(let values): return values
    case .texts:
      throw TableError("the column \"\(name)\" holds texts, not numbers: read it with text(_:)")
    }
  }

  /// Returns the cells of the column called `name` as texts, numbers as they are shown.
  public func texts(of name: String) throws(TableError) -> [String] {
    let column = try column(name)
    switch column.values {
    case .texts(let values): return values
    case .numbers(let values):
      let style = NumberStyle(values, digits: column.digits)
      return values.map { style.text($0) }
    }
  }

  /// The numbers of the column called `name`.
  public subscript(name: String) -> [Double] {
    Table.checked { () throws(TableError) in try numbers(of: name) }
  }

  /// Returns the texts of the column called `name`.
  public func text(_ name: String) -> [String] {
    Table.checked { () throws(TableError) in try texts(of: name) }
  }

  /// Returns one array a row with the numbers of the named columns: the inputs of a model.
  public func rows(_ names: String...) -> [[Double]] {
    Table.checked { () throws(TableError) in try rows(of: names) }
  }

  /// Returns one array a row with the numbers of the named columns.
  public func rows(of names: [String]) throws(TableError) -> [[Double]] {
    var rows = [[Double]](repeating: [], count: rowCount)
    for name in names {
      let values = try numbers(of: name)
      for index in rows.indices { rows[index].append(values[index]) }
    }
    return rows
  }

  /// Returns the first rows, at most `count` of them.
  public func prefix(_ count: Int) -> Table {
    select(Array(0..<min(max(count, 0), rowCount)))
  }

  /// Returns the rows with these indices, in this order.
  public func select(_ indices: [Int]) -> Table {
    Table(
      unchecked: columns.map { column in
        switch column.values {
        case .numbers(let values):
          Column(
            name: column.name, values: .numbers(indices.map { values[$0] }), digits: column.digits)
        case .texts(let values):
          Column(name: column.name, values: .texts(indices.map { values[$0] }))
        }
      })
  }

  /// Returns the rows that miss no number and no text.
  public func withoutMissing() -> Table {
    var isComplete = [Bool](repeating: true, count: rowCount)
    for column in columns {
      switch column.values {
      case .numbers(let values):
        for (row, value) in values.enumerated() where value.isNaN { isComplete[row] = false }
      case .texts(let values):
        for (row, value) in values.enumerated() where value.isEmpty { isComplete[row] = false }
      }
    }
    return select(isComplete.indices.filter { isComplete[$0] })
  }

  /// Returns the table with one more column at the right.
  public func adding(_ column: Column) throws(TableError) -> Table {
    var table = self
    try table.append(column)
    return table
  }

  /// Returns the table with one more column of numbers.
  public func adding(_ name: String, _ values: [Double], digits: Int? = nil) -> Table {
    adding(checked: Column(name: name, values: .numbers(values), digits: digits))
  }

  /// Returns the table with one more column of whole numbers.
  public func adding(_ name: String, _ values: [Int]) -> Table {
    adding(checked: Column(name: name, values: .numbers(values.map { Double($0) }), digits: 0))
  }

  /// Returns the table with one more column of texts.
  public func adding(_ name: String, _ values: [String]) -> Table {
    adding(checked: Column(name: name, values: .texts(values)))
  }

  private func adding(checked column: Column) -> Table {
    Table.checked { () throws(TableError) in try adding(column) }
  }

  /// Returns the table with the numbers of the column called `name` shown with `digits` decimals.
  public func formatting(_ name: String, digits: Int) -> Table {
    Table.checked { () throws(TableError) in
      _ = try column(name)
      var table = self
      for index in columns.indices where columns[index].name == name {
        table.columns[index].digits = digits
      }
      return table
    }
  }

  /// Returns what `operation` returns, or ends the program with its message.
  static func checked<Result>(_ operation: () throws(TableError) -> Result) -> Result {
    do throws(TableError) {
      return try operation()
    } catch {
      stop(error.message)
    }
  }
}
