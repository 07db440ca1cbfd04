import Testing
import TrainingEngine

@Suite struct DatasetTests {
  private let data = Dataset((0..<10).map { [Double($0), 1] }, (0..<10).map { Double($0 * 10) })

  @Test func holdsExamplesTogether() {
    #expect(data.count == 10)
    #expect(data.x[3] == [3, 1])
    #expect(data.y[3] == 30)
    #expect(data.select([3, 3, 0]).y == [30, 30, 0])
    #expect(data.select([]).count == 0)
    #expect(data.description == "Dataset of 10 examples: inputs (2), targets ()")
    #expect(Dataset(.zeros(3, 2), classes: [2, 0, 1]).classes == [2, 0, 1])
  }

  @Test func shufflesWithASeed() {
    var generator = SeededGenerator(seed: 3)
    var same = SeededGenerator(seed: 3)
    let shuffled = data.shuffled(using: &generator)
    #expect(shuffled == data.shuffled(using: &same))
    #expect(shuffled != data)
    #expect(shuffled.y.sorted() == data.y)
    #expect(zip(shuffled.x, shuffled.y).allSatisfy { $0[0] * 10 == $1 })
  }

  @Test func splits() {
    let (first, second) = data.split(at: 0.7)
    #expect(first.y == [0, 10, 20, 30, 40, 50, 60])
    #expect(second.y == [70, 80, 90])
    var generator = SeededGenerator(seed: 3)
    let (some, rest) = data.split(at: 0.25, using: &generator)
    #expect(some.count == 3)
    #expect((some.y + rest.y).sorted() == data.y)
    #expect(data.split(at: 1).second.count == 0)
    let (training, test) = data.holdingOut(every: 5)
    #expect(test.y == [0, 50])
    #expect(training.y == [10, 20, 30, 40, 60, 70, 80, 90])
  }

  @Test func makesMiniBatches() {
    #expect(data.batches(of: 4).map { $0.count } == [4, 4, 2])
    #expect(data.batches(of: .max) == [data])
    #expect(data.batches(of: 4)[1].y == [40, 50, 60, 70])
    var generator = SeededGenerator(seed: 8)
    let batches = data.batches(of: 3, using: &generator)
    #expect(batches.map { $0.count } == [3, 3, 3, 1])
    #expect(batches.flatMap { $0.y }.sorted() == data.y)
    #expect(batches.flatMap { $0.y } != data.y)
  }

  @Test func standardizesAndRemembersHow() {
    let (training, rest) = data.split(at: 0.5)
    let scale = Standardization(training.inputs)
    #expect(scale.means == [2, 1])
    #expect(scale.deviations == [Double(2).squareRoot(), 1])
    let standardized = training.standardized(by: scale)
    expectClose(
      standardized.inputs.mean(axis: 0), Tensor([0, 0]), relative: 0, absolute: 1e-15, "means")
    expectClose(
      standardized.inputs.squared().mean(axis: 0), Tensor([1, 0]), relative: 1e-15,
      absolute: 1e-15, "squares")
    #expect(rest.standardized(by: scale).inputs[0].values == [3 / Double(2).squareRoot(), 0])
    expectClose(
      scale.restored(scale(rest.inputs)), rest.inputs, relative: 1e-15, absolute: 0, "restored")
    #expect(scale(Tensor([2, 1])) == Tensor([0, 0]))
    #expect(Standardization(training.x) == scale)
    #expect(scale(rest.x) == rest.standardized(by: scale).x)
    #expect(scale([2, 1]) == [0, 0])
    let constant = Standardization(Tensor([[0.1], [0.1], [0.1]]))
    #expect(constant.deviations == [1])
    let error = #expect(throws: TensorError.self) { try scale.checkedOutput(.zeros(4, 3)) }
    #expect(
      error?.message == "Standardization: (4, 3) has 3 inputs an example, but 2 were measured")
  }

  @Test func makesToysFromASeed() {
    func toys(_ seed: Int) -> [Dataset] {
      var generator = SeededGenerator(seed: seed)
      return [
        .moons(count: 41, noise: 0.1, using: &generator),
        .rings(count: 41, using: &generator),
        .spirals(count: 41, classes: 3, using: &generator),
        .blobs(count: 41, centers: [[0, 0], [5, 5], [0, 5]], using: &generator),
      ]
    }
    #expect(toys(1) == toys(1))
    #expect(toys(1) != toys(2))
    for (toy, classes) in zip(toys(1), [2, 2, 3, 3]) {
      #expect(toy.inputs.shape == [41, 2])
      #expect(toy.classes == (0..<41).map { $0 % classes })
    }
  }

  @Test func putsToysWhereTheyBelong() {
    var generator = SeededGenerator(seed: 1)
    let moons = Dataset.moons(count: 6, noise: 0, using: &generator)
    expectClose(
      moons.inputs, Tensor([[1, 0], [0, 0.5], [0, 1], [1, -0.5], [-1, 0], [2, 0.5]]),
      relative: 1e-15, absolute: 1e-15, "moons")
    let rings = Dataset.rings(count: 8, inner: 0.25, noise: 0, using: &generator)
    let radii = rings.inputs.squared().sum(axis: 1).squareRoot()
    expectClose(
      radii, Tensor([1, 0.25, 1, 0.25, 1, 0.25, 1, 0.25]), relative: 1e-15, absolute: 0, "rings")
    let spirals = Dataset.spirals(count: 8, turns: 1, noise: 0, using: &generator)
    expectClose(
      spirals.inputs[7], Tensor([-1, 0]), relative: 1e-15, absolute: 1e-15, "end of an arm")
    #expect(Dataset.moons(count: -1, using: &generator).count == 0)
    #expect(Dataset.moons(count: 1, using: &generator).count == 1)
    let error = #expect(throws: TensorError.self) {
      try Dataset.checkedBlobs(
        count: 3, centers: [[1, 2], [1]], deviation: 1, using: &generator)
    }
    #expect(error?.message == "blobs: one center has 2 coordinates, another 1")
  }

  @Test func comesFromATable() throws {
    let table = try Table(parsing: "a,b,class\n1,2,0\n3,4,1\n,6,1\n")
    let (some, all) = (table.prefix(2), table)
    let data = Dataset(some, inputs: ["b", "a"], target: "class")
    #expect(data.x == [[2, 1], [4, 3]])
    #expect(data.classes == [0, 1])
    let error = #expect(throws: TableError.self) {
      try Dataset.make(all, inputs: ["a"], target: "class")
    }
    #expect(error?.message == "the column \"a\" has no number in row 3")
    let images = Dataset(images: some, label: "class", height: 1, width: 2, brightest: 4)
    #expect(images.inputs == Tensor([0.25, 0.5, 0.75, 1], shape: [2, 1, 1, 2]))
    let shape = #expect(throws: TableError.self) {
      try Dataset.make(images: some, label: "class", height: 2, width: 2, brightest: 1)
    }
    #expect(
      shape?.message == "the table has 2 columns beside \"class\", not one for each pixel of 2 rows"
        + " and 2 columns")
  }

  @Test func needsAsManyTargetsAsInputs() {
    let error = #expect(throws: TensorError.self) { try Dataset.make(.zeros(3, 2), .zeros(2)) }
    #expect(
      error?.message == "Dataset: inputs (3, 2) and targets (2): both have one entry an example"
        + " along the first axis")
  }
}
