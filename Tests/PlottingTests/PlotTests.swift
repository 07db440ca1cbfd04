import Testing

@testable import Plotting

@Suite struct PlotTests {
  @Test(arguments: Sample.plots.map { $0.name })
  func decodedPlotRendersTheSameFigure(name: String) throws {
    let plot = try #require(Sample.plots.first { $0.name == name }?.plot)
    let decoded = try Plot(decoding: plot.encoded())
    #expect(decoded.encoded() == plot.encoded())
    for width in [640.0, 340] {
      #expect(decoded.svg(idPrefix: "a", width: width) == plot.svg(idPrefix: "a", width: width))
    }
  }

  @Test func decodedFramesAndMultiplesAreEqual() throws {
    #expect(try Frames(decoding: Sample.frames.encoded()) == Sample.frames)
    #expect(try SmallMultiples(decoding: Sample.multiples.encoded()) == Sample.multiples)
  }

  @Test func numbersKeepEveryBit() throws {
    let values = [
      0.1 + 0.2, 1e-300, .pi, -.infinity, Double.leastNonzeroMagnitude, 1.7976931348623157e308,
    ]
    let plot = Plot(.line(x: values, y: values))
    let decoded = try Plot(decoding: plot.encoded())
    guard case .line(let x, _, _) = decoded.marks[0].geometry else {
      Issue.record("not a line")
      return
    }
    #expect(x.map { $0.bitPattern } == values.map { $0.bitPattern })
  }

  @Test func brokenDataIsAnErrorThatNamesThePlace() {
    func message(_ data: PlotData) -> String? {
      do {
        _ = try Plot(decoding: data)
        return nil
      } catch {
        return error.message
      }
    }
    #expect(message(.list([])) == "plot: expected an object")
    #expect(message(.object([("kind", .text("plot"))])) == "plot: marks is missing")
    let line = PlotData.object([
      ("mark", .text("line")), ("x", .list([.number(1)])), ("y", .list([])),
    ])
    let data = PlotData.object([("kind", .text("plot")), ("marks", .list([line]))])
    #expect(message(data) == "line: x has 1 value, y has 0")
    let unknown = PlotData.object([
      ("kind", .text("plot")), ("marks", .list([.object([("mark", .text("pie"))])])),
    ])
    #expect(message(unknown) == "mark: pie is not a mark")
  }

