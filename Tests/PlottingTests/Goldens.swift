import Foundation
import Testing

@testable import Plotting

/// Compares an SVG with `Goldens/<name>.svg`; `ACCEPT_GOLDENS=1` takes the new one instead, except in CI.
func expectGolden(
  _ name: String, _ svg: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens")
  let file = folder.appending(path: name + ".svg")
  let environment = ProcessInfo.processInfo.environment
  if environment["ACCEPT_GOLDENS"] != nil, environment["CI"] == nil {
    try Data(svg.utf8).write(to: file)
    return
  }
  let expected = (try? String(decoding: Data(contentsOf: file), as: UTF8.self)) ?? ""
  let lines = svg.split(separator: "\n", omittingEmptySubsequences: false)
  let expectedLines = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let difference = lines.indices.first {
    !expectedLines.indices.contains($0) || lines[$0] != expectedLines[$0]
  }
  if svg != expected {
    let index = difference ?? lines.count
    let was = expectedLines.indices.contains(index) ? String(expectedLines[index]) : "nothing"
    let now = lines.indices.contains(index) ? String(lines[index]) : "nothing"
    Issue.record(
      "\(name).svg, line \(index + 1)\nexpected: \(was)\nactual:   \(now)",
      sourceLocation: sourceLocation)
  }
}

/// Figures of every kind of mark, small enough to read as SVG.
enum Sample {
  static let curve: @Sendable (Double) -> Double = { $0 * $0 * $0 / 8 }
  static let step: @Sendable (Double) -> Double = { $0 < 0 ? -1 : 1 }
  static let bowl: @Sendable (Double, Double) -> Double = { $0 * $0 + 3 * $1 * $1 }
  static let hill: @Sendable (Double, Double) -> Double = { x, y in 1 / (1 + x * x + y * y) }

  static let plots: [(name: String, plot: Plot)] = [
    (
      "points-by-class",
      Plot(
        .points(x: [13_723, 79_363, 42_616], y: [75_277, 85_479, 26_491], by: [-1.0, 1, 1]),
        x: "income", y: "debt")
    ),
    (
      "points-by-name",
      Plot(.points(x: [1, 2, 3, 4], y: [4, 1, 3, 2], by: ["b", "a", "c", "a"]), title: "Names")
    ),
    ("points", Plot(.points(x: [1, 2, 3], y: [0.1, 0.2, 0.4], label: "measured"))),
    (
      "lines",
      Plot(
        .line(y: [0.69, 0.4, 0.2, 0.08, 0.03], label: "training"),
        .line(y: [0.69, 0.45, 0.3, 0.28, 0.31], label: "validation"), x: "epoch", y: "loss")
    ),
    (
      "function",
      Plot(
        .line(curve, over: -2...2, label: "x³/8"), .line(step, over: -2...2, label: "sign"), x: "x")
    ),
    (
      "area",
      Plot(.area(x: [0, 1, 2, 3], y: [1, 3, 2, 4]), .line(x: [0, 1, 2, 3], y: [1, 3, 2, 4]))
    ),
    (
      "band",
      Plot(.area(x: [1, 2, 3], low: [1, 2, 1], high: [2, 4, 5], label: "spread"), x: "t")
    ),
    (
      "bars",
      Plot(
        .bar(x: ["sigmoid", "tanh", "ReLU"], y: [0.54, 0.8, 0.91]), y: .percent(label: "accuracy"))
    ),
    (
      "grouped-bars",
      Plot(
        .bar(x: ["a", "b"], y: [1, -2], label: "before"),
        .bar(x: ["a", "b"], y: [2, 3], label: "after"))
    ),
    (
      "histogram", Plot(.histogram([1, 1.5, 2, 2.2, 2.4, 3.1, 3.3, 4.9, 5.2], bins: 5), x: "value")
    ),
    (
      "annotations",
      Plot(
        .line(x: [0, 10], y: [0, 5]), .rule(x: 4, label: "stop"), .rule(y: 2, label: "chance"),
        .rectangle(x: 6...9, y: 1...3, label: "here"), .text(x: 2, y: 1, "a < b & c"))
    ),
    (
      "hyperplanes",
      Plot(
        .points(x: [0, 100_000], y: [0, 100_000]),
        .hyperplane(weights: [2, -1], bias: -30_000, label: "true plane"),
        .hyperplane(weights: [1, -1], bias: 0, label: "found"), x: "income", y: "debt")
    ),
    (
      "logistic-region",
      Plot(
        .region(weights: [1, 1], bias: -10, label: "P(pass)"),
        .points(x: [2, 8], y: [3, 9], by: [false, true]), x: "lectures", y: "hours")
    ),
    (
      "region",
      Plot(
        .region(x: -2...2, y: -2...2, samples: 17, hill), x: "x₁", y: "x₂", aspect: .equal)
    ),
    (
      "contours",
      Plot(
        .contours(x: -2...2, y: -2...2, levels: [1, 4, 9], samples: 17, bowl),
        .path(x: [1.8, 1, 0.4, 0.1], y: [1.5, -0.6, 0.2, 0], label: "descent"))
    ),
    (
      "logarithmic",
      Plot(
        .line(x: [1, 2, 3, 4], y: [0.25, 0.01, 1e-4, 1e-6], label: "sigmoid"),
        x: "layer", y: .log(label: "gradient"))
    ),
    (
      "clipped",
      Plot(.line(x: [0, 1, 2, 3], y: [0, 1, 4, 9]), y: .linear(label: "x²", domain: 0...5))
    ),
    ("omitted", Plot(.line(x: [0, 1, 2, 3], y: [1, .nan, .infinity, 2]))),
    ("empty", Plot()),
    ("one-point", Plot(.points(x: [5], y: [1e-12]))),
  ]

  static let frames = Frames(
    [
      Plot(
        .points(x: [1, 2, 3], y: [3, 1, 2], by: [1, -1, 1]), .hyperplane(weights: [0, 0], bias: 0)),
      Plot(
        .points(x: [1, 2, 3], y: [3, 1, 2], by: [1, -1, 1]), .hyperplane(weights: [-1, 1], bias: 0)),
    ], labels: ["start", "step 1"])

  static let multiples = SmallMultiples(
    [
      Plot(.line(curve, over: -2...2), title: "cubic", x: "x"),
      Plot(.line(step, over: -2...2), title: "sign", x: "x"),
    ], title: "Two functions")
}
