import LessonLanguage
import Plotting
import TrainingEngine

/// A tensor that a lesson holds; its bytes are counted by its footprint.
final class TensorObject: HostObject {
  let tensor: Tensor
  let footprint: Footprint

  init(_ tensor: Tensor, _ footprint: Footprint) {
    self.tensor = tensor
    self.footprint = footprint
  }

  override var description: String { tensor.description }
}

final class TableObject: HostObject {
  let table: Table

  init(_ table: Table) { self.table = table }

  override var byteCount: Int { TableObject.byteCount(of: table) }
  override var description: String { table.description }

  static func byteCount(of table: Table) -> Int {
    var bytes = 64
    for column in table.columns {
      switch column.values {
      case .numbers(let values): bytes += 8 * values.count + 64
      case .texts(let values): for value in values { bytes += 16 + value.utf8.count }
      }
    }
    return bytes
  }
}

final class TraceObject: HostObject {
  let trace: Perceptron.Trace

  init(_ trace: Perceptron.Trace) { self.trace = trace }

  override var byteCount: Int {
    let width = trace.steps.first?.input.count ?? 0
    return trace.steps.count * TraceObject.stepBytes(inputs: width)
  }
  override var description: String { trace.table.description }

  static func stepBytes(inputs: Int) -> Int { 128 + 16 * inputs }
}

final class OptimizerObject: HostObject {
  let optimizer: Optimizer
  /// The elements of each parameter that the optimizer has met.
  var counts: [Int] = []

  init(_ optimizer: Optimizer) { self.optimizer = optimizer }

  override var byteCount: Int { 256 }
  override var description: String { "Optimizer" }
}

final class MarkObject: HostObject {
  let mark: Mark
  /// How many numbers the mark holds.
  let size: Int

  init(_ mark: Mark, size: Int) {
    self.mark = mark
    self.size = size
  }

  override var byteCount: Int { 8 * size + 128 }
  override var description: String { "Mark" }
}
