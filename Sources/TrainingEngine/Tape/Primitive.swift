/// The operations that the tape records; everything else is made of these.
enum Primitive {
  /// A value that was given.
  case leaf
  /// One number in, one number out, element by element.
  case function(ElementFunction)
  /// Two numbers in, one out, after broadcasting.
  case binary(BinaryFunction)
  /// `[m, k] · [k, n]`; a vector stands for one row on the left and one column on the right.
  case matmul
  /// The last two axes change places.
  case transpose
  case reshape
  /// The sum along one axis, or of everything.
  case sum(AxisView)
  /// The element of each line along an axis whose position is listed: maximum, minimum, a class.
  case pick(AxisView, positions: [Int])
  /// A run of elements from `start` on: one row of the outermost axis.
  case slice(start: Int)
  /// The elements at the listed places, in that order, under the name of the operation they are for.
  case gather([Int], name: String)
  /// The elements of all inputs, one input after the other.
  case join
  /// The cross-correlation of images with filters.
  case convolve(ConvolutionSize)

  /// The word that a graph shows in the node.
  var name: String {
    switch self {
    case .leaf: "value"
    case .function(let function): function.name
    case .binary(let function): function.name
    case .matmul: "matmul"
    case .transpose: "transpose"
    case .reshape: "reshape"
    case .sum: "sum"
    case .pick: "pick"
    case .slice: "row"
    case .gather(_, let name): name
    case .join: "join"
    case .convolve: "convolve"
    }
  }
}
