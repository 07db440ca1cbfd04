/// What a Unicode scalar beyond ASCII may be part of, by the ranges of the Swift grammar.
enum ScalarClass {
  case space, identifierHead, identifierBody, operatorHead, operatorBody, other

  init(_ scalar: UInt32) {
    switch scalar {
    case 0xA0, 0xFEFF: self = .space
    case 0x300...0x36F, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F:
      // Combining marks continue both names and operators; which one is up to what stands before.
      self = .identifierBody
    case 0xA1...0xA7, 0xA9, 0xAB, 0xAC, 0xAE, 0xB0, 0xB1, 0xB6, 0xBB, 0xBF, 0xD7, 0xF7,
      0x2016, 0x2017, 0x2020...0x2027, 0x2030...0x203E, 0x2041...0x2053, 0x2055...0x205E,
      0x2190...0x23FF, 0x2500...0x2775, 0x2794...0x2BFF, 0x2E00...0x2E7F, 0x3001...0x3003,
      0x3008...0x3020, 0x3030:
      self = .operatorHead
    case 0xFE00...0xFE0F, 0xE0100...0xE01EF: self = .operatorBody
    case 0xA8, 0xAA, 0xAD, 0xAF, 0xB2...0xB5, 0xB7...0xBA, 0xBC...0xBE, 0xC0...0x167F,
      0x1681...0x180D, 0x180F...0x1FFF, 0x200B...0x200D, 0x202A...0x202E, 0x203F, 0x2040,
      0x2054, 0x2060...0x218F, 0x2460...0x24FF, 0x2776...0x2793, 0x2C00...0x2DFF,
      0x2E80...0x2FFF, 0x3004...0x3007, 0x3021...0x302F, 0x3031...0xD7FF, 0xF900...0xFD3D,
      0xFD40...0xFDCF, 0xFDF0...0xFE44, 0xFE47...0xFFFD, 0x10000...0x1FFFD, 0x20000...0x2FFFD,
      0x30000...0x3FFFD, 0x40000...0xDFFFD:
      self = .identifierHead
    default: self = .other
    }
  }

  var continuesIdentifier: Bool {
    switch self {
    case .identifierHead, .identifierBody, .operatorBody: true
    case .space, .operatorHead, .other: false
    }
  }

  var continuesOperator: Bool {
    switch self {
    case .operatorHead, .operatorBody, .identifierBody: true
    case .space, .identifierHead, .other: false
    }
  }
}

/// A scalar decoded from UTF-8 with the number of bytes it takes; `nil` where the bytes are no UTF-8.
struct DecodedScalar {
  let value: UInt32
  let length: Int

  init?(_ bytes: [UInt8], at start: Int) {
    let lead = UInt32(bytes[start])
    let length: Int
    var value: UInt32
    switch lead {
    case 0..<0x80:
      length = 1
      value = lead
    case 0xC2..<0xE0:
      length = 2
      value = lead & 0x1F
    case 0xE0..<0xF0:
      length = 3
      value = lead & 0x0F
    case 0xF0..<0xF5:
      length = 4
      value = lead & 0x07
    default: return nil
    }
    guard start + length <= bytes.count else { return nil }
    for offset in 1..<max(length, 1) {
      let next = UInt32(bytes[start + offset])
      guard next & 0xC0 == 0x80 else { return nil }
      value = value << 6 | next & 0x3F
    }
    let isOverlong = length == 3 && value < 0x800 || length == 4 && value < 0x10000
    guard !isOverlong, value <= 0x10FFFF, !(0xD800..<0xE000).contains(value) else { return nil }
    self.value = value
    self.length = length
  }
}
