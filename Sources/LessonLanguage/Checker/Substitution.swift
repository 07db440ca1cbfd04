/// Generic parameters and what stands for them, by the parameter's number.
///
/// There are seldom more than three, so that looking at each is faster than hashing.
struct Substitution: ExpressibleByDictionaryLiteral, Sequence {
  private var entries: [(id: Int, type: Type)] = []

  init() {}

  init(dictionaryLiteral elements: (Int, Type)...) {
    for (id, type) in elements { self[id] = type }
  }

  var isEmpty: Bool { entries.isEmpty }

  subscript(id: Int) -> Type? {
    get {
      for entry in entries where entry.id == id { return entry.type }
      return nil
    }
    set {
      let index = entries.firstIndex { $0.id == id }
      if let newValue {
        if let index { entries[index].type = newValue } else { entries.append((id, newValue)) }
      } else if let index {
        entries.remove(at: index)
      }
    }
  }

  func makeIterator() -> IndexingIterator<[(id: Int, type: Type)]> { entries.makeIterator() }
}
