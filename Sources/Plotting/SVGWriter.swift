/// Stage four: SVG text, one element a line.
struct SVGWriter {
  private(set) var text = ""

  static func escaped(_ text: String) -> String {
    var result: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0x26: result += Array("&amp;".utf8)
      case 0x3C: result += Array("&lt;".utf8)
      case 0x3E: result += Array("&gt;".utf8)
      case 0x22: result += Array("&quot;".utf8)
      // XML has no place for control characters.
      case 0..<0x20 where byte != 0x0A && byte != 0x09: result.append(0x20)
      default: result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  mutating func open(
    width: Double, height: Double, idPrefix: String, title: String, description: String
  ) {
    let id = SVGWriter.escaped(idPrefix)
    let classes = width < 480 ? "plot narrow" : "plot"
    text += "<svg class=\"\(classes)\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "
    text += PathText.pixels(width) + " " + PathText.pixels(height)
    text += "\" role=\"img\" aria-labelledby=\"\(id)-title \(id)-desc\">\n"
    text += "<title id=\"\(id)-title\">\(SVGWriter.escaped(title))</title>\n"
    text += "<desc id=\"\(id)-desc\">\(SVGWriter.escaped(description))</desc>\n"
  }

  mutating func close() { text += "</svg>\n" }

  mutating func openGroup(_ attributes: String) { text += "<g \(attributes)>\n" }

  mutating func closeGroup() { text += "</g>\n" }

  mutating func clip(id: String, to layout: Layout) {
    let left = PathText.pixels(layout.left - 1)
    let top = PathText.pixels(layout.top - 1)
    let width = PathText.pixels(layout.right - layout.left + 2)
    let height = PathText.pixels(layout.bottom - layout.top + 2)
    text += "<clipPath id=\"\(SVGWriter.escaped(id))\"><rect x=\"\(left)\" y=\"\(top)\" "
    text += "width=\"\(width)\" height=\"\(height)\"/></clipPath>\n"
  }

  mutating func draw(_ shapes: [Shape]) {
    for shape in shapes { draw(shape) }
  }

  mutating func draw(_ shape: Shape) {
    switch shape {
    case .curves(let curves, let style):
      var path = PathText()
      for curve in curves {
        guard let first = curve.first else { continue }
        path.move(to: first)
        for point in curve.dropFirst() { path.line(to: point) }
        // A single point shows as a dot through its round cap.
        if curve.count == 1 { path.append("h0") }
      }
      draw(path, style)
    case .rings(let rings, let style):
      var path = PathText()
      for ring in rings {
        guard let first = ring.first else { continue }
        path.move(to: first)
        for point in ring.dropFirst() { path.line(to: point) }
        path.close()
      }
      draw(path, style)
    case .markers(let points, let marker, let style):
      var path = PathText()
      for point in points { marker.draw(at: point, into: &path) }
      draw(path, marker.style + " " + style)
    case .text(let place, let content, let anchor, let style):
      text += "<text class=\"\(style)\" x=\"\(PathText.pixels(place.x))\" "
      text += "y=\"\(PathText.pixels(place.y))\""
      switch anchor {
      case .start: break
      case .middle: text += " text-anchor=\"middle\""
      case .end: text += " text-anchor=\"end\""
      }
      text += ">\(SVGWriter.escaped(content))</text>\n"
    }
  }

  private mutating func draw(_ path: PathText, _ style: String) {
    guard !path.text.isEmpty else { return }
    text += "<path class=\"\(style)\" d=\"\(path.text)\"/>\n"
  }
}

extension MarkerShape {
  /// The classes of the shape's path.
  var style: String {
    switch self {
    case .plus, .minus, .cross: "mark stroke"
    case .dot: "mark dot"
    case .square: "mark square"
    case .triangle, .diamond: "mark solid"
    case .ring: "mark ring"
    }
  }

  /// Adds the outline around a point; dots and squares are the caps of a line without length.
  func draw(at point: Pixel, into path: inout PathText) {
    func start(_ dx: Double, _ dy: Double) {
      path.move(to: Pixel(x: point.x + dx, y: point.y + dy))
    }
    switch self {
    case .plus:
      start(-4.5, 0)
      path.append("h9m-4.5-4.5v9")
    case .minus:
      start(-4.5, 0)
      path.append("h9")
    case .dot, .square:
      start(0, 0)
      path.append("h0")
    case .triangle:
      start(0, -4.6)
      path.append("l4.4 7.8h-8.8z")
    case .diamond:
      start(0, -4.8)
      path.append("l4.3 4.8-4.3 4.8-4.3-4.8z")
    case .cross:
      start(-3.5, -3.5)
      path.append("l7 7m0-7l-7 7")
    case .ring:
      start(-4, 0)
      path.append("a4 4 0 1 0 8 0a4 4 0 1 0-8 0z")
    }
  }
}
