// A lesson of the usual kind, some three hundred lines long: what checking and compiling one costs.

// MARK: Vectors and matrices

struct Vector: Equatable {
  var values: [Double]

  init(_ values: [Double]) { self.values = values }

  init(repeating value: Double, count: Int) {
    values = Array(repeating: value, count: count)
  }

  var count: Int { values.count }
  var norm: Double { dot(self).squareRoot() }

  subscript(index: Int) -> Double {
    get { values[index] }
    set { values[index] = newValue }
  }

  func dot(_ other: Vector) -> Double {
    var sum = 0.0
    for i in 0..<count { sum += values[i] * other.values[i] }
    return sum
  }

  func map(_ transform: (Double) -> Double) -> Vector { Vector(values.map(transform)) }

  static func + (lhs: Vector, rhs: Vector) -> Vector {
    Vector(zip(lhs.values, rhs.values).map { $0 + $1 })
  }

  static func - (lhs: Vector, rhs: Vector) -> Vector {
    Vector(zip(lhs.values, rhs.values).map { $0 - $1 })
  }

  static func * (factor: Double, vector: Vector) -> Vector { vector.map { factor * $0 } }

  static func += (lhs: inout Vector, rhs: Vector) { lhs = lhs + rhs }
}

struct Matrix {
  let rows: Int
  let columns: Int
  var cells: [Double]

  init(rows: Int, columns: Int, make: (Int, Int) -> Double = { _, _ in 0 }) {
    self.rows = rows
    self.columns = columns
    cells = []
    for row in 0..<rows {
      for column in 0..<columns { cells.append(make(row, column)) }
    }
  }

  subscript(row: Int, column: Int) -> Double {
    get { cells[row * columns + column] }
    set { cells[row * columns + column] = newValue }
  }

  static func * (matrix: Matrix, vector: Vector) -> Vector {
    precondition(matrix.columns == vector.count, "the sizes differ")
    return Vector(
      (0..<matrix.rows).map { row in
        (0..<matrix.columns).reduce(0.0) { $0 + matrix[row, $1] * vector[$1] }
      })
  }

  func transposed() -> Matrix {
    Matrix(rows: columns, columns: rows) { self[$1, $0] }
  }
}

// MARK: Random numbers with a seed

struct Generator {
  private var state: UInt64

  init(seed: Int) { state = UInt64(seed) &* 2_862_933_555_777_941_757 &+ 3_037_000_493 }

  mutating func next() -> Double {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Double(state % 1_000_000) / 1_000_000
  }

  mutating func next(in range: ClosedRange<Double>) -> Double {
    range.lowerBound + next() * (range.upperBound - range.lowerBound)
  }
}

// MARK: Layers

enum Activation: String, CaseIterable {
  case identity, sigmoid, tanh, relu

  func callAsFunction(_ x: Double) -> Double {
    switch self {
    case .identity: return x
    case .sigmoid: return 1 / (1 + exp(-x))
    case .tanh: return 2 / (1 + exp(-2 * x)) - 1
    case .relu: return max(0, x)
    }
  }

  func derivative(output y: Double) -> Double {
    switch self {
    case .identity: 1
    case .sigmoid: y * (1 - y)
    case .tanh: 1 - y * y
    case .relu: y > 0 ? 1 : 0
    }
  }
}

protocol Layer: AnyObject {
  var name: String { get }
  var parameterCount: Int { get }
  func forward(_ input: Vector) -> Vector
  func backward(_ gradient: Vector, rate: Double) -> Vector
}

extension Layer {
  var summary: String { "\(name): \(parameterCount) parameters" }
}

final class Dense: Layer {
  private var weights: Matrix
  private var biases: Vector
  private let activation: Activation
  private var lastInput = Vector([])
  private var lastOutput = Vector([])

  init(inputs: Int, outputs: Int, activation: Activation, using generator: inout Generator) {
    var made = Matrix(rows: outputs, columns: inputs)
    for row in 0..<outputs {
      for column in 0..<inputs { made[row, column] = generator.next(in: -1...1) }
    }
    weights = made
    biases = Vector(repeating: 0, count: outputs)
    self.activation = activation
  }

  var name: String { "dense(\(weights.columns) -> \(weights.rows), \(activation.rawValue))" }
  var parameterCount: Int { weights.cells.count + biases.count }

  func forward(_ input: Vector) -> Vector {
    lastInput = input
    lastOutput = (weights * input + biases).map { activation($0) }
    return lastOutput
  }

  func backward(_ gradient: Vector, rate: Double) -> Vector {
    var delta = gradient
    for i in 0..<delta.count { delta[i] *= activation.derivative(output: lastOutput[i]) }
    let result = weights.transposed() * delta
    for row in 0..<weights.rows {
      for column in 0..<weights.columns {
        weights[row, column] -= rate * delta[row] * lastInput[column]
      }
      biases[row] -= rate * delta[row]
    }
    return result
  }
}

