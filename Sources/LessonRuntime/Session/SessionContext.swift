/// What the host functions of one session share.
final class SessionContext {
  /// The files that a lesson may read, by their paths in the course.
  let data: [String: [UInt8]]
  /// What a page spends on a displayed value, however small.
  static let bytesPerDisplay = 4096
  /// How many bytes the displayed values of one step may hold; all steps together, eight times as many.
  private let displayLimit: Int
  /// What the running step has displayed.
  var outputs: [Output] = []
  private var displayedByStep = 0
  private var displayedBefore = 0
  let ledger = MemoryLedger()

  init(data: [String: [UInt8]], displayLimit: Int) {
    self.data = data
    self.displayLimit = displayLimit
  }

  /// Forgets what the step before has displayed.
  func beginStep() {
    outputs = []
    displayedBefore += displayedByStep
    displayedByStep = 0
  }

  /// Whether another value of `bytes` may be displayed; if so, it is counted.
  func hasRoom(forDisplay bytes: Int) -> Bool {
    let (sum, overflow) = displayedByStep.addingReportingOverflow(
      bytes + SessionContext.bytesPerDisplay)
    guard !overflow, sum <= displayLimit, sum <= 8 * displayLimit - displayedBefore else {
      return false
    }
    displayedByStep = sum
    return true
  }
}

/// The bytes that the tensors of a session keep alive, which the machine cannot see.
final class MemoryLedger {
  fileprivate(set) var bytes = 0
}

/// The bytes of one tensor, counted until nothing leads to it: neither the lesson nor the tape.
///
/// A recorded tensor keeps what it was computed from; so does its footprint.
final class Footprint {
  private let ledger: MemoryLedger
  private let bytes: Int
  private var inputs: [Footprint]

  init(bytes: Int, inputs: [Footprint], in ledger: MemoryLedger) {
    self.ledger = ledger
    self.bytes = bytes
    self.inputs = inputs
    ledger.bytes += bytes
  }

  /// Whether the tensor was given rather than recorded.
  var isLeaf: Bool { inputs.isEmpty }

  /// Lets go of a long history without recursion.
  deinit {
    ledger.bytes -= bytes
    guard !inputs.isEmpty else { return }
    var pending = inputs
    inputs = []
    while var footprint = pending.popLast() {
      if isKnownUniquelyReferenced(&footprint) {
        pending.append(contentsOf: footprint.inputs)
        footprint.inputs = []
      }
    }
  }
}
