import Foundation

/// What a worker has done so far, in memory that outlives it.
struct Journal {
  enum Field: Int {
    /// The input under way.
    case current
    case done, violations, slow, bytes
    /// The first of the counts of `Stage`.
    case stages
  }

  private let memory: UnsafeMutablePointer<UInt64>
  private static let size = 4096

  /// Maps the file at `path`, which is made if it is not there.
  init?(path: String) {
    let file = open(path, O_RDWR | O_CREAT, 0o644)
    guard file >= 0, ftruncate(file, off_t(Journal.size)) == 0,
      let mapped = mmap(nil, Journal.size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0),
      mapped != MAP_FAILED
    else { return nil }
    close(file)
    memory = mapped.bindMemory(to: UInt64.self, capacity: Journal.size / 8)
  }

  subscript(_ field: Field) -> UInt64 {
    get { memory[field.rawValue] }
    nonmutating set { memory[field.rawValue] = newValue }
  }

  subscript(_ stage: Stage) -> UInt64 {
    get { memory[Field.stages.rawValue + stage.rawValue] }
    nonmutating set { memory[Field.stages.rawValue + stage.rawValue] = newValue }
  }
}
