/// One line on the terminal that says what is running; silent in a pipe.
struct Progress {
  private let isOn: Bool

  init(isOn: Bool = StandardStreams.errorIsTerminal) { self.isOn = isOn }

  func show(_ text: String) {
    if isOn { StandardStreams.writeError("\r\u{1B}[K\(text.prefix(78))") }
  }

  /// Makes room for what is written next.
  func clear() {
    if isOn { StandardStreams.writeError("\r\u{1B}[K") }
  }
}