  @Test func problemNamesTheChannelsWhoseLengthsDiffer() {
    #expect(
      Plot(.points(x: [1, 2], y: [1])).problem == "points: x has 2 values, y has 1")
    #expect(
      Plot(.points(x: [1, 2], y: [1, 2], by: ["a"])).problem == "points: x has 2 values, by has 1")
    #expect(
      Plot(.hyperplane(weights: [1], bias: 0)).problem
        == "hyperplane: weights has 1 value, but the plane has 2 directions")
    #expect(Plot(x: .log(domain: 0...1)).problem != nil)
    #expect(Plot(.points(x: [1], y: [1])).problem == nil)
  }

  @Test func mismatchTrapsNatively() async {
    await #expect(processExitsWith: .failure) {
      _ = Plot(.points(x: [1, 2], y: [1])).svg(idPrefix: "a")
    }
  }

  @Test func valuesThatCannotBeShownAreCounted() {
    #expect(Plot(.points(x: [1, .nan, 3], y: [1, 2, .infinity])).omittedCount == 2)
    #expect(Plot(.line(x: [1, 2], y: [0, 1]), y: .log()).omittedCount == 1)
    #expect(Plot(.histogram([1, 2, .nan])).omittedCount == 1)
    #expect(
      Plot(.points(x: [.nan], y: [1])).summary.hasSuffix("1 value is not finite and is left out."))
  }

  @Test func summarySaysWhatTheDataDo() {
    let loss = (0...200).map { 0.69 - 0.0033 * Double($0) }
    #expect(
      Plot(.line(y: loss), x: "epoch", y: "loss").summary
        == "Loss falls from 0.69 to 0.03 over 200 epochs.")
    #expect(
      Plot(.line(x: [0, 1, 2], y: [0, 5, 0], label: "bump"), x: "t").summary
        == "Bump goes from 0 to 0 for t from 0 to 2, highest 5 at 1.")
    #expect(
      Plot(.points(x: [1, 2], y: [3, 4], by: [true, false])).summary
        == "2 points in 2 classes (true: 1, false: 1); x from 1 to 2, y from 3 to 4.")
    #expect(
      Plot(.hyperplane(weights: [2, -1], bias: -30_000), x: "income", y: "debt").summary
        == "The hyperplane is the line 2·income − debt − 30,000 = 0; it fires towards more income "
        + "and less debt.")
  }

  @Test func classesHaveFixedColoursWhateverTheOrderOfRows() {
    #expect(Classes([1, -1, 1]).levels == ["+1", "−1"])
    #expect(Classes([0, 1, 0]).levels == ["1", "0"])
    #expect(Classes([2, 0, 1]).levels == ["0", "1", "2"])
    #expect(Classes(["b", "a"], order: []).levels == ["a", "b"])
    #expect(Classes(["fail", "pass"], order: ["pass"]).levels == ["pass", "fail"])
    #expect(Classes([-1, -1]).indices == [1, 1])
  }

  @Test func tableHasCurvesSideBySideAndABoundedNumberOfRows() {
    let values = (0..<500).map { Double($0) }
    let plot = Plot(.line(y: values, label: "a"), .line(y: values, label: "b"), x: "epoch")
    let table = plot.dataTable
    #expect(table.columns.map { $0.name } == ["epoch", "a", "b"])
    #expect(table.columns.allSatisfy { $0.cells.count == PlotTable.rowLimit })
    #expect(table.omittedRowCount == 500 - PlotTable.rowLimit)
    let points = Plot(.points(x: [-0.5], y: [2], by: ["a"])).dataTable
    #expect(points.columns.map { $0.cells } == [["−0.5"], ["2"], ["a"]])
  }

  @Test func textIsEscaped() {
    let svg = Plot(.text(x: 0, y: 0, "<b>&\""), title: "</svg>").svg(idPrefix: "a")
    #expect(svg.contains("&lt;b&gt;&amp;&quot;"))
    #expect(svg.split(separator: "</svg>").count == 2, "only the closing tag and the newline")
  }

  @Test(arguments: [
    [], [5], [0, 0, 0], [1e-12, 2e-12], [1e12, 1e12 + 1], [-1e299, 1e299], [.nan, .infinity],
    [Double.leastNonzeroMagnitude, Double.leastNormalMagnitude], [1, 1 + 1e-15],
  ])
  func extremeValuesBreakNothing(values: [Double]) {
    let names = values.indices.map { "n\($0)" }
    let plots = [
      Plot(.points(x: values, y: values)), Plot(.line(x: values, y: values, label: "a")),
      Plot(.area(x: values, y: values)), Plot(.bar(x: names, y: values)), Plot(.histogram(values)),
      Plot(.path(x: values, y: values), aspect: .equal),
      Plot(.line(x: values, y: values), x: .log(), y: .log()),
      Plot(.points(x: values, y: values), .hyperplane(weights: [1, 1], bias: values.first ?? 0)),
    ]
    for plot in plots {
      for width in [640.0, 340, 1] {
        let svg = plot.svg(idPrefix: "a", width: width)
        #expect(svg.hasSuffix("</svg>\n"))
        #expect(!svg.contains("nan") && !svg.contains("inf"), "\(values)")
      }
    }
  }

  @Test func stylesheetKnowsTheClassesThatFiguresUse() {
    for (_, plot) in Sample.plots {
      let svg = plot.svg(idPrefix: "a")
      for part in svg.split(separator: "class=\"").dropFirst() {
        for name in part.prefix(while: { $0 != "\"" }).split(separator: " ") {
          let isKnown =
            ["plot", "tick", "mark", "narrow"].contains(String(name))
            || Plot.stylesheet.contains(".\(name){") || Plot.stylesheet.contains(".\(name),")
          #expect(isKnown, "\(name)")
        }
      }
    }
  }
}
