import Testing
import TrainingEngine

@Suite struct TensorTests {
  @Test func printsLikeNestedArrayLiterals() {
    #expect(Tensor([[1, 2], [3, 4]]).description == "[[1.0, 2.0], [3.0, 4.0]]")
    #expect(Tensor(3).description == "3.0")
    #expect(Tensor([0.1, -0.0, .infinity]).description == "[0.1, -0.0, inf]")
    #expect(Tensor.zeros(2, 0).description == "[[], []]")
    #expect(Tensor([-.nan]).description == "[nan]")
  }

  @Test func knowsItsShape() {
    let matrix = Tensor([1, 2, 3, 4, 5, 6], shape: [2, 3])
    #expect(matrix.shape == [2, 3])
    #expect(matrix.rank == 2)
    #expect(matrix.count == 6)
    #expect(matrix[1] == Tensor([4, 5, 6]))
    #expect(matrix[1][0].item == 4)
    #expect(matrix.argmax(axis: 1) == Tensor([2, 2]))
    #expect(Tensor.ones(2).values == [1, 1])
    #expect(Tensor([1, 2]) != Tensor([[1, 2]]))
  }

  @Test func drawsTheSameNumbersFromTheSameSeed() {
    var a = SeededGenerator(seed: 4)
    var b = SeededGenerator(seed: 4)
    let normal = Tensor.normal([3, 2], mean: 1, standardDeviation: 0.5, using: &a)
    #expect(normal == Tensor.normal([3, 2], mean: 1, standardDeviation: 0.5, using: &b))
    let uniform = Tensor.uniform([50], from: 2, to: 3, using: &a)
    #expect(uniform.values.allSatisfy { (2.0..<3.0).contains($0) })
    #expect(uniform != Tensor.uniform([50], from: 2, to: 3, using: &a))
  }

  @Test func copiesShareTheGradientOfAParameter() {
    let w = Tensor(3, requiresGradient: true)
    let copy = w
    (w * w).backward()
    #expect(copy.gradient == Tensor(6))
    (w * 2).backward()
    #expect(copy.gradient == Tensor(8))
    copy.clearGradient()
    #expect(w.gradient == nil)
  }

  @Test func computedTensorsShowTheGradientOfTheLastCall() {
    let x = Tensor([1, 2], requiresGradient: true)
    let hidden = x * 3
    let loss = hidden.squared().sum()
    loss.backward()
    loss.backward()
    #expect(hidden.gradient == Tensor([6, 12]))
    #expect(x.gradient == Tensor([36, 72]))
    #expect(loss.gradient == Tensor(1))
  }

  @Test func detachedValuesStopTheGradient() {
    let x = Tensor(2, requiresGradient: true)
    (x.detached() * x).backward()
    #expect(x.gradient == Tensor(2))
    #expect(!x.detached().requiresGradient)
    #expect(!(x.detached() * 3).requiresGradient)
  }

  @Test func compoundAssignmentUpdatesAParameter() throws {
    var w = Tensor([1, 2], requiresGradient: true)
    for _ in 0..<3 {
      let loss = w.squared().sum()
      loss.backward()
      w -= 0.25 * (try #require(w.gradient))
      #expect(w.requiresGradient)
      #expect(w.gradient == nil)
    }
    #expect(w == Tensor([0.125, 0.25]))
  }

  @Test func compoundAssignmentOfAComputedTensorIsRecorded() {
    let x = Tensor(5, requiresGradient: true)
    var total = Tensor(0)
    for factor in 1...3 { total += x * Double(factor) }
    total *= 2
    total /= 4
    total.backward()
    #expect(total == Tensor(15))
    #expect(x.gradient == Tensor(3))
  }

  @Test func letsGoOfAHistoryOfAHundredThousandSteps() {
    let x = Tensor(1, requiresGradient: true)
    var y = x
    for _ in 0..<100_000 { y = y + 1 }
    y.backward()
    #expect(y == Tensor(100_001))
    #expect(x.gradient == Tensor(1))
  }

  @Test func plainNumbersRecordNothing() {
    #expect(Work.backward(Tensor([1, 2]) + 1) == Work(0))
    #expect(!(Tensor([1, 2]) + 1).requiresGradient)
  }

  @Test func countsWorkFromShapes() {
    #expect(Work.matmul(.zeros(2, 3), .zeros(3, 4)) == Work(24))
    #expect(Work.matmul(.zeros(2, 3), .zeros(3)) == Work(6))
    #expect(Work.broadcast(.zeros(2, 1), .zeros(5)) == Work(10))
    #expect(Work.shape([1 << 20, 1 << 20, 1 << 20, 1 << 20]).elements == .max)
    let x = Tensor.zeros(2, 3, requiresGradient: true)
    #expect(Work.backward(x.matmul(.zeros(3, 4))) > Work(48))
  }
}
