/// What the host functions of one session share.
final class SessionContext {
  /// The files that a lesson may read, by their paths in the course.
  let data: [String: [UInt8]]
  /// How many bytes the displayed values of a session may hold in all.
  let displayLimit: Int
  /// What the running step has displayed.
  var outputs: [Output] = []
  var displayedBytes = 0
  let ledger = MemoryLedger()

  init(data: [String: [UInt8]], displayLimit: Int) {
    self.data = data
    self.displayLimit = displayLimit
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
