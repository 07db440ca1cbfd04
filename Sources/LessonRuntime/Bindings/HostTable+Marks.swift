import LessonLanguage
import Plotting

extension HostTable {
  mutating func bindPoints() {
    bind("Mark.points") { call throws(HostError) in
      let x = call.doubles(at: 0)
      let y = call.doubles(at: 1)
      try call.give(.points(x: x, y: y, label: call.optionalString(at: 2)), size: x.count + y.count)
    }
    bind("Mark.pointsByName") { call throws(HostError) in
      let x = call.doubles(at: 0)
      let y = call.doubles(at: 1)
      let classes = call.bool(at: 3) ? call.strings(at: 4) : nil
      try call.give(
        .points(
          x: x, y: y, by: call.strings(at: 2), classes: classes, label: call.optionalString(at: 5)),
        size: 3 * x.count + y.count)
    }
    bind("Mark.pointsByInteger") { call throws(HostError) in
      let x = call.doubles(at: 0)
      let y = call.doubles(at: 1)
      try call.give(
        .points(x: x, y: y, by: call.ints(at: 2), label: call.optionalString(at: 3)),
        size: 2 * x.count + y.count)
    }
    bind("Mark.pointsByNumber") { call throws(HostError) in
      let x = call.doubles(at: 0)
      let y = call.doubles(at: 1)
      try call.give(
        .points(x: x, y: y, by: call.doubles(at: 2), label: call.optionalString(at: 3)),
        size: 2 * x.count + y.count)
    }
    bind("Mark.pointsByFlag") { call throws(HostError) in
      let x = call.doubles(at: 0)
      let y = call.doubles(at: 1)
      try call.give(
        .points(x: x, y: y, by: call.bools(at: 2), label: call.optionalString(at: 3)),
        size: 2 * x.count + y.count)
    }
  }

  mutating func bindCurves() {
    bind("Mark.line") { call throws(HostError) in
      let x = call.doubles(at: 0)
      let y = call.doubles(at: 1)
      try call.give(.line(x: x, y: y, label: call.optionalString(at: 2)), size: x.count + y.count)
    }
    bind("Mark.lineOfValues") { call throws(HostError) in
      let y = call.doubles(at: 0)
      try call.give(.line(y: y, label: call.optionalString(at: 1)), size: 2 * y.count)
    }
    bind("Mark.lineOfFunction") { call throws(HostError) in
      let host = call
      let range = try call.range(at: 1)
      var failure: HostError?
      let mark = Mark.line(
        { host.sample(&failure, closureAt: 0, $0) }, over: range,
        label: call.optionalString(at: 3))
      if let failure { throw failure }
      try call.give(mark, size: 500)
    }
    bind("Mark.path") { call throws(HostError) in
      let x = call.doubles(at: 0)
      let y = call.doubles(at: 1)
      try call.give(.path(x: x, y: y, label: call.optionalString(at: 2)), size: x.count + y.count)
    }
    bind("Mark.area") { call throws(HostError) in
      let x = call.doubles(at: 0)
      let y = call.doubles(at: 1)
      try call.give(
        .area(x: x, y: y, label: call.optionalString(at: 2)), size: x.count + 2 * y.count)
    }
    bind("Mark.band") { call throws(HostError) in
      let x = call.doubles(at: 0)
      let low = call.doubles(at: 1)
      let high = call.doubles(at: 2)
      try call.give(
        .area(x: x, low: low, high: high, label: call.optionalString(at: 3)),
        size: x.count + low.count + high.count)
    }
    bind("Mark.bar") { call throws(HostError) in
      let names = call.strings(at: 0)
      try call.give(
        .bar(x: names, y: call.doubles(at: 1), label: call.optionalString(at: 2)),
        size: 3 * names.count)
    }
    bind("Mark.histogram") { call throws(HostError) in
      let values = call.doubles(at: 0)
      try call.charge(values.count)
      try call.give(
        .histogram(values, bins: call.optionalInt(at: 1), label: call.optionalString(at: 3)),
        size: 2000)
    }
  }

  mutating func bindAnnotations() {
    bind("Mark.verticalRule") { call throws(HostError) in
      try call.give(.rule(x: call.double(at: 0), label: call.optionalString(at: 1)), size: 1)
    }
    bind("Mark.horizontalRule") { call throws(HostError) in
      try call.give(.rule(y: call.double(at: 0), label: call.optionalString(at: 1)), size: 1)
    }
    bind("Mark.rectangle") { call throws(HostError) in
      try call.give(
        .rectangle(x: call.range(at: 0), y: call.range(at: 2), label: call.optionalString(at: 4)),
        size: 4)
    }
    bind("Mark.text") { call throws(HostError) in
      try call.give(
        .text(x: call.double(at: 0), y: call.double(at: 1), call.string(at: 2)), size: 2)
    }
    bind("Mark.label") { call throws(HostError) in
      try call.setOptional(call.markObject(at: 0).mark.label)
    }
    bind("Mark.labelled") { call throws(HostError) in
      let object = try call.markObject(at: 0)
      var mark = object.mark
      mark.label = call.optionalString(at: 1)
      try call.give(mark, size: object.size)
    }
    bind("Mark.equal") { call throws(HostError) in
      let left = try call.markObject(at: 0)
      try call.charge(left.size)
      call.setResult(left.mark == (try call.markObject(at: 1).mark))
    }
  }

  mutating func bindPlanes() {
    bind("Mark.hyperplane") { call throws(HostError) in
      try call.give(
        .hyperplane(
          weights: call.doubles(at: 0), bias: call.double(at: 1), label: call.optionalString(at: 2)),
        size: 3)
    }
    bind("Mark.region") { call throws(HostError) in
      try call.give(
        .region(
          weights: call.doubles(at: 0), bias: call.double(at: 1), label: call.optionalString(at: 2)),
        size: 3)
    }
    bind("Mark.regionOfFunction") { call throws(HostError) in
      let host = call
      var failure: HostError?
      let samples = call.int(at: 4)
      let mark = Mark.region(
        x: try call.range(at: 0), y: try call.range(at: 2), samples: samples,
        label: call.optionalString(at: 5)
      ) { x, y in host.sample(&failure, closureAt: 7, x, y) }
      if let failure { throw failure }
      try call.give(mark, size: HostTable.fieldSize(samples: samples))
    }
    bind("Mark.contours") { call throws(HostError) in
      let host = call
      var failure: HostError?
      let levels = call.bool(at: 4) ? call.doubles(at: 5) : nil
      let samples = call.int(at: 6)
      let mark = Mark.contours(
        x: try call.range(at: 0), y: try call.range(at: 2), levels: levels, samples: samples,
        label: call.optionalString(at: 7)
      ) { x, y in host.sample(&failure, closureAt: 9, x, y) }
      if let failure { throw failure }
      try call.give(mark, size: HostTable.fieldSize(samples: samples))
    }
  }
}

extension HostTable {
  /// The most numbers that a sampled plane keeps: there are at most 400 samples along each side.
  fileprivate static func fieldSize(samples: Int) -> Int {
    let side = min(max(samples, 2), 400)
    return side * side
  }
}

extension HostCall {
  /// Calls the lesson's function; once it has stopped with a trap it is not called again.
  fileprivate func sample(
    _ failure: inout HostError?, closureAt slot: Int, _ numbers: Double...
  ) -> Double {
    guard failure == nil else { return .nan }
    var value = Double.nan
    do throws(HostError) {
      try invoke(closureAt: slot, arguments: numbers.map { $0.bitPattern }) {
        value = Double(bitPattern: $0.pointee)
      }
    } catch {
      failure = error
    }
    return value
  }
}
