extension InterfaceText {
  static let table = """
    struct Table: Equatable, CustomStringConvertible {
      let _object: _Object

      struct Column: Equatable {
        enum Values: Equatable {
          case numbers([Double])
          case texts([String])

          var count: Int {
            switch self {
            case .numbers(let values): return values.count
            case .texts(let values): return values.count
            }
          }
        }

        var name: String
        var values: Values
        var digits: Int?

        init(name: String, values: Values, digits: Int? = nil) {
          self.name = name
          self.values = values
          self.digits = digits
        }
      }

      @builtin("Table.csv") init(csv path: String)
      @builtin("Table.empty") init(_empty: Void)
      init(_ columns: (String, [Double])...) {
        var table = Table(_empty: ())
        for column in columns { table = table._addingNumbers(column.0, column.1, nil) }
        self = table
      }
      init(_ columns: [Column]) {
        var table = Table(_empty: ())
        for column in columns {
          switch column.values {
          case .numbers(let values):
            table = table._addingNumbers(column.name, values, column.digits)
          case .texts(let values): table = table._addingTexts(column.name, values)
          }
        }
        self = table
      }

      @builtin("Table.names") var names: [String] { get }
      @builtin("Table.rowCount") var rowCount: Int { get }
      @builtin("Table.columnCount") var columnCount: Int { get }
      @builtin("Table.cells") var cells: [[String]] { get }
      var columns: [Column] {
        var result: [Column] = []
        for name in names {
          let values: Column.Values =
            _isNumeric(name) ? .numbers(self[name]) : .texts(text(name))
          result.append(Column(name: name, values: values, digits: _digits(name)))
        }
        return result
      }
      @builtin("Table.isNumeric") func _isNumeric(_ name: String) -> Bool
      @builtin("Table.digits") func _digits(_ name: String) -> Int?

      @builtin("Table.numbers") subscript(name: String) -> [Double] { get }
      @builtin("Table.texts") func text(_ name: String) -> [String]
      @builtin("Table.rows") func rows(_ names: String...) -> [[Double]]
      @builtin("Table.prefix") func prefix(_ count: Int) -> Table
      @builtin("Table.select") func select(_ indices: [Int]) -> Table

      func adding(_ name: String, _ values: [Double], digits: Int? = nil) -> Table {
        return _addingNumbers(name, values, digits)
      }
      func adding(_ name: String, _ values: [Int]) -> Table {
        return _addingNumbers(name, values.map { Double($0) }, 0)
      }
      func adding(_ name: String, _ values: [String]) -> Table {
        return _addingTexts(name, values)
      }
      @builtin("Table.addingNumbers")
      func _addingNumbers(_ name: String, _ values: [Double], _ digits: Int?) -> Table
      @builtin("Table.addingTexts")
      func _addingTexts(_ name: String, _ values: [String]) -> Table
      @builtin("Table.formatting") func formatting(_ name: String, digits: Int) -> Table

      var description: String { return _description() }
      @builtin("Table.description") func _description() -> String
      static func == (lhs: Table, rhs: Table) -> Bool { return lhs._isEqual(rhs) }
      @builtin("Table.equal") func _isEqual(_ other: Table) -> Bool
    }
    """
}
