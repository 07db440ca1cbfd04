import Diagnostics

/// The code of a program as people read it: functions by name, each line of the lesson above what became of it.
public struct Listing {
  let program: Program
  let sources: SourceMap
  /// Texts whose functions are left out.
  let hidden: Set<SourceID>

  /// - Parameter hidden: the texts of which nothing is shown, such as those of the library.
  public init(_ program: Program, sources: SourceMap, hiding hidden: Set<SourceID> = []) {
    self.program = program
    self.sources = sources
    self.hidden = hidden
  }

  public var text: String {
    let ordered = program.functions.indices.sorted {
      (program.functions[$0].entry, $0) < (program.functions[$1].entry, $1)
    }
    var parts: [String] = []
    for (place, index) in ordered.enumerated() {
      let start = program.functions[index].entry
      let end =
        place + 1 < ordered.count
        ? program.functions[ordered[place + 1]].entry : program.code.count
      guard start < end, program.spans.indices.contains(start),
        !hidden.contains(program.spans[start].source)
      else { continue }
      parts.append(heading(of: program.functions[index]) + body(start..<end))
    }
    return parts.joined(separator: "\n")
  }

  private func heading(of function: FunctionCode) -> String {
    var text = "\(function.name):"
    let parameters = function.resultSlots..<(function.resultSlots + function.parameterSlots)
    if function.resultSlots > 0 { text += " result \(registers(0..<function.resultSlots))," }
    if !parameters.isEmpty { text += " parameters \(registers(parameters))," }
    return text + " frame of \(function.frameSize)\n"
  }

  private func registers(_ range: Range<Int>) -> String {
    range.count == 1 ? "r\(range.lowerBound)" : "r\(range.lowerBound)...r\(range.upperBound - 1)"
  }

  private func body(_ range: Range<Int>) -> String {
    var text = ""
    var last: (SourceID, Int)?
    for index in range {
      let span = program.spans[index]
      let line = sources[span.source].lineIndex(at: Int(span.start))
      let isNew = last.map { $0.0 != span.source || $0.1 != line } ?? true
      if isNew, !hidden.contains(span.source) {
        last = (span.source, line)
        let number = sources.location(of: span).line
        text += "  ; \(number): \(trimmed(sources[span.source].line(line)))\n"
      }
      text += padded(index - range.lowerBound) + "  " + algebra(of: index, from: range.lowerBound)
      text += "\n"
    }
    return text
  }

  private func trimmed(_ line: String) -> String {
    var bytes = line.utf8[...]
    while bytes.first == 0x20 || bytes.first == 0x09 { bytes = bytes.dropFirst() }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func padded(_ number: Int) -> String {
    let text = String(number)
    return String(repeating: " ", count: max(0, 6 - text.utf8.count)) + text
  }

  /// The instruction at `index` of the code; jumps count from `start`.
  private func algebra(of index: Int, from start: Int) -> String {
    let step = program.code[index]
    guard let template = step.opcode.algebra else {
      return program.describe(step, from: start)
    }
    let shape = step.opcode.shape
    func operand(_ letter: UInt8) -> String {
      if letter == UInt8(ascii: "k") { return program.describeImmediate(step, from: start) }
      let position = Int(letter - UInt8(ascii: "a"))
      let value = [step.a, step.b, step.c][position]
      let isRegister = position >= shape.registers.count || shape.registers[position]
      return isRegister ? "r\(value)" : String(Int16(bitPattern: value))
    }
    let letters = Array(template.utf8)
    var text: [UInt8] = []
    var position = 0
    while position < letters.count {
      let letter = letters[position]
      guard isPlaceholder(letters, position) else {
        text.append(letter)
        position += 1
        continue
      }
      if position + 3 < letters.count, letters[position + 1] == UInt8(ascii: "."),
        letters[position + 2] == UInt8(ascii: ".")
      {
        let first = Int([step.a, step.b, step.c][Int(letter - UInt8(ascii: "a"))])
        let count = letters[position + 3] == UInt8(ascii: "2") ? 2 : Int(step.c)
        text += Array(registers(first..<(first + max(1, count))).utf8)
        position += 4
      } else {
        text += Array(operand(letter).utf8)
        position += 1
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Whether the letter at `position` stands alone and names an operand.
  private func isPlaceholder(_ letters: [UInt8], _ position: Int) -> Bool {
    func isLetter(_ index: Int) -> Bool {
      guard letters.indices.contains(index) else { return false }
      return letters[index] | 0x20 >= UInt8(ascii: "a")
        && letters[index] | 0x20 <= UInt8(ascii: "z")
    }
    let letter = letters[position]
    return !isLetter(position - 1) && !isLetter(position + 1)
      && (letter == UInt8(ascii: "k")
        || letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "c"))
  }
}
