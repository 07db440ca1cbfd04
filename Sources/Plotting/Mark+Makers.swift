// MARK: Points, curves, bars

extension Mark {
  /// Points of the plane, all in one colour.
  public static func points(x: [Double], y: [Double], label: String? = nil) -> Mark {
    points(x: x, y: y, classes: nil, label: label)
  }

  /// Points whose colour and shape tell the class, in the order of the classes' names.
  ///
  /// - Parameter classes: the order of the classes, where the alphabet's is not wanted.
  public static func points(
    x: [Double], y: [Double], by names: [String], classes: [String]? = nil, label: String? = nil
  ) -> Mark {
    points(x: x, y: y, classes: Classes(names, order: classes ?? []), label: label)
  }

  /// Points by a numbered class; of the two classes 1 and −1, or 1 and 0, the positive one is first.
  public static func points(
    x: [Double], y: [Double], by numbers: [Int], label: String? = nil
  ) -> Mark {
    points(x: x, y: y, by: numbers.map { Double($0) }, label: label)
  }

  /// Points by a numbered class; of the two classes 1 and −1, or 1 and 0, the positive one is first.
  public static func points(
    x: [Double], y: [Double], by numbers: [Double], label: String? = nil
  ) -> Mark {
    points(x: x, y: y, classes: Classes(numbers), label: label)
  }

  /// Points by a yes-or-no class, drawn as plus and minus.
  public static func points(
    x: [Double], y: [Double], by flags: [Bool], label: String? = nil
  ) -> Mark {
    points(x: x, y: y, classes: Classes(flags), label: label)
  }

  private static func points(
    x: [Double], y: [Double], classes: Classes?, label: String?
  ) -> Mark {
    Mark(.points(x: x, y: y, classes: classes), label: label)
  }

  /// A curve through the points in the order given.
  public static func line(x: [Double], y: [Double], label: String? = nil) -> Mark {
    Mark(.line(x: x, y: y, gaps: []), label: label)
  }

  /// A curve through values at x = 0, 1, 2, …, such as the loss by epoch.
  public static func line(y: [Double], label: String? = nil) -> Mark {
    line(x: y.indices.map { Double($0) }, y: y, label: label)
  }

  /// The graph of a function, sampled now; it is not joined across a jump.
  public static func line(
    _ function: (Double) -> Double, over range: ClosedRange<Double>, label: String? = nil
  ) -> Mark {
    let sampled = SampledCurve(of: function, over: range)
    return Mark(.line(x: sampled.x, y: sampled.y, gaps: sampled.gaps), label: label)
  }

  /// A walk through the plane, such as a descent, with a ring at its start and a dot at its end.
  public static func path(x: [Double], y: [Double], label: String? = nil) -> Mark {
    Mark(.path(x: x, y: y), label: label)
  }

  /// The surface between a curve and the line y = 0.
  public static func area(x: [Double], y: [Double], label: String? = nil) -> Mark {
    return Mark(
      .area(x: x, low: y.map { _ in 0 }, high: y), label: label)
  }

  /// The band between two curves.
  public static func area(
    x: [Double], low: [Double], high: [Double], label: String? = nil
  ) -> Mark {
    Mark(.area(x: x, low: low, high: high), label: label)
  }

  /// One bar from zero for each name.
  public static func bar(x: [String], y: [Double], label: String? = nil) -> Mark {
    Mark(.bars(names: x, values: y), label: label)
  }

  /// Counts of the values in bins of equal, round width.
  ///
  /// - Parameter bins: about how many bins; Sturges's number for the count of values if `nil`.
  public static func histogram(
    _ values: [Double], bins: Int? = nil, label: String? = nil
  ) -> Mark {
    let binned = Binning(of: values, about: bins)
    return Mark(
      .bins(edges: binned.edges, counts: binned.counts, omitted: binned.omitted), label: label)
  }
}

// MARK: Annotations

extension Mark {
  /// A vertical line across the frame.
  public static func rule(x: Double, label: String? = nil) -> Mark {
    Mark(.verticalRule(at: x), label: label)
  }

  /// A horizontal line across the frame.
  public static func rule(y: Double, label: String? = nil) -> Mark {
    Mark(.horizontalRule(at: y), label: label)
  }

  public static func rectangle(
    x: ClosedRange<Double>, y: ClosedRange<Double>, label: String? = nil
  ) -> Mark {
    Mark(.rectangle(x: x, y: y), label: label)
  }

  /// A short note beside a point of the plane.
  public static func text(x: Double, y: Double, _ text: String) -> Mark {
    Mark(.text(x: x, y: y, text: text))
  }
}

// MARK: Planes and surfaces

extension Mark {
  /// The line `w·x + b = 0` across the frame, with short ticks towards the side where `w·x + b > 0`.
  ///
  /// The last hyperplane of a plot is drawn strongest; earlier ones are dashed references.
  public static func hyperplane(
    weights: [Double], bias: Double, label: String? = nil
  ) -> Mark {
    Mark(
      .plane(weights: weights, bias: bias), label: label)
  }

  /// The probability `σ(w·x + b)` as a coloured plane, with its 0.5 line.
  public static func region(
    weights: [Double], bias: Double, label: String? = nil
  ) -> Mark {
    Mark(
      .logisticField(weights: weights, bias: bias), label: label)
  }

  /// A probability as a coloured plane, with its 0.5 line; sampled now and kept to four decimals.
  ///
  /// - Parameter samples: grid points along each side.
  public static func region(
    x: ClosedRange<Double>, y: ClosedRange<Double>, samples: Int = 49, label: String? = nil,
    _ probability: (Double, Double) -> Double
  ) -> Mark {
    let field = Field(sampling: probability, x: x, y: y, samples: samples)
    return Mark(.field(field.rounded(toDecimals: 4)), label: label)
  }

  /// Lines of equal height of a surface, such as a loss over two weights; sampled now.
  ///
  /// - Parameter levels: the heights; about ten, denser towards the lowest point, if `nil`.
  public static func contours(
    x: ClosedRange<Double>, y: ClosedRange<Double>, levels: [Double]? = nil, samples: Int = 61,
    label: String? = nil, _ height: (Double, Double) -> Double
  ) -> Mark {
    let field = Field(sampling: height, x: x, y: y, samples: samples)
    return Mark(.contours(field, levels: levels ?? field.quadraticLevels), label: label)
  }
}
