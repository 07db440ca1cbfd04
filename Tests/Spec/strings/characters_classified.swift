for c in ["a", "Z", "5", " ", "\n", "é", "ß", "½", "五", "!", "+", "$", "€", "😀", "_", "-", "\t", "Ⅷ", "٣", "(", "^"] as [Character] {
  print(c.debugDescription, c.isLetter, c.isNumber, c.isWhitespace, c.isNewline, c.isUppercase, c.isLowercase, c.isPunctuation, c.isSymbol, c.isMathSymbol, c.isCurrencySymbol, c.isCased, c.isASCII, c.isWholeNumber, c.isHexDigit, c.wholeNumberValue as Any, c.hexDigitValue as Any, c.asciiValue as Any, c.uppercased(), c.lowercased(), c.unicodeScalars.first!.value, c.utf8.count)
}
let a: Character = "a"
print(a, a.description, [a], a == "a", a < "b", a.hashValue == a.hashValue, "\(a)!", String(a) + "b", Int(a.asciiValue!) - 97, Character(UnicodeScalar(a.asciiValue! + 1)))
let v = a.unicodeScalars.first!.value; print(v, Character(UnicodeScalar(v + 2)!), ("a"..."e").contains("c"), ("a"..."z") ~= a)
switch a { case "a"..."f": print("hex"); case "0"..."9": print("digit"); default: print("?") }
print(Character("7").wholeNumberValue!, Int(String(Character("7")))!, Character("é").utf8.map { $0 }, Character("\u{65}\u{301}") == "é")
let scalar: Unicode.Scalar = "A"; print(scalar, scalar.value, scalar.properties.isAlphabetic, scalar.isASCII, Character(scalar), scalar.debugDescription, String(scalar))
print(UnicodeScalar(65 as UInt8), UnicodeScalar(0x41 as UInt32)!, UInt8(ascii: scalar), scalar < "B")
