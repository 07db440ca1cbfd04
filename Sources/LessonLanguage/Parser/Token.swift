/// One lexical element of a Swift text; its spelling is the bytes from `start` to `end`.
public struct Token: Sendable {
  public struct Flags: OptionSet, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// At least one line break stands between this token and the one before.
    public static let precededByNewline = Flags(rawValue: 1)
    /// White space, a comment or the start of the text stands directly before.
    public static let precededBySpace = Flags(rawValue: 2)
    /// White space, a comment or the end of the text stands directly after.
    public static let followedBySpace = Flags(rawValue: 4)
    /// A number with stray letters, or the end of a string or comment that was never closed.
    public static let malformed = Flags(rawValue: 8)
  }

  public var kind: TokenKind
  public var flags: Flags
  /// The offset of the first byte.
  public var start: Int32
  /// The offset behind the last byte.
  public var end: Int32

  public init(kind: TokenKind, flags: Flags, start: Int, end: Int) {
    self.kind = kind
    self.flags = flags
    self.start = Int32(start)
    self.end = Int32(end)
  }

  public var precededByNewline: Bool { flags.contains(.precededByNewline) }
  public var precededBySpace: Bool { flags.contains(.precededBySpace) }
  public var followedBySpace: Bool { flags.contains(.followedBySpace) }
  public var isMalformed: Bool { flags.contains(.malformed) }

  var length: Int { Int(end - start) }
}
