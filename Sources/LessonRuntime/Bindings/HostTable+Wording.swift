import LessonLanguage
import TrainingEngine

/// Numbers as a sentence says them, with a true minus sign.
public enum NumberWords {
  /// Returns a share of 1 in percent: `0.934` is `93%`.
  public static func percent(_ share: Double, digits: Int = 0) -> String {
    fixed(share * 100, digits) + "%"
  }

  /// Returns `number` with `digits` decimals.
  public static func fixed(_ number: Double, _ digits: Int) -> String {
    NumberStyle([], digits: digits).text(number)
  }

  /// Returns `number` without decimals and its thousands apart: `−30,000`.
  public static func thousands(_ number: Double) -> String {
    let text = fixed(number, 0)
    guard number.isFinite else { return text }
    let digits = text.utf8.filter { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    var result: [UInt8] = []
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result.append(UInt8(ascii: ",")) }
      result.append(digit)
    }
    let grouped = String(decoding: result, as: UTF8.self)
    return text.utf8.count > digits.count ? "\u{2212}" + grouped : grouped
  }
}

extension HostTable {
  mutating func bindWording() {
    bind("text.percent") { call throws(HostError) in
      try call.setResult(NumberWords.percent(call.double(at: 0), digits: call.int(at: 1)))
    }
    bind("text.fixed") { call throws(HostError) in
      try call.setResult(NumberWords.fixed(call.double(at: 0), call.int(at: 1)))
    }
    bind("text.thousands") { call throws(HostError) in
      try call.setResult(NumberWords.thousands(call.double(at: 0)))
    }
  }
}
