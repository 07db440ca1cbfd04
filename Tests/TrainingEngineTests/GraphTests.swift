import Testing
import TrainingEngine

@Suite struct GraphTests {
  private func lecture() -> Tensor {
    let a = Tensor(5, requiresGradient: true).named("a")
    let b = Tensor(3, requiresGradient: true).named("b")
    let c = Tensor(2, requiresGradient: true).named("c")
    let u = (b * c).named("u")
    let v = (a + u).named("v")
    return (3 * v).named("J")
  }

  @Test func recordsOperationsValuesAndGradients() {
    let j = lecture()
    #expect(j.graph.nodes.allSatisfy { $0.gradient == nil })
    j.backward()
    let graph = j.graph
    #expect(graph.nodes.map { $0.name } == [nil, "a", "b", "c", "u", "v", "J"])
    #expect(
      graph.nodes.map { $0.operation }
        == ["constant", "parameter", "parameter", "parameter", "*", "+", "*"])
    #expect(graph.nodes.map { $0.values } == [[3], [5], [3], [2], [6], [11], [33]])
    #expect(graph.nodes.map { $0.gradient } == [nil, [3], [6], [9], [3], [3], [1]])
    #expect(graph.nodes.map { $0.inputs } == [[], [], [], [], [2, 3], [1, 4], [0, 5]])
    #expect(graph.edges.count == 6)
    #expect(graph.edges.map { $0.from } == [2, 3, 1, 4, 0, 5])
    #expect(graph.edges.map { $0.to } == [4, 4, 5, 5, 6, 6])
    #expect(graph.depths == [0, 0, 0, 0, 1, 2, 3])
    #expect(graph.nodes.filter { $0.isLeaf }.count == 4)
  }

  @Test func readsAsText() {
    let j = lecture()
    j.backward()
    #expect(
      j.graph.description == """
        0: constant = 3.0
        a: parameter = 5.0, gradient 3.0
        b: parameter = 3.0, gradient 6.0
        c: parameter = 2.0, gradient 9.0
        u: * of b, c = 6.0, gradient 3.0
        v: + of a, u = 11.0, gradient 3.0
        J: * of 0, v = 33.0, gradient 1.0
        """)
  }

  @Test func showsAValueThatIsUsedTwiceOnce() {
    let x = Tensor([1, 2], requiresGradient: true)
    let graph = (x * x).sum().graph
    #expect(graph.nodes.map { $0.operation } == ["parameter", "*", "sum"])
    #expect(graph.nodes[1].inputs == [0, 0])
    #expect(graph.nodes[2].shape == [])
    #expect(graph.edges.count == 3)
  }

  @Test func namesOperationsOfNetworks() {
    var generator = SeededGenerator(seed: 1)
    let cell = RNN(inputs: 1, units: 2, using: &generator)
    let operations = Set(cell(.zeros(3, 1, 1)).graph.nodes.map { $0.operation })
    #expect(
      operations == ["parameter", "constant", "transpose", "matmul", "+", "reshape", "row", "tanh"])
    let images = Tensor.zeros(1, 1, 4, 4, requiresGradient: true)
    let pooled = images.convolved(with: .ones(1, 1, 2, 2)).maxPooled(kernel: [2, 2]).flattened()
    #expect(
      pooled.graph.nodes.map { $0.operation }
        == ["parameter", "constant", "convolve", "max pool", "reshape"])
  }

  @Test func whatWasNotRecordedIsAConstant() {
    #expect((Tensor(2) * 3).graph.nodes.map { $0.operation } == ["constant"])
  }

  @Test func parametersKeepTheirNameOverAnUpdate() throws {
    var w = Tensor(1, requiresGradient: true).named("w")
    w.squared().backward()
    w -= 0.1 * (try #require(w.gradient))
    #expect(w.name == "w")
    #expect(w.squared().graph.nodes[0].name == "w")
  }

  @Test func reachesThroughALongHistory() {
    var y = Tensor(1, requiresGradient: true)
    for _ in 0..<20_000 { y = y + 1 }
    #expect(y.graph.nodes.count == 40_001)
  }
}
