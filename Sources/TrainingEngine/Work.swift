/// The number of elements that an operation touches: what the host charges fuel for.
///
/// Counted from shapes before anything is computed, the same on every machine, and never beyond the
/// largest count: arithmetic stops there instead of overflowing.
public struct Work: Equatable, Comparable, Sendable {
  public let elements: Int64

  public init(_ elements: Int) {
    self.elements = Int64(max(elements, 0))
  }

  private init(elements: Int64) {
    self.elements = elements
  }

  public static func * (lhs: Work, rhs: Work) -> Work {
    let (product, overflow) = lhs.elements.multipliedReportingOverflow(by: rhs.elements)
    return Work(elements: overflow ? .max : product)
  }

  public static func + (lhs: Work, rhs: Work) -> Work {
    let (sum, overflow) = lhs.elements.addingReportingOverflow(rhs.elements)
    return Work(elements: overflow ? .max : sum)
  }

  public static func < (lhs: Work, rhs: Work) -> Bool {
    lhs.elements < rhs.elements
  }
}

extension Work {
  /// The work to make a tensor of `shape`.
  public static func shape(_ shape: [Int]) -> Work {
    var work = Work(1)
    for size in shape { work = work * Work(size) }
    return work
  }

  /// The work of an operation on two tensors that are broadcast against each other.
  public static func broadcast(_ left: Tensor, _ right: Tensor) -> Work {
    let rank = max(left.rank, right.rank)
    var work = Work(1)
    for axis in 0..<rank {
      let a = axis < left.rank ? left.shape[left.rank - 1 - axis] : 1
      let b = axis < right.rank ? right.shape[right.rank - 1 - axis] : 1
      work = work * Work(max(a, b))
    }
    return work
  }

  /// The work of a matrix product: m·k·n.
  public static func matmul(_ left: Tensor, _ right: Tensor) -> Work {
    Work(left.count) * Work(right.rank >= 2 ? right.shape[right.rank - 1] : 1)
  }
}
