/// The values of a figure as columns of text cells, for readers who cannot see it.
public struct PlotTable: Sendable, Equatable {
  public struct Column: Sendable, Equatable {
    public var name: String
    public var cells: [String]

    public init(name: String, cells: [String]) {
      self.name = name
      self.cells = cells
    }
  }

  /// The greatest number of rows a table has.
  public static let rowLimit = 200

  public var columns: [Column]
  /// How many rows are left out at the end.
  public var omittedRowCount: Int

  public init(columns: [Column], omittedRowCount: Int) {
    self.columns = columns
    self.omittedRowCount = omittedRowCount
  }
}

extension Plot {
  /// The plotted values as a table for screen readers.
  ///
  /// Curves over the same x stand side by side; other marks stand below each other.
  public var dataTable: PlotTable {
    var rows = TableRows(names: [x.label ?? "x", y.label ?? "y"])
    if let shared = sharedCurves {
      rows = TableRows(names: [x.label ?? "x"] + shared.names)
      for index in shared.x.indices {
        rows.append(
          [NumberWording.exact(shared.x[index])] + shared.y.map { NumberWording.exact($0[index]) })
      }
      return rows.table
    }
    let isNamed = marks.count > 1
    let hasClasses = !Channels(of: self).classLevels.isEmpty
    if hasClasses { rows.names.append("class") }
    if isNamed { rows.names.insert("series", at: 0) }
    for (index, mark) in marks.enumerated() {
      let series = mark.label ?? "\(mark.kindName) \(index + 1)"
      func add(_ x: String, _ y: String, _ level: String = "") {
        rows.append((isNamed ? [series] : []) + [x, y] + (hasClasses ? [level] : []))
      }
      switch mark.geometry {
      case .points(let xs, let ys, let classes):
        for point in 0..<min(xs.count, ys.count) {
          let level = classes.map { $0.levels[$0.indices[point]] } ?? ""
          add(NumberWording.exact(xs[point]), NumberWording.exact(ys[point]), level)
        }
      case .line(let xs, let ys, _), .path(let xs, let ys):
        for (x, y) in zip(xs, ys) { add(NumberWording.exact(x), NumberWording.exact(y)) }
      case .area(let xs, let low, let high):
        for index in 0..<min(xs.count, low.count, high.count) {
          let values = NumberWording.exact(low[index]) + " to " + NumberWording.exact(high[index])
          add(NumberWording.exact(xs[index]), values)
        }
      case .bars(let names, let values):
        for (name, value) in zip(names, values) { add(name, NumberWording.exact(value)) }
      case .bins(let edges, let counts, _):
        for index in counts.indices {
          let bin =
            NumberWording.exact(edges[index]) + " to " + NumberWording.exact(edges[index + 1])
          add(bin, NumberWording.exact(counts[index]))
        }
      case .verticalRule(let value): add(NumberWording.exact(value), "")
      case .horizontalRule(let value): add("", NumberWording.exact(value))
      case .rectangle(let xs, let ys):
        add(TableRows.range(xs), TableRows.range(ys))
      case .text(let x, let y, _): add(NumberWording.exact(x), NumberWording.exact(y))
      case .plane(let weights, let bias), .logisticField(let weights, let bias):
        let numbers = weights.map { NumberWording.exact($0) }.joined(separator: ", ")
        add("w = (\(numbers))", "b = \(NumberWording.exact(bias))")
      case .field(let field), .contours(let field, _):
        add(TableRows.range(field.x), TableRows.range(field.y))
      }
    }
    return rows.table
  }

  /// The curves, if there is nothing else with values and all have the same x.
  private var sharedCurves: (x: [Double], names: [String], y: [[Double]])? {
    var shared: [Double]?
    var names: [String] = []
    var columns: [[Double]] = []
    for mark in marks {
      switch mark.geometry {
      case .verticalRule, .horizontalRule, .text: continue
      case .line(let xs, let ys, let gaps):
        guard shared == nil || shared == xs, gaps.isEmpty, xs.count == ys.count else { return nil }
        shared = xs
        names.append(mark.label ?? y.label ?? "y")
        columns.append(ys)
      default: return nil
      }
    }
    guard let shared else { return nil }
    return (shared, names, columns)
  }
}

/// Rows on the way to a table; those beyond the limit are only counted.
struct TableRows {
  var names: [String]
  private var rows: [[String]] = []
  private var omitted = 0

  init(names: [String]) { self.names = names }

  mutating func append(_ row: [String]) {
    if rows.count < PlotTable.rowLimit { rows.append(row) } else { omitted += 1 }
  }

  var table: PlotTable {
    let columns = names.indices.map { column in
      PlotTable.Column(name: names[column], cells: rows.map { $0[column] })
    }
    return PlotTable(columns: columns, omittedRowCount: omitted)
  }

  static func range(_ range: ClosedRange<Double>) -> String {
    NumberWording.exact(range.lowerBound) + " to " + NumberWording.exact(range.upperBound)
  }
}