final class Network {
  let layers: [Layer]
  private(set) var history: [Double] = []

  init(_ layers: [Layer]) { self.layers = layers }

  func predict(_ input: Vector) -> Vector {
    layers.reduce(input) { $1.forward($0) }
  }

  func train(on samples: [Sample], epochs: Int, rate: Double, report: ((Int, Double) -> Void)? = nil)
  {
    for epoch in 1...epochs {
      var loss = 0.0
      for sample in samples {
        let error = predict(sample.input) - sample.target
        loss += error.dot(error)
        var gradient = 2 * error
        for layer in layers.reversed() { gradient = layer.backward(gradient, rate: rate) }
      }
      history.append(loss / Double(samples.count))
      if epoch % 100 == 0, let report { report(epoch, loss) }
    }
  }
}

struct Sample {
  var input: Vector
  var target: Vector
}

// MARK: Words

enum Token: Equatable, CustomStringConvertible {
  case number(Double)
  case symbol(Character)
  case word(String)

  var description: String {
    switch self {
    case .number(let value): return "number \(value)"
    case .symbol(let character): return "symbol '\(character)'"
    case .word(let text): return "word \(text)"
    }
  }
}

struct TokenError: Error {
  let character: Character
  let offset: Int
}

func tokenize(_ text: String) throws -> [Token] {
  var tokens: [Token] = []
  let characters = Array(text)
  var index = 0
  while index < characters.count {
    let character = characters[index]
    if character.isWhitespace {
      index += 1
    } else if character.isNumber {
      var digits = ""
      while index < characters.count, characters[index].isNumber || characters[index] == "." {
        digits.append(characters[index])
        index += 1
      }
      guard let value = Double(digits) else { throw TokenError(character: ".", offset: index) }
      tokens.append(.number(value))
    } else if character.isLetter {
      let start = index
      while index < characters.count, characters[index].isLetter { index += 1 }
      tokens.append(.word(String(characters[start..<index])))
    } else if "+-*/()=".contains(character) {
      tokens.append(.symbol(character))
      index += 1
    } else {
      throw TokenError(character: character, offset: index)
    }
  }
  return tokens
}

func wordCounts(_ text: String) -> [(word: String, count: Int)] {
  var counts: [String: Int] = [:]
  for word in text.lowercased().split(separator: " ") {
    counts[String(word), default: 0] += 1
  }
  return counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
    .map { (word: $0.key, count: $0.value) }
}

// MARK: Generic containers

struct Queue<Element> {
  private var incoming: [Element] = []
  private var outgoing: [Element] = []

  var isEmpty: Bool { incoming.isEmpty && outgoing.isEmpty }

  mutating func enqueue(_ element: Element) { incoming.append(element) }

  mutating func dequeue() -> Element? {
    if outgoing.isEmpty {
      outgoing = incoming.reversed()
      incoming.removeAll()
    }
    return outgoing.popLast()
  }
}

func distances<Node: Hashable>(from start: Node, in graph: [Node: [Node]]) -> [Node: Int] {
  var found = [start: 0]
  var queue = Queue<Node>()
  queue.enqueue(start)
  while let node = queue.dequeue() {
    let distance = found[node] ?? 0
    for next in graph[node, default: []] where found[next] == nil {
      found[next] = distance + 1
      queue.enqueue(next)
    }
  }
  return found
}

// MARK: The lesson

var generator = Generator(seed: 7)
let network = Network([
  Dense(inputs: 2, outputs: 4, activation: .tanh, using: &generator),
  Dense(inputs: 4, outputs: 1, activation: .sigmoid, using: &generator),
])
for layer in network.layers { print(layer.summary) }

let samples = [(0.0, 0.0, 0.0), (0, 1, 1), (1, 0, 1), (1, 1, 0)].map {
  Sample(input: Vector([$0.0, $0.1]), target: Vector([$0.2]))
}
network.train(on: samples, epochs: 300, rate: 0.5) { epoch, loss in
  print("epoch \(epoch): loss \(Double(Int(loss * 1000)) / 1000)")
}
let answers = samples.map { network.predict($0.input)[0] > 0.5 ? 1 : 0 }
print(answers, network.history.count)

do {
  print(try tokenize("area = 3.5 * (width + 2)"))
  print(try tokenize("3 # 4"))
} catch let error as TokenError {
  print("unexpected \(error.character) at \(error.offset)")
} catch {
  print("unexpected error")
}

for (word, count) in wordCounts("the cat and the dog and the bird").prefix(2) { print(word, count) }
let graph = ["a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []]
print(distances(from: "a", in: graph).sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" })
print(Activation.allCases.map { $0.rawValue }.joined(separator: ", "))
