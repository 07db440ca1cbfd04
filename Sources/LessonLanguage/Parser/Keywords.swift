/// Finds the kind of a word by its bytes, through a small hash table that is made once.
struct Keywords: Sendable {
  private static let bucketCount = 512

  private let entries: [(word: [UInt8], kind: TokenKind)]
  /// The index of an entry plus one; 0 marks an empty bucket.
  private let buckets: [UInt8]

  static let standard = Keywords(words)

  private init(_ words: [(StaticString, TokenKind)]) {
    var entries: [(word: [UInt8], kind: TokenKind)] = []
    var buckets = [UInt8](repeating: 0, count: Keywords.bucketCount)
    for (word, kind) in words {
      let bytes = [UInt8](
        UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
      var bucket = bytes.withUnsafeBufferPointer { Keywords.bucket($0, 0, $0.count) }
      while buckets[bucket] != 0 { bucket = (bucket + 1) & (Keywords.bucketCount - 1) }
      entries.append((bytes, kind))
      buckets[bucket] = UInt8(entries.count)
    }
    self.entries = entries
    self.buckets = buckets
  }

  private static func bucket(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    let middle = start + (end - start) / 2
    let mix =
      Int(bytes[start]) &* 7 &+ Int(bytes[middle]) &* 31 &+ Int(bytes[end - 1]) &* 101
      &+ (end - start) &* 13
    return mix & (bucketCount - 1)
  }

  /// Returns the kind of the word from `start` to `end`, `identifier` for a name of no meaning.
  func kind(of bytes: [UInt8], _ start: Int, _ end: Int) -> TokenKind {
    bytes.withUnsafeBufferPointer { kind(of: $0, start, end) }
  }

  func kind(of bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> TokenKind {
    var bucket = Keywords.bucket(bytes, start, end)
    while buckets[bucket] != 0 {
      let index = Int(buckets[bucket]) - 1
      if matches(entries[index].word, bytes, start, end) { return entries[index].kind }
      bucket = (bucket + 1) & (Keywords.bucketCount - 1)
    }
    return .identifier
  }

  private func matches(
    _ word: [UInt8], _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Bool {
    guard word.count == end - start else { return false }
    for offset in 0..<word.count where word[offset] != bytes[start + offset] { return false }
    return true
  }

  private static let words: [(StaticString, TokenKind)] = [
    ("associatedtype", .associatedtypeKeyword), ("class", .classKeyword),
    ("deinit", .deinitKeyword), ("enum", .enumKeyword), ("extension", .extensionKeyword),
    ("fileprivate", .fileprivateKeyword), ("func", .funcKeyword), ("import", .importKeyword),
    ("init", .initKeyword), ("inout", .inoutKeyword), ("internal", .internalKeyword),
    ("let", .letKeyword), ("operator", .operatorKeyword),
    ("precedencegroup", .precedencegroupKeyword), ("private", .privateKeyword),
    ("protocol", .protocolKeyword), ("public", .publicKeyword), ("static", .staticKeyword),
    ("struct", .structKeyword), ("subscript", .subscriptKeyword),
    ("typealias", .typealiasKeyword), ("var", .varKeyword), ("break", .breakKeyword),
    ("case", .caseKeyword), ("catch", .catchKeyword), ("continue", .continueKeyword),
    ("default", .defaultKeyword), ("defer", .deferKeyword), ("do", .doKeyword),
    ("else", .elseKeyword), ("fallthrough", .fallthroughKeyword), ("for", .forKeyword),
    ("guard", .guardKeyword), ("if", .ifKeyword), ("in", .inKeyword), ("repeat", .repeatKeyword),
    ("return", .returnKeyword), ("switch", .switchKeyword), ("throw", .throwKeyword),
    ("where", .whereKeyword), ("while", .whileKeyword), ("Any", .anyTypeKeyword),
    ("as", .asKeyword), ("false", .falseKeyword), ("is", .isKeyword), ("nil", .nilKeyword),
    ("rethrows", .rethrowsKeyword), ("super", .superKeyword), ("self", .selfKeyword),
    ("Self", .selfTypeKeyword), ("throws", .throwsKeyword), ("true", .trueKeyword),
    ("try", .tryKeyword), ("_", .underscore), ("actor", .actorWord), ("any", .anyWord),
    ("associativity", .associativityWord), ("async", .asyncWord), ("await", .awaitWord),
    ("borrowing", .borrowingWord), ("consume", .consumeWord), ("consuming", .consumingWord),
    ("convenience", .convenienceWord), ("copy", .copyWord), ("didSet", .didSetWord),
    ("distributed", .distributedWord), ("dynamic", .dynamicWord), ("each", .eachWord),
    ("final", .finalWord), ("get", .getWord), ("indirect", .indirectWord), ("infix", .infixWord),
    ("isolated", .isolatedWord), ("lazy", .lazyWord), ("macro", .macroWord),
    ("mutating", .mutatingWord), ("nonisolated", .nonisolatedWord),
    ("nonmutating", .nonmutatingWord), ("open", .openWord), ("optional", .optionalWord),
    ("override", .overrideWord), ("package", .packageWord), ("postfix", .postfixWord),
    ("prefix", .prefixWord), ("required", .requiredWord), ("sending", .sendingWord),
    ("set", .setWord), ("some", .someWord), ("unowned", .unownedWord), ("weak", .weakWord),
    ("willSet", .willSetWord),
  ]
}
