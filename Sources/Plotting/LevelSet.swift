/// The part of a sampled field at or above a level, as closed rings (marching squares).
///
/// The grid is surrounded by nodes below every level that lie on its border, so each ring is
/// closed, and follows the border exactly where the set reaches it.
struct LevelSet {
  struct Corner {
    /// Column and row, as fractions of the grid.
    var column: Double
    var row: Double
    var isOnBorder: Bool
  }

  var rings: [[Corner]] = []

  /// - Parameter isBelow: takes the part at or below the level instead.
  init(of field: Field, level: Double, isBelow: Bool = false) {
    let columns = field.columns + 2
    let rows = field.rows + 2
    let sign = isBelow ? -1.0 : 1.0
    func height(_ column: Int, _ row: Int) -> Double {
      guard column > 0, row > 0, column <= field.columns, row <= field.rows else {
        return -Double.infinity
      }
      let value = sign * (field.values[(row - 1) * field.columns + column - 1] - level)
      return value.isNaN ? -Double.infinity : value
    }

    // An edge is named by its lower left node: even along the row, odd along the column.
    var next = [Int](repeating: -1, count: columns * rows * 2)
    for row in 0..<(rows - 1) {
      for column in 0..<(columns - 1) {
        let corners = [
          height(column, row), height(column + 1, row), height(column + 1, row + 1),
          height(column, row + 1),
        ]
        var code = 0
        for corner in 0..<4 where corners[corner] >= 0 { code |= 1 << corner }
        if code == 0 || code == 15 { continue }
        let bottom = (row * columns + column) * 2
        let left = bottom + 1
        let top = ((row + 1) * columns + column) * 2
        let right = (row * columns + column + 1) * 2 + 1
        let isJoined = corners[0] + corners[1] + corners[2] + corners[3] >= 0
        switch code {
        case 1: next[bottom] = left
        case 2: next[right] = bottom
        case 3: next[right] = left
        case 4: next[top] = right
        case 5: (next[top], next[bottom]) = isJoined ? (left, right) : (right, left)
        case 6: next[top] = bottom
        case 7: next[top] = left
        case 8: next[left] = top
        case 9: next[bottom] = top
        case 10: (next[left], next[right]) = isJoined ? (bottom, top) : (top, bottom)
        case 11: next[right] = top
        case 12: next[left] = right
        case 13: next[bottom] = right
        default: next[left] = bottom
        }
      }
    }

    for start in next.indices where next[start] >= 0 {
      var ring: [Corner] = []
      var edge = start
      while next[edge] >= 0 {
        let node = edge / 2
        let column = node % columns
        let row = node / columns
        let (toColumn, toRow) = edge % 2 == 0 ? (column + 1, row) : (column, row + 1)
        ring.append(
          LevelSet.corner(
            (column, row, height(column, row)), (toColumn, toRow, height(toColumn, toRow))))
        let following = next[edge]
        next[edge] = -1
        edge = following
      }
      rings.append(ring)
    }
  }

  private static func corner(
    _ from: (column: Int, row: Int, height: Double), _ to: (column: Int, row: Int, height: Double)
  ) -> Corner {
    var t = 0.5
    var isOnBorder = false
    if !from.height.isFinite {
      t = 1
      isOnBorder = true
    } else if !to.height.isFinite {
      t = 0
      isOnBorder = true
    } else if from.height != to.height {
      t = from.height / (from.height - to.height)
    }
    return Corner(
      column: Double(from.column - 1) + t * Double(to.column - from.column),
      row: Double(from.row - 1) + t * Double(to.row - from.row), isOnBorder: isOnBorder)
  }

  /// The rings without the stretches along the border: the lines of equal height.
  var lines: [[Corner]] {
    var lines: [[Corner]] = []
    for ring in rings {
      guard let start = ring.indices.first(where: { ring[$0].isOnBorder }) else {
        if let first = ring.first { lines.append(ring + [first]) }
        continue
      }
      var line: [Corner] = []
      for offset in 1...ring.count {
        let corner = ring[(start + offset) % ring.count]
        if !corner.isOnBorder {
          line.append(corner)
        } else {
          if line.count > 1 { lines.append(line) }
          line = []
        }
      }
    }
    return lines
  }
}
