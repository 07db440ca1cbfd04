import Diagnostics
import LessonLanguage
import TrainingEngine

extension HostTable {
  /// Reading tables.
  mutating func bindTables() {
    let context = context
    bind("Table.csv") { call throws(HostError) in
      let path = call.string(at: 0)
      guard let bytes = context.data[path] else {
        throw HostError(HostTable.missing(path, among: context.data))
      }
      try call.charge(bytes.count)
      try call.reserveBytes(4 * bytes.count)
      let table: Table
      do throws(TableError) {
        table = try Table(parsing: String(decoding: bytes, as: UTF8.self))
      } catch {
        throw HostError("\(path): \(error.description)")
      }
      try call.give(table)
    }
    bind("Table.names") { call throws(HostError) in
      try call.setResult(call.table(at: 0).names)
    }
    bind("Table.rowCount") { call throws(HostError) in
      call.setResult(Int64(try call.table(at: 0).rowCount))
    }
    bind("Table.columnCount") { call throws(HostError) in
      call.setResult(Int64(try call.table(at: 0).columnCount))
    }
    bind("Table.isNumeric") { call throws(HostError) in
      if case .numbers = try call.column(ofTableAt: 0, namedAt: 1).values {
        call.setResult(true)
      } else {
        call.setResult(false)
      }
    }
    bind("Table.digits") { call throws(HostError) in
      call.setOptional(try call.column(ofTableAt: 0, namedAt: 1).digits)
    }
    bind("Table.numbers") { call throws(HostError) in
      let table = try call.table(at: 0)
      let name = call.string(at: 1)
      try call.setResult(liftedTable { () throws(TableError) in try table.numbers(of: name) })
    }
    bind("Table.texts") { call throws(HostError) in
      let table = try call.table(at: 0)
      let name = call.string(at: 1)
      try call.charge(Work(table.rowCount) * Work(8))
      try call.setResult(liftedTable { () throws(TableError) in try table.texts(of: name) })
    }
    bind("Table.rows") { call throws(HostError) in
      let table = try call.table(at: 0)
      let names = call.strings(at: 1)
      try call.charge(Work(table.rowCount) * Work(names.count))
      try call.setResult(liftedTable { () throws(TableError) in try table.rows(of: names) })
    }
    bind("Table.description") { call throws(HostError) in
      let table = try call.table(at: 0)
      try call.charge(Work(table.rowCount + 1) * Work(table.columnCount) * Work(8))
      try call.setResult(table.description)
    }
    bind("Table.equal") { call throws(HostError) in
      let left = try call.table(at: 0)
      try call.charge(Work(left.rowCount) * Work(left.columnCount))
      call.setResult(left == (try call.table(at: 1)))
    }
  }

  /// Making tables of others.
  mutating func bindTableChanges() {
    bind("Table.empty") { call throws(HostError) in
      try call.give(Table([Table.Column]()))
    }
    bind("Table.prefix") { call throws(HostError) in
      try call.give(call.table(at: 0).prefix(call.int(at: 1)))
    }
    bind("Table.select") { call throws(HostError) in
      let table = try call.table(at: 0)
      let indices = call.ints(at: 1)
      for index in indices where index < 0 || index >= table.rowCount {
        throw HostError("select: there is no row \(index); the table has \(table.rowCount) rows")
      }
      try call.charge(Work(indices.count) * Work(table.columnCount))
      try call.give(table.select(indices))
    }
    bind("Table.cells") { call throws(HostError) in
      let table = try call.table(at: 0)
      try call.charge(Work(table.rowCount) * Work(table.columnCount) * Work(8))
      try call.setResult(rows: table.cells)
    }
    bind("Table.addingNumbers") { call throws(HostError) in
      let column = Table.Column(
        name: call.string(at: 1), values: .numbers(call.doubles(at: 2)),
        digits: call.optionalInt(at: 3))
      try call.giveTable(adding: column)
    }
    bind("Table.addingTexts") { call throws(HostError) in
      try call.giveTable(
        adding: Table.Column(name: call.string(at: 1), values: .texts(call.strings(at: 2))))
    }
    bind("Table.formatting") { call throws(HostError) in
      let table = try call.table(at: 0)
      let name = call.string(at: 1)
      _ = try liftedTable { () throws(TableError) in try table.column(name) }
      try call.give(table.formatting(name, digits: call.int(at: 2)))
    }
  }

  /// Says that a file is missing, and which ones there are.
  private static func missing(_ path: String, among data: [String: [UInt8]]) -> String {
    let paths = data.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    guard !paths.isEmpty else {
      return "there is no data file \"\(path)\"; the course has no data files"
    }
    if let near = Spelling.nearest(to: path, among: paths) {
      return "there is no data file \"\(path)\"; did you mean \"\(near)\"?"
    }
    var list = ""
    for (index, name) in paths.prefix(10).enumerated() {
      list += (index > 0 ? ", " : "") + "\"\(name)\""
    }
    if paths.count > 10 { list += " and \(paths.count - 10) more" }
    return "there is no data file \"\(path)\"; the course has \(list)"
  }
}

extension HostCall {
  fileprivate func column(
    ofTableAt slot: Int, namedAt nameSlot: Int
  ) throws(HostError) -> Table.Column {
    let table = try table(at: slot)
    let name = string(at: nameSlot)
    return try liftedTable { () throws(TableError) in try table.column(name) }
  }

  fileprivate func giveTable(adding column: Table.Column) throws(HostError) {
    let table = try table(at: 0)
    try give(liftedTable { () throws(TableError) in try table.adding(column) })
  }
}
