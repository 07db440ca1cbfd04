/// The first ten steps of the perceptron in lesson 3, from the reference vectors.
///
/// The weights agree to 5e-9, the answers and the bias exactly.
enum ReferenceTrace {
  struct Row {
    var y: Double
    var f: Double
    var w: [Double]
    var b: Double
  }

  static let rows = [
    Row(y: -1.0, f: 0.0, w: [0.0, 0.0], b: 0.0),
    Row(y: 1.0, f: -1.0, w: [-0.137233608167, -0.7527741888745], b: -1.0),
    Row(y: 1.0, f: 1.0, w: [0.6563941754682001, 0.10201109268630015], b: 0.0),
    Row(y: 1.0, f: 1.0, w: [0.6563941754682001, 0.10201109268630015], b: 0.0),
    Row(y: 1.0, f: 1.0, w: [0.6563941754682001, 0.10201109268630015], b: 0.0),
    Row(y: -1.0, f: 1.0, w: [0.6563941754682001, 0.10201109268630015], b: 0.0),
    Row(y: -1.0, f: -1.0, w: [0.29045432397330007, -0.7015827853586999], b: -1.0),
    Row(y: 1.0, f: -1.0, w: [0.29045432397330007, -0.7015827853586999], b: -1.0),
    Row(y: 1.0, f: 1.0, w: [0.8186771570303001, -0.3278218865636998], b: 0.0),
    Row(y: 1.0, f: 1.0, w: [0.8186771570303001, -0.3278218865636998], b: 0.0),
  ]
}
