/// A place in the figure, in pixels from its top left corner.
struct Pixel: Equatable {
  var x: Double
  var y: Double
}

enum Anchor: Equatable { case start, middle, end }

/// Stage three: what is drawn, in pixels, with the classes that give it its look.
enum Shape: Equatable {
  /// Open curves that share one path.
  case curves([[Pixel]], style: String)
  /// Closed rings that share one path.
  case rings([[Pixel]], style: String)
  case markers([Pixel], MarkerShape, style: String)
  case text(Pixel, String, anchor: Anchor, style: String)
}

/// The text of a path's `d`: tenths of a pixel, relative, without a separator where none is needed.
struct PathText {
  private(set) var text = ""
  private var x: Int64 = 0
  private var y: Int64 = 0
  private var needsCommand = true

  static func tenths(_ value: Double) -> Int64 { Int64((value * 10).rounded()) }

  mutating func move(to point: Pixel) {
    x = PathText.tenths(point.x)
    y = PathText.tenths(point.y)
    text += "M"
    append(x, afterCommand: true)
    append(y, afterCommand: false)
    needsCommand = true
  }

  mutating func line(to point: Pixel) {
    let newX = PathText.tenths(point.x)
    let newY = PathText.tenths(point.y)
    let (dx, dy) = (newX - x, newY - y)
    (x, y) = (newX, newY)
    if dx == 0, dy == 0 { return }
    if dx == 0 || dy == 0 {
      text += (dx == 0 ? "v" : "h") + PathText.decimal(dx == 0 ? dy : dx)
      needsCommand = true
      return
    }
    if needsCommand { text += "l" }
    append(dx, afterCommand: needsCommand)
    append(dy, afterCommand: false)
    needsCommand = false
  }

  mutating func close() {
    text += "z"
    needsCommand = true
  }

  mutating func append(_ raw: String) { text += raw }

  private mutating func append(_ tenths: Int64, afterCommand: Bool) {
    if !afterCommand, tenths >= 0 { text += " " }
    text += PathText.decimal(tenths)
  }

  /// Tenths as a decimal number, without a trailing `.0`.
  static func decimal(_ tenths: Int64) -> String {
    let magnitude = tenths.magnitude
    let whole = magnitude / 10
    let rest = magnitude % 10
    let sign = tenths < 0 ? "-" : ""
    if rest == 0 { return "\(sign)\(whole)" }
    return "\(sign)\(whole == 0 ? "" : String(whole)).\(rest)"
  }

  static func pixels(_ value: Double) -> String { decimal(tenths(value)) }
}

/// Leaves out the points of a curve that nobody could see, as Douglas and Peucker do.
enum Simplification {
  static let tolerance = 0.12

  static func simplify(_ points: [Pixel]) -> [Pixel] {
    guard points.count > 2 else { return points }
    var isKept = [Bool](repeating: false, count: points.count)
    isKept[0] = true
    isKept[points.count - 1] = true
    var open = [(0, points.count - 1)]
    while let (first, last) = open.popLast() {
      guard last > first + 1 else { continue }
      var farthest = first
      var greatest = tolerance
      for index in (first + 1)..<last {
        let distance = distance(from: points[index], to: points[first], points[last])
        if distance > greatest {
          greatest = distance
          farthest = index
        }
      }
      if farthest != first {
        isKept[farthest] = true
        open.append((first, farthest))
        open.append((farthest, last))
      }
    }
    return points.indices.filter { isKept[$0] }.map { points[$0] }
  }

  private static func distance(from point: Pixel, to start: Pixel, _ end: Pixel) -> Double {
    let dx = end.x - start.x
    let dy = end.y - start.y
    let square = dx * dx + dy * dy
    var t = 0.0
    if square > 0 {
      t = min(max(((point.x - start.x) * dx + (point.y - start.y) * dy) / square, 0), 1)
    }
    let x = point.x - start.x - t * dx
    let y = point.y - start.y - t * dy
    return (x * x + y * y).squareRoot()
  }
}
