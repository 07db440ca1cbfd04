extension InterfaceText {
  static let mark = """
    struct Mark: Equatable {
      let _object: _Object

      @builtin("Mark.points")
      static func points(x: [Double], y: [Double], label: String? = nil) -> Mark
      @builtin("Mark.pointsByName")
      static func points(
        x: [Double], y: [Double], by names: [String], classes: [String]? = nil,
        label: String? = nil
      ) -> Mark
      @builtin("Mark.pointsByInteger")
      static func points(x: [Double], y: [Double], by numbers: [Int], label: String? = nil) -> Mark
      @builtin("Mark.pointsByNumber")
      static func points(
        x: [Double], y: [Double], by numbers: [Double], label: String? = nil
      ) -> Mark
      @builtin("Mark.pointsByFlag")
      static func points(x: [Double], y: [Double], by flags: [Bool], label: String? = nil) -> Mark

      @builtin("Mark.line")
      static func line(x: [Double], y: [Double], label: String? = nil) -> Mark
      @builtin("Mark.lineOfValues") static func line(y: [Double], label: String? = nil) -> Mark
      @builtin("Mark.lineOfFunction")
      static func line(
        _ function: (Double) -> Double, over range: ClosedRange<Double>, label: String? = nil
      ) -> Mark
      @builtin("Mark.path")
      static func path(x: [Double], y: [Double], label: String? = nil) -> Mark
      @builtin("Mark.area")
      static func area(x: [Double], y: [Double], label: String? = nil) -> Mark
      @builtin("Mark.band")
      static func area(x: [Double], low: [Double], high: [Double], label: String? = nil) -> Mark
      @builtin("Mark.bar")
      static func bar(x: [String], y: [Double], label: String? = nil) -> Mark
      @builtin("Mark.histogram")
      static func histogram(_ values: [Double], bins: Int? = nil, label: String? = nil) -> Mark

      @builtin("Mark.verticalRule") static func rule(x: Double, label: String? = nil) -> Mark
      @builtin("Mark.horizontalRule") static func rule(y: Double, label: String? = nil) -> Mark
      @builtin("Mark.rectangle")
      static func rectangle(
        x: ClosedRange<Double>, y: ClosedRange<Double>, label: String? = nil
      ) -> Mark
      @builtin("Mark.text") static func text(x: Double, y: Double, _ text: String) -> Mark

      @builtin("Mark.hyperplane")
      static func hyperplane(weights: [Double], bias: Double, label: String? = nil) -> Mark
      @builtin("Mark.region")
      static func region(weights: [Double], bias: Double, label: String? = nil) -> Mark
      @builtin("Mark.regionOfFunction")
      static func region(
        x: ClosedRange<Double>, y: ClosedRange<Double>, samples: Int = 49, label: String? = nil,
        _ probability: (Double, Double) -> Double
      ) -> Mark
      @builtin("Mark.contours")
      static func contours(
        x: ClosedRange<Double>, y: ClosedRange<Double>, levels: [Double]? = nil,
        samples: Int = 61, label: String? = nil, _ height: (Double, Double) -> Double
      ) -> Mark

      var label: String? {
        get { return _label() }
        set { self = _labelled(newValue) }
      }
      @builtin("Mark.label") func _label() -> String?
      @builtin("Mark.labelled") func _labelled(_ label: String?) -> Mark
      static func == (lhs: Mark, rhs: Mark) -> Bool { return lhs._isEqual(rhs) }
      @builtin("Mark.equal") func _isEqual(_ other: Mark) -> Bool
    }
    """

  static let plot = """
    struct Axis: Equatable, ExpressibleByStringLiteral {
      /// 0 automatic, 1 linear, 2 logarithmic, 3 percent
      let _kind: Int
      var label: String?
      var domain: ClosedRange<Double>?

      init(_kind: Int, _label: String?, _domain: ClosedRange<Double>?) {
        self._kind = _kind
        label = _label
        domain = _domain
      }
      init(stringLiteral label: String) { self.init(_kind: 0, _label: label, _domain: nil) }

      static var automatic: Axis { return Axis(_kind: 0, _label: nil, _domain: nil) }
      static func linear(label: String? = nil, domain: ClosedRange<Double>? = nil) -> Axis {
        return Axis(_kind: 1, _label: label, _domain: domain)
      }
      static func log(label: String? = nil, domain: ClosedRange<Double>? = nil) -> Axis {
        return Axis(_kind: 2, _label: label, _domain: domain)
      }
      static func percent(label: String? = nil, domain: ClosedRange<Double>? = nil) -> Axis {
        return Axis(_kind: 3, _label: label, _domain: domain)
      }
    }

    struct Plot: Equatable {
      var marks: [Mark]
      var title: String?
      var x: Axis
      var y: Axis
      var aspect: Aspect

      enum Aspect: Equatable {
        case automatic
        case equal
        case ratio(Double)
      }

      init(
        _ marks: Mark..., title: String? = nil, x: Axis = .automatic, y: Axis = .automatic,
        aspect: Aspect = .automatic
      ) {
        self.init(marks: marks, title: title, x: x, y: y, aspect: aspect)
      }

      init(
        marks: [Mark], title: String? = nil, x: Axis = .automatic, y: Axis = .automatic,
        aspect: Aspect = .automatic
      ) {
        self.marks = marks
        self.title = title
        self.x = x
        self.y = y
        self.aspect = aspect
        _checkPlot(self)
      }
    }

    struct Frames: Equatable {
      var plots: [Plot]
      var labels: [String]

      init(_ plots: [Plot], labels: [String]) {
        self.plots = plots
        self.labels = labels
        _checkFrames(self)
      }
    }

    struct SmallMultiples: Equatable {
      var plots: [Plot]
      var columns: Int
      var title: String?
      var sharesScales: Bool

      init(
        _ plots: [Plot], columns: Int = 2, title: String? = nil, sharesScales: Bool = true
      ) {
        self.plots = plots
        self.columns = columns
        self.title = title
        self.sharesScales = sharesScales
        _checkSmallMultiples(self)
      }
    }

    /// Trap where the figure is made rather than where it is shown.
    @builtin("Plot.check") func _checkPlot(_ plot: Plot)
    @builtin("Frames.check") func _checkFrames(_ frames: Frames)
    @builtin("SmallMultiples.check") func _checkSmallMultiples(_ figure: SmallMultiples)
    """

  static let glue = """
    /// Displays a value at this place of the block's output.
    @builtin("display") func show(_ value: Any)

    @builtin("text.percent") func percent(_ share: Double, digits: Int = 0) -> String
    @builtin("text.fixed") func fixed(_ number: Double, _ digits: Int) -> String
    @builtin("text.thousands") func thousands(_ number: Double) -> String
    """
}
