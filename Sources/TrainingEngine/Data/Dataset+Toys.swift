/// Points of the plane in classes whose boundary is known to be hard or easy. Classes take turns: the
/// examples 0, 2, 4, … belong to class 0 when there are two. A negative count makes no points, and no
/// count more than a tensor holds.
extension Dataset {
  /// Makes two half circles that reach into each other.
  ///
  /// Class 0 is (cos t, sin t), class 1 is (1 − cos t, ½ − sin t), with t from 0 to π in equal steps;
  /// each coordinate is moved by a normal number of deviation `noise`.
  public static func moons(
    count: Int, noise: Double = 0.1, using generator: inout SeededGenerator
  ) -> Dataset {
    points(count, classes: 2, noise: noise, using: &generator) { index, members, label in
      let t = members > 1 ? Double.pi * Double(index) / Double(members - 1) : 0
      let (x, y) = (PortableMath.cos(t), PortableMath.sin(t))
      return label == 0 ? (x, y) : (1 - x, 0.5 - y)
    }
  }

  /// Makes two circles around the origin: class 0 of radius 1, class 1 of radius `inner`.
  public static func rings(
    count: Int, inner: Double = 0.5, noise: Double = 0.1, using generator: inout SeededGenerator
  ) -> Dataset {
    points(count, classes: 2, noise: noise, using: &generator) { index, members, label in
      let t = 2 * Double.pi * Double(index) / Double(members)
      let radius = label == 0 ? 1 : inner
      return (radius * PortableMath.cos(t), radius * PortableMath.sin(t))
    }
  }

  /// Makes arms that wind around the origin, one a class, from radius 0 to radius 1.
  public static func spirals(
    count: Int, classes: Int = 2, turns: Double = 1, noise: Double = 0.02,
    using generator: inout SeededGenerator
  ) -> Dataset {
    points(count, classes: classes, noise: noise, using: &generator) { index, members, label in
      let radius = Double(index + 1) / Double(members)
      let t = 2 * Double.pi * (turns * radius + Double(label) / Double(classes))
      return (radius * PortableMath.cos(t), radius * PortableMath.sin(t))
    }
  }

  /// Makes clouds of normal points around centers, one a class.
  public static func blobs(
    count: Int, centers: [[Double]] = [[-1, -1], [1, 1]], deviation: Double = 0.5,
    using generator: inout SeededGenerator
  ) -> Dataset {
    checked { () throws(TensorError) in
      try checkedBlobs(count: count, centers: centers, deviation: deviation, using: &generator)
    }
  }

  /// The form of `blobs` that throws when the centers are not points of one space.
  public static func checkedBlobs(
    count: Int, centers: [[Double]], deviation: Double, using generator: inout SeededGenerator
  ) throws(TensorError) -> Dataset {
    guard let first = centers.first else { throw TensorError("blobs: there are no centers") }
    for center in centers where center.count != first.count {
      throw TensorError(
        "blobs: one center has \(counted(first.count, "coordinate")), another \(center.count)")
    }
    let count = try Shape.count([count], in: "blobs")
    let total = try Shape.count([count, first.count], in: "blobs")
    var values: [Double] = []
    values.reserveCapacity(total)
    var labels: [Double] = []
    for index in 0..<count {
      for coordinate in centers[index % centers.count] {
        values.append(generator.normal(mean: coordinate, standardDeviation: deviation))
      }
      labels.append(Double(index % centers.count))
    }
    return Dataset(Tensor(values, shape: [count, first.count]), Tensor(labels))
  }

  /// Returns `count` points of the plane; `place` knows the place of member `index` of a class.
  private static func points(
    _ count: Int, classes: Int, noise: Double, using generator: inout SeededGenerator,
    _ place: (_ index: Int, _ members: Int, _ label: Int) -> (Double, Double)
  ) -> Dataset {
    let classes = max(classes, 1)
    let count = min(max(count, 0), Shape.maximumCount / 2)
    var values: [Double] = []
    var labels: [Double] = []
    for position in 0..<count {
      let label = position % classes
      let members = (count - label + classes - 1) / classes
      let (x, y) = place(position / classes, members, label)
      values.append(generator.normal(mean: x, standardDeviation: noise))
      values.append(generator.normal(mean: y, standardDeviation: noise))
      labels.append(Double(label))
    }
    return Dataset(Tensor(values, shape: [count, 2]), Tensor(labels))
  }
}
