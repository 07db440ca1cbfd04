extension LibrarySource {
  static let keyPaths = """
    class KeyPath<Root, Value> {
      let read: (Root) -> Value
      init(read: @escaping (Root) -> Value) { self.read = read }
    }

    class WritableKeyPath<Root, Value>: KeyPath<Root, Value> {
      let write: (inout Root, Value) -> Void
      init(read: @escaping (Root) -> Value, write: @escaping (inout Root, Value) -> Void) {
        self.write = write
        super.init(read: read)
      }
    }

    final class ReferenceWritableKeyPath<Root, Value>: WritableKeyPath<Root, Value> {}

    protocol KeyPathApplicable {}

    extension KeyPathApplicable {
      subscript<Value>(keyPath path: ReferenceWritableKeyPath<Self, Value>) -> Value {
        get { return path.read(self) }
        nonmutating set {
          var root = self
          path.write(&root, newValue)
        }
      }
      subscript<Value>(keyPath path: WritableKeyPath<Self, Value>) -> Value {
        get { return path.read(self) }
        set { path.write(&self, newValue) }
      }
      subscript<Value>(keyPath path: KeyPath<Self, Value>) -> Value { return path.read(self) }
    }
    """
}
