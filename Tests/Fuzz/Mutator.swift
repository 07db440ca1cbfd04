import LessonLanguage

/// Makes the inputs: input `number` of a seed is a function of both and of the corpus.
struct Mutator {
  let corpus: Corpus
  let seed: UInt64

  private static let largestInput = 12_000

  func input(_ number: UInt64) -> [UInt8] {
    var random = Generator(seed: seed, number: number)
    var text = base(&random)
    var rounds = 1
    while rounds < 8, random.below(2) == 0 { rounds += 1 }
    for _ in 0..<rounds {
      text = mutated(text, &random)
      if text.count > Mutator.largestInput { text.removeLast(text.count - Mutator.largestInput) }
    }
    return text
  }

  /// What the mutations start from.
  private func base(_ random: inout Generator) -> [UInt8] {
    switch random.below(40) {
    case 0:
      // Words without any order.
      var text: [UInt8] = []
      for _ in 0..<random.below(40) {
        text += Array(random.element(of: Vocabulary.tokens).utf8) + [32]
      }
      return text
    case 1..<3:
      let first = random.element(of: corpus.programs)
      let second = random.element(of: corpus.programs)
      return Array(first.prefix(random.below(first.count)))
        + Array(second.dropFirst(random.below(second.count)))
    case 3..<9: return random.element(of: corpus.programs)
    default:
      var text: [UInt8] = []
      for _ in 0...random.below(4) { text += random.element(of: corpus.statements) }
      return text
    }
  }

  private func mutated(_ text: [UInt8], _ random: inout Generator) -> [UInt8] {
    switch random.below(20) {
    case 0: bytesChanged(text, &random)
    case 1..<8: tokensChanged(text, &random)
    case 8..<13: linesChanged(text, &random)
    case 13..<16: literalChanged(text, &random)
    case 16..<18: bracketChanged(text, &random)
    case 18: blockChanged(text, &random)
    default: nested(text, &random)
    }
  }

  // MARK: Bytes

  private func bytesChanged(_ text: [UInt8], _ random: inout Generator) -> [UInt8] {
    guard !text.isEmpty else { return [UInt8(truncatingIfNeeded: random.next())] }
    var text = text
    for _ in 0...random.below(3) where !text.isEmpty {
      let place = random.below(text.count)
      switch random.below(4) {
      case 0: text[place] ^= 1 << UInt8(random.below(8))
      case 1: text[place] = UInt8(truncatingIfNeeded: random.next())
      case 2: text.insert(UInt8(truncatingIfNeeded: random.next()), at: place)
      default: text.removeSubrange(place..<min(text.count, place + 1 + random.below(8)))
      }
    }
    return text
  }

  // MARK: Tokens

  private func tokensChanged(_ text: [UInt8], _ random: inout Generator) -> [UInt8] {
    let tokens = Lexer.tokens(of: text).filter { $0.end > $0.start }
    guard !tokens.isEmpty else { return Array(random.element(of: Vocabulary.tokens).utf8) }
    let index = random.below(tokens.count)
    let token = tokens[index]
    let range = Int(token.start)..<Int(token.end)
    var result = text
    switch random.below(8) {
    case 0: result.removeSubrange(range)
    case 1:
      result.insert(contentsOf: [32] + text[range] + [32], at: range.upperBound)
    case 2:
      let word = [32] + Array(random.element(of: Vocabulary.tokens).utf8) + [32]
      result.insert(contentsOf: word, at: range.lowerBound)
    case 3:
      result.replaceSubrange(range, with: Array(random.element(of: Vocabulary.tokens).utf8))
    case 4:
      let other = tokens[random.below(tokens.count)]
      result = exchanged(text, range, Int(other.start)..<Int(other.end))
    default:
      // A token of the same kind keeps the grammar: names for names, numbers for numbers.
      let alike = tokens.filter { $0.kind == token.kind }
      let other = random.element(of: alike)
      result.replaceSubrange(range, with: text[Int(other.start)..<Int(other.end)])
    }
    return result
  }

