// The functions as a lesson writes them, of a number and of a tensor.

public func exp(_ x: Double) -> Double { PortableMath.exp(x) }
/// Returns the natural logarithm.
public func log(_ x: Double) -> Double { PortableMath.log(x) }
/// Returns log(1 + x), exact for small x.
public func log1p(_ x: Double) -> Double { PortableMath.log1p(x) }
public func log2(_ x: Double) -> Double { PortableMath.log2(x) }
public func log10(_ x: Double) -> Double { PortableMath.log10(x) }
public func sin(_ x: Double) -> Double { PortableMath.sin(x) }
public func cos(_ x: Double) -> Double { PortableMath.cos(x) }
public func tanh(_ x: Double) -> Double { PortableMath.tanh(x) }
public func pow(_ base: Double, _ exponent: Double) -> Double { PortableMath.pow(base, exponent) }
public func sqrt(_ x: Double) -> Double { x.squareRoot() }
/// Returns 1 / (1 + e^(−x)).
public func sigmoid(_ x: Double) -> Double { ElementFunction.sigmoid(x) }
/// Returns max(0, x).
public func relu(_ x: Double) -> Double { ElementFunction.relu(x) }
/// Returns x where it is positive, `slope`·x elsewhere.
public func leakyRelu(_ x: Double, slope: Double = 0.01) -> Double {
  ElementFunction.leakyRelu(slope: slope)(x)
}
/// Returns log(1 + e^x).
public func softplus(_ x: Double) -> Double { ElementFunction.softplus(x) }
/// Returns −1, 0 or +1.
public func sign(_ x: Double) -> Double { ElementFunction.sign(x) }

public func exp(_ x: Tensor) -> Tensor { x.exp() }
/// Returns the natural logarithm of every element.
public func log(_ x: Tensor) -> Tensor { x.log() }
/// Returns log(1 + x) of every element, exact for small x.
public func log1p(_ x: Tensor) -> Tensor { x.log1p() }
public func sin(_ x: Tensor) -> Tensor { x.sin() }
public func cos(_ x: Tensor) -> Tensor { x.cos() }
public func tanh(_ x: Tensor) -> Tensor { x.tanh() }
public func sqrt(_ x: Tensor) -> Tensor { x.squareRoot() }
public func abs(_ x: Tensor) -> Tensor { x.abs() }
/// Returns 1 / (1 + e^(−x)) of every element.
public func sigmoid(_ x: Tensor) -> Tensor { x.sigmoid() }
/// Returns max(0, x) of every element.
public func relu(_ x: Tensor) -> Tensor { x.relu() }
/// Returns each element where it is positive, `slope` times it elsewhere.
public func leakyRelu(_ x: Tensor, slope: Double = 0.01) -> Tensor { x.leakyRelu(slope: slope) }
/// Returns log(1 + e^x) of every element.
public func softplus(_ x: Tensor) -> Tensor { x.softplus() }
/// Returns −1, 0 or +1 for every element.
public func sign(_ x: Tensor) -> Tensor { x.sign() }
/// Returns e^x / Σ e^x along the last axis.
public func softmax(_ x: Tensor) -> Tensor { x.softmax() }
/// Returns e^x / Σ e^x: positive numbers whose sum is 1.
public func softmax(_ x: [Double]) -> [Double] { Tensor(x).softmax().values }
/// Returns the greater of two elements at each place, after broadcasting.
///
/// - Gradient: g to the greater, half of it to each of equals; summed over what was stretched.
public func maximum(_ a: Tensor, _ b: Tensor) -> Tensor {
  checked { () throws(TensorError) in try Tensor.Checked.maximum(a, b) }
}
/// Returns the lesser of two elements at each place, after broadcasting.
///
/// - Gradient: g to the lesser, half of it to each of equals; summed over what was stretched.
public func minimum(_ a: Tensor, _ b: Tensor) -> Tensor {
  checked { () throws(TensorError) in try Tensor.Checked.minimum(a, b) }
}
