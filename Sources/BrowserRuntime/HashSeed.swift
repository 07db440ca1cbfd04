#if arch(wasm32)
  /// Gives the standard library the seed of its hash tables: always zero, so that a module needs
  /// nothing of its page and runs the same every time.
  @c(arc4random_buf)
  public func fillWithZeros(_ pointer: UnsafeMutableRawPointer, _ count: Int) {
    pointer.initializeMemory(as: UInt8.self, repeating: 0, count: count)
  }
#endif