  private func exchanged(_ text: [UInt8], _ a: Range<Int>, _ b: Range<Int>) -> [UInt8] {
    let (first, second) = a.lowerBound <= b.lowerBound ? (a, b) : (b, a)
    guard first.upperBound <= second.lowerBound else { return text }
    var result = Array(text[..<first.lowerBound])
    result += text[second]
    result += text[first.upperBound..<second.lowerBound]
    result += text[first]
    result += text[second.upperBound...]
    return result
  }

  // MARK: Lines and blocks

  private func linesChanged(_ text: [UInt8], _ random: inout Generator) -> [UInt8] {
    var lines = text.split(separator: 10, omittingEmptySubsequences: false).map { Array($0) }
    guard lines.count > 1 else { return text + random.element(of: corpus.lines) }
    let line = random.below(lines.count)
    switch random.below(6) {
    case 0: lines.remove(at: line)
    case 1: lines.insert(lines[line], at: random.below(lines.count))
    case 2: lines.swapAt(line, random.below(lines.count))
    case 3: lines.insert(Array(random.element(of: corpus.lines).dropLast()), at: line)
    case 4: lines[line] = Array(random.element(of: corpus.lines).dropLast())
    default: lines.insert(Array(random.element(of: corpus.statements).dropLast()), at: line)
    }
    return Array(lines.joined(separator: [10]))
  }

  /// Takes out, repeats or unwraps what stands between a brace and its partner.
  private func blockChanged(_ text: [UInt8], _ random: inout Generator) -> [UInt8] {
    let openings = text.indices.filter { text[$0] == UInt8(ascii: "{") }
    guard !openings.isEmpty else { return text + Array("{ }".utf8) }
    let start = random.element(of: openings)
    var depth = 0
    var end = start
    for index in start..<text.count {
      if text[index] == UInt8(ascii: "{") { depth += 1 }
      if text[index] == UInt8(ascii: "}") { depth -= 1 }
      end = index
      if depth == 0 { break }
    }
    let inside = start + 1 < end ? Array(text[(start + 1)..<end]) : []
    var result = text
    switch random.below(4) {
    case 0: result.replaceSubrange(start...end, with: Array("{ }".utf8))
    case 1: result.replaceSubrange(start...end, with: inside)
    case 2: result.insert(contentsOf: text[start...end], at: end + 1)
    default: result.insert(contentsOf: inside, at: end)
    }
    return result
  }

  private func bracketChanged(_ text: [UInt8], _ random: inout Generator) -> [UInt8] {
    let brackets = Array("()[]{}<>".utf8)
    let places = text.indices.filter { brackets.contains(text[$0]) }
    var result = text
    guard !places.isEmpty else { return text + [random.element(of: brackets)] }
    let place = random.element(of: places)
    switch random.below(3) {
    case 0: result.remove(at: place)
    case 1: result[place] = random.element(of: brackets)
    default: result.insert(random.element(of: brackets), at: place)
    }
    return result
  }

  // MARK: Literals and nesting

  private func literalChanged(_ text: [UInt8], _ random: inout Generator) -> [UInt8] {
    let changesOperator = random.below(3) == 0
    let tokens = Lexer.tokens(of: text).filter {
      changesOperator
        ? $0.kind == .infixOperator : $0.kind == .integerLiteral || $0.kind == .floatLiteral
    }
    guard !tokens.isEmpty else { return text }
    let token = random.element(of: tokens)
    var word = random.element(of: changesOperator ? Vocabulary.operators : Vocabulary.numbers)
    if !changesOperator, random.below(12) == 0 {
      word = String(repeating: String(random.below(10)), count: 1 + random.below(400))
    }
    var result = text
    result.replaceSubrange(Int(token.start)..<Int(token.end), with: Array(word.utf8))
    return result
  }

  private func nested(_ text: [UInt8], _ random: inout Generator) -> [UInt8] {
    let (opening, middle, closing) = random.element(of: Vocabulary.nests)
    let count = random.below(8) == 0 ? 1 + random.below(2_000) : 1 + random.below(12)
    let bomb =
      String(repeating: opening, count: count) + middle + String(repeating: closing, count: count)
    var result = text
    result.insert(contentsOf: Array(bomb.utf8), at: random.below(text.count + 1))
    return result
  }
}
