final class Counter {
  var count = 0
  var names: [String] = []
  func add(_ name: String) {
    count += 1
    names.append(name)
  }
}
let counter = Counter()
counter.add("one")
print(counter.count)
