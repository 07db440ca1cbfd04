import Testing

@testable import Plotting

@Suite struct GoldenTests {
  @Test(arguments: Sample.plots.map { $0.name })
  func everyMarkLooksLikeItsGolden(name: String) throws {
    let plot = try #require(Sample.plots.first { $0.name == name }?.plot)
    try expectGolden(name, plot.svg(idPrefix: "g"))
  }

  @Test func narrowFigureHasFewerTicksAtTheSameTextSize() throws {
    let plot = try #require(Sample.plots.first { $0.name == "points-by-class" }?.plot)
    let narrow = plot.svg(idPrefix: "g", width: 340)
    try expectGolden("points-by-class-narrow", narrow)
    let wide = plot.svg(idPrefix: "g")
    #expect(
      narrow.split(separator: "class=\"tick\"").count
        < wide.split(separator: "class=\"tick\"").count)
  }

  @Test func framesDrawWhatTheyShareOnce() throws {
    let svg = Sample.frames.svg(idPrefix: "g")
    try expectGolden("frames", svg)
    #expect(svg.split(separator: "data-frame").count == 3)
    #expect(svg.split(separator: "class=\"frame on\"").count == 2)
    #expect(svg.split(separator: "class=\"mark stroke c1\"").count == 3, "points and legend")
  }

  @Test func multiplesShareTheirScales() throws {
    try expectGolden("small-multiples", Sample.multiples.svg(idPrefix: "g"))
  }

  @Test func contourLinesDoNotFollowTheBorder() {
    let field = Field(sampling: { x, _ in x }, x: 0...1, y: 0...1, samples: 5)
    let lines = LevelSet(of: field, level: 0.5).lines
    #expect(lines.count == 1)
    #expect(lines.allSatisfy { $0.allSatisfy { $0.column == 2 } })
  }
}
