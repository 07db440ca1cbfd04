/// A layer that reads a sequence step by step and keeps a state: h_t = tanh(x_t·Uᵀ + h_{t−1}·Wᵀ + b)
/// (Elman, 1990).
///
/// The gradient flows back through all steps.
///
/// - Shape: `[steps, examples, inputs] → [steps, examples, units]`, or `[examples, units]` when only
///   the last state is asked for; U is `[units, inputs]`, W is `[units, units]`, b is `[units]`.
///   With `examplesFirst` the first two axes change places, on both sides.
public final class RNN {
  /// Which states are the output.
  public enum Output: Equatable, Sendable {
    /// The state after the last step: one answer a sequence.
    case last
    /// The states after every step: an answer a step.
    case every
  }

  /// U, which weighs the inputs.
  public var inputWeight: Tensor
  /// W, which weighs the state before.
  public var stateWeight: Tensor
  public var bias: Tensor
  public let output: Output
  /// Whether the sequences of a batch lie along its first axis, as a ``Dataset`` holds them, and the
  /// steps along its second.
  public let examplesFirst: Bool

  /// Makes a layer whose weights are drawn from ±1 / √units, both kinds, and whose biases are 0.
  public init(
    inputs: Int, units: Int, output: Output = .last, examplesFirst: Bool = false,
    using generator: inout SeededGenerator
  ) {
    let limit = 1 / Double(units).squareRoot()
    inputWeight = Tensor.uniform(
      [units, inputs], from: -limit, to: limit, using: &generator, requiresGradient: true)
    stateWeight = Tensor.uniform(
      [units, units], from: -limit, to: limit, using: &generator, requiresGradient: true)
    bias = Tensor.zeros([units], requiresGradient: true)
    self.output = output
    self.examplesFirst = examplesFirst
  }

  /// Makes a layer of given parameters, which are trained further.
  public init(
    inputWeight: Tensor, stateWeight: Tensor, bias: Tensor, output: Output = .last,
    examplesFirst: Bool = false
  ) {
    self.inputWeight = inputWeight.parameter()
    self.stateWeight = stateWeight.parameter()
    self.bias = bias.parameter()
    self.output = output
    self.examplesFirst = examplesFirst
  }

  /// Returns the states of a batch of sequences; the state before the first step is zero, or `state`
  /// of shape `[examples, units]`.
  public func callAsFunction(_ x: Tensor, from state: Tensor? = nil) -> Tensor {
    checked { () throws(TensorError) in try checkedOutput(x, from: state) }
  }

  /// The form of the call that throws when `x` or `state` does not fit the layer.
  public func checkedOutput(
    _ x: Tensor, from state: Tensor? = nil
  ) throws(TensorError) -> Tensor {
    let states = try checkedStates(
      examplesFirst && x.rank == 3 ? Tensor.Checked.permuted(x, [1, 0, 2]) : x, from: state)
    switch output {
    case .last: return states[states.count - 1]
    case .every:
      let stack = try Tensor.Checked.stacked(states)
      return examplesFirst ? try Tensor.Checked.permuted(stack, [1, 0, 2]) : stack
    }
  }

  /// Returns the state after each step, of sequences `[steps, examples, inputs]`.
  ///
  /// Each state is a tensor of its own, whose gradient tells how much that step mattered.
  public func checkedStates(
    _ x: Tensor, from state: Tensor? = nil
  ) throws(TensorError) -> [Tensor] {
    let units = inputWeight.rank == 2 ? inputWeight.shape[0] : 0
    guard inputWeight.rank == 2, stateWeight.shape == [units, units], bias.shape == [units] else {
      throw TensorError(
        "RNN: the weights have the shapes \(Shape.text(inputWeight.shape)) and"
          + " \(Shape.text(stateWeight.shape)), the bias \(Shape.text(bias.shape)); they are (units,"
          + " inputs), (units, units) and (units)")
    }
    let inputs = inputWeight.shape[1]
    guard x.rank == 3, x.shape[2] == inputs else {
      throw TensorError(
        "RNN: the input has shape \(Shape.text(x.shape)), not (steps, examples,"
          + " \(counted(inputs, "input")))")
    }
    let (steps, examples) = (x.shape[0], x.shape[1])
    guard steps > 0 else {
      throw TensorError("RNN: the input has shape \(Shape.text(x.shape)): there are no steps")
    }
    if let state, state.shape != [examples, units] {
      throw TensorError(
        "RNN: the state has shape \(Shape.text(state.shape)), not \(Shape.text([examples, units]))")
    }
    // What the inputs bring does not depend on the states: one product for all steps.
    let flat = try Tensor.Checked.reshaped(x, [steps * examples, inputs])
    let sums = try Tensor.Checked.add(
      Tensor.Checked.matmul(flat, Tensor.Checked.transposed(inputWeight)), bias)
    let brought = try Tensor.Checked.reshaped(sums, [steps, examples, units])
    let turned = Tensor.Checked.transposed(stateWeight)
    var states: [Tensor] = []
    var last = state
    for step in 0..<steps {
      var sum = try Tensor.Checked.row(brought, step)
      if let before = last { sum = try sum + Tensor.Checked.matmul(before, turned) }
      let next = sum.tanh()
      states.append(next)
      last = next
    }
    return states
  }

  /// Returns the state after each step.
  public func states(_ x: Tensor, from state: Tensor? = nil) -> [Tensor] {
    checked { () throws(TensorError) in try checkedStates(x, from: state) }
  }
}
