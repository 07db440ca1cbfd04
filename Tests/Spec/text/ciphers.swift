func caesar(_ text: String, by shift: Int) -> String {
  String(text.map { character -> Character in
    guard let ascii = character.asciiValue, character.isLetter else { return character }
    let base: UInt8 = character.isUppercase ? 65 : 97
    let offset = (Int(ascii - base) + shift % 26 + 26) % 26
    return Character(UnicodeScalar(base + UInt8(offset)))
  })
}
let secret = caesar("Hello, World! xyz", by: 3)
print(secret, caesar(secret, by: -3))
func vigenere(_ text: String, key: String, decrypt: Bool = false) -> String {
  let shifts = key.uppercased().unicodeScalars.map { Int($0.value) - 65 }
  var i = 0
  var out = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "A"..."Z", "a"..."z":
      let base = scalar.value >= 97 ? 97 : 65
      let shift = decrypt ? 26 - shifts[i % shifts.count] : shifts[i % shifts.count]
      out.unicodeScalars.append(UnicodeScalar((Int(scalar.value) - base + shift) % 26 + base)!)
      i += 1
    default: out.unicodeScalars.append(scalar)
    }
  }
  return out
}
let v = vigenere("Attack at Dawn", key: "LEMON")
print(v, vigenere(v, key: "LEMON", decrypt: true))
let atbash = Dictionary(uniqueKeysWithValues: zip("abcdefghijklmnopqrstuvwxyz", "abcdefghijklmnopqrstuvwxyz".reversed()))
print(String("wizard".map { atbash[$0] ?? $0 }))
func rot13(_ s: String) -> String { String(s.unicodeScalars.map { u in
  let v = u.value
  if (65...90).contains(v) { return Character(UnicodeScalar((v - 65 + 13) % 26 + 65)!) }
  if (97...122).contains(v) { return Character(UnicodeScalar((v - 97 + 13) % 26 + 97)!) }
  return Character(u) }) }
print(rot13("Why did the chicken?"), rot13(rot13("abc")))
func xor(_ bytes: [UInt8], with key: [UInt8]) -> [UInt8] { bytes.enumerated().map { $1 ^ key[$0 % key.count] } }
let enc = xor(Array("secret".utf8), with: Array("key".utf8))
print(enc.map { String($0, radix: 16) }.joined(separator: " "), String(decoding: xor(enc, with: Array("key".utf8)), as: UTF8.self))
let morse: [Character: String] = ["s": "...", "o": "---"]
print("sos".compactMap { morse[$0] }.joined(separator: " "))
