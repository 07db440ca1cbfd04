import LessonLanguage
import Plotting
import TrainingEngine

// MARK: Arguments
extension HostCall {
  func tensorObject(at slot: Int) throws(HostError) -> TensorObject {
    guard let object = object(at: slot) as? TensorObject else {
      throw HostError("a tensor was expected")
    }
    return object
  }

  func tensor(at slot: Int) throws(HostError) -> Tensor { try tensorObject(at: slot).tensor }

  func table(at slot: Int) throws(HostError) -> Table {
    guard let object = object(at: slot) as? TableObject else {
      throw HostError("a table was expected")
    }
    return object.table
  }

  func trace(at slot: Int) throws(HostError) -> Perceptron.Trace {
    guard let object = object(at: slot) as? TraceObject else {
      throw HostError("a trace was expected")
    }
    return object.trace
  }

  func optimizer(at slot: Int) throws(HostError) -> OptimizerObject {
    guard let object = object(at: slot) as? OptimizerObject else {
      throw HostError("an optimizer was expected")
    }
    return object
  }

  func markObject(at slot: Int) throws(HostError) -> MarkObject {
    guard let object = object(at: slot) as? MarkObject else {
      throw HostError("a mark was expected")
    }
    return object
  }

  /// A whole number as the engine counts.
  func int(at slot: Int) -> Int { Int(clamping: integer(at: slot)) }

  func ints(at slot: Int) -> [Int] { integers(at: slot).map { Int(clamping: $0) } }

  /// An optional of a plain or a referring slot: a tag, then the value.
  func optionalString(at slot: Int) -> String? { bool(at: slot) ? string(at: slot + 1) : nil }

  func optionalInt(at slot: Int) -> Int? { bool(at: slot) ? int(at: slot + 1) : nil }

  func optionalDouble(at slot: Int) -> Double? { bool(at: slot) ? double(at: slot + 1) : nil }

  func range(at slot: Int) throws(HostError) -> ClosedRange<Double> {
    try HostCall.range(double(at: slot), double(at: slot + 1))
  }

  static func range(
    _ low: Double, _ high: Double
  ) throws(HostError) -> ClosedRange<Double> {
    guard low <= high else {
      throw HostError("the range's lower bound \(low) is not below its upper bound \(high)")
    }
    return low...high
  }
}

// MARK: Costs and results
extension HostCall {
  /// Takes fuel for `work`, known before it is done.
  func charge(_ work: Work) throws(HostError) { try charge(Int(clamping: work.elements)) }

  /// Refuses `count` numbers that the session has no room for.
  func reserve(_ count: Work, _ ledger: MemoryLedger) throws(HostError) {
    let bytes = (count * Work(8)).elements
    let (sum, overflow) = Int(clamping: bytes).addingReportingOverflow(ledger.bytes)
    try reserveBytes(overflow ? .max : sum)
  }

  /// Gives the lesson `tensor`, computed from `inputs` through `nodes` recorded steps.
  func give(
    _ tensor: Tensor, from inputs: [TensorObject] = [], nodes: Int = 1, _ ledger: MemoryLedger,
    at slot: Int = 0
  ) throws(HostError) {
    try setResult(
      HostCall.object(tensor, from: inputs, nodes: nodes, ledger), at: slot)
  }

  /// Wraps `tensor`; a recorded one has room for its gradient, and keeps its inputs.
  static func object(
    _ tensor: Tensor, from inputs: [TensorObject] = [], nodes: Int = 1, _ ledger: MemoryLedger
  ) -> TensorObject {
    let isRecorded = tensor.requiresGradient
    let bytes = (8 * tensor.count + 64) * (isRecorded ? 2 * nodes : 1)
    let footprint = Footprint(
      bytes: bytes, inputs: isRecorded ? inputs.map { $0.footprint } : [], in: ledger)
    return TensorObject(tensor, footprint)
  }

  func give(_ table: Table, at slot: Int = 0) throws(HostError) {
    try charge(TableObject.byteCount(of: table) / 32)
    try setResult(TableObject(table), at: slot)
  }

  func give(_ mark: Mark, size: Int) throws(HostError) {
    try charge(size)
    try setResult(MarkObject(mark, size: size))
  }

  func setOptional(_ value: Int?, at slot: Int = 0) {
    setResult(value != nil, at: slot)
    setResult(Int64(value ?? 0), at: slot + 1)
  }

  func setOptional(_ value: String?, at slot: Int = 0) throws(HostError) {
    setResult(value != nil, at: slot)
    try setResult(value ?? "", at: slot + 1)
  }
}

// MARK: Errors
/// Lifts an error of the engine to the machine's boundary.
func lifted<Result>(
  _ operation: () throws(TensorError) -> Result
) throws(HostError) -> Result {
  do throws(TensorError) {
    return try operation()
  } catch {
    throw HostError(error.message)
  }
}

/// Lifts an error of a table to the machine's boundary.
func liftedTable<Result>(
  _ operation: () throws(TableError) -> Result
) throws(HostError) -> Result {
  do throws(TableError) {
    return try operation()
  } catch {
    throw HostError(error.message)
  }
}
