import LessonLanguage
import Plotting

/// Reads the slots of a value one after another, in the order in which the interface declares them.
struct SlotReader {
  let call: HostCall
  private let slots: [UInt64]
  private var position = 0

  init(_ slots: [UInt64], of call: HostCall) {
    self.slots = slots
    self.call = call
  }

  mutating func slot() -> UInt64 {
    guard position < slots.count else {
      preconditionFailure("the interface declares as many slots as the host reads")
    }
    position += 1
    return slots[position - 1]
  }

  mutating func integer() -> Int { Int(clamping: Int64(bitPattern: slot())) }

  mutating func double() -> Double { Double(bitPattern: slot()) }

  mutating func optionalString() -> String? {
    let isPresent = slot() != 0
    let reference = slot()
    return isPresent ? call.string(of: reference) : nil
  }

  mutating func axis() throws(HostError) -> Axis {
    let kind = integer()
    let label = optionalString()
    let isPresent = slot() != 0
    let low = double()
    let high = double()
    let domain = isPresent ? try HostCall.range(low, high) : nil
    switch kind {
    case 1: return .linear(label: label, domain: domain)
    case 2: return .log(label: label, domain: domain)
    case 3: return .percent(label: label, domain: domain)
    default:
      var axis = Axis.automatic
      axis.label = label
      axis.domain = domain
      return axis
    }
  }

  mutating func aspect() -> Plot.Aspect {
    let tag = integer()
    let ratio = double()
    switch tag {
    case 1: return .equal
    case 2: return .ratio(ratio)
    default: return .automatic
    }
  }

  /// Reads a plot, adding what its marks hold to `size`.
  mutating func plot(size: inout Int) throws(HostError) -> Plot {
    var marks: [Mark] = []
    for element in call.elements(of: slot()) {
      guard let object = call.object(of: element[0]) as? MarkObject else {
        throw HostError("a mark was expected")
      }
      marks.append(object.mark)
      size += object.size + 16
    }
    let title = optionalString()
    let x = try axis()
    let y = try axis()
    return Plot(marks: marks, title: title, x: x, y: y, aspect: aspect())
  }

  mutating func plots(size: inout Int) throws(HostError) -> [Plot] {
    var plots: [Plot] = []
    for element in call.elements(of: slot()) {
      var reader = SlotReader(element, of: call)
      plots.append(try reader.plot(size: &size))
    }
    return plots
  }
}

/// A figure that a lesson made, looked at before it is kept: a native one would trap when drawn.
enum Figure {
  case plot(Plot)
  case frames(Frames)
  case smallMultiples(SmallMultiples)

  enum Kind { case plot, frames, smallMultiples }

  var problem: String? {
    switch self {
    case .plot(let plot): plot.problem
    case .frames(let frames): frames.problem
    case .smallMultiples(let figure): figure.problem
    }
  }

  var output: Output {
    switch self {
    case .plot(let plot): .plot(plot)
    case .frames(let frames): .frames(frames)
    case .smallMultiples(let figure): .smallMultiples(figure)
    }
  }

  /// Reads a figure from its slots; returns it with how many numbers it holds.
  static func read(
    _ kind: Kind, _ slots: [UInt64], of call: HostCall
  ) throws(HostError) -> (figure: Figure, size: Int) {
    var reader = SlotReader(slots, of: call)
    var size = 0
    let figure: Figure
    switch kind {
    case .plot: figure = .plot(try reader.plot(size: &size))
    case .frames:
      let plots = try reader.plots(size: &size)
      figure = .frames(Frames(plots, labels: call.strings(of: reader.slot())))
    case .smallMultiples:
      let plots = try reader.plots(size: &size)
      let columns = reader.integer()
      let title = reader.optionalString()
      figure = .smallMultiples(
        SmallMultiples(plots, columns: columns, title: title, sharesScales: reader.slot() != 0))
    }
    try call.charge(size)
    if let problem = figure.problem { throw HostError(problem) }
    return (figure, size)
  }
}

extension HostTable {
  /// The numbers of slots of the figures, as the interface declares them.
  enum SlotCount {
    static let axis = 6
    static let plot = 1 + 2 + 2 * axis + 2
    static let frames = 2
    static let smallMultiples = 1 + 1 + 2 + 1
  }

  mutating func bindFigures() {
    bind("Plot.check") { call throws(HostError) in
      let slots = (0..<SlotCount.plot).map { call.slot(at: $0) }
      _ = try Figure.read(.plot, slots, of: call)
    }
    bind("Frames.check") { call throws(HostError) in
      let slots = (0..<SlotCount.frames).map { call.slot(at: $0) }
      _ = try Figure.read(.frames, slots, of: call)
    }
    bind("SmallMultiples.check") { call throws(HostError) in
      let slots = (0..<SlotCount.smallMultiples).map { call.slot(at: $0) }
      _ = try Figure.read(.smallMultiples, slots, of: call)
    }
  }
}
