func greeting(_ name: String, _ count: Int) -> String {
  "Hello \(name), you have \(count) messages"
}
print(greeting("Ada", 3))
