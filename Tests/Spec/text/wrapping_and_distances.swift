func wrap(_ text: String, width: Int) -> [String] { var lines: [String] = [], line = ""
  for word in text.split(separator: " ") { if line.isEmpty { line = String(word) } else if line.count + 1 + word.count <= width { line += " " + word } else { lines.append(line); line = String(word) } }
  if !line.isEmpty { lines.append(line) }; return lines }
let text = "The quick brown fox jumps over the lazy dog and runs away from the very angry bear"
let lines = wrap(text, width: 20)
for l in lines { print("|" + l + String(repeating: " ", count: 20 - l.count) + "|") }
for l in lines { let gap = 20 - l.count; print("|" + String(repeating: " ", count: gap / 2) + l + String(repeating: " ", count: gap - gap / 2) + "|") }
func justify(_ line: String, _ width: Int) -> String { let w = line.split(separator: " ").map(String.init); guard w.count > 1 else { return line }
  let spaces = width - w.reduce(0) { $0 + $1.count }, each = spaces / (w.count - 1), extra = spaces % (w.count - 1)
  return w.enumerated().map { i, s in i == w.count - 1 ? s : s + String(repeating: " ", count: each + (i < extra ? 1 : 0)) }.joined() }
lines.map { justify($0, 20) }.forEach { print("[\($0)]") }
print(text.split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " "))
print(text.split(separator: " ").map { String($0.reversed()) }.joined(separator: " "), text.filter { !"aeiou".contains($0) })
print(text.components0.count, text.first!.isUppercase, text.lowercased().sorted().filter { $0 != " " }.first!)
extension String { var components0: [Substring] { split { $0 == " " } } }
func isPalindrome(_ s: String) -> Bool { let c = s.lowercased().filter { $0.isLetter }; return c == String(c.reversed()) }
print(isPalindrome("A man, a plan, a canal: Panama"), isPalindrome("hello"))
func isAnagram(_ a: String, _ b: String) -> Bool { a.lowercased().sorted() == b.lowercased().sorted() }; print(isAnagram("Listen", "Silent"))
let grouped = Dictionary(grouping: ["eat", "tea", "tan", "ate", "nat", "bat"]) { String($0.sorted()) }; print(grouped.values.map { $0.sorted() }.sorted { $0[0] < $1[0] })
func lcs(_ a: String, _ b: String) -> String { let a = Array(a), b = Array(b); var t = [[String]](repeating: [String](repeating: "", count: b.count + 1), count: a.count + 1)
  for i in 0..<a.count { for j in 0..<b.count { t[i + 1][j + 1] = a[i] == b[j] ? t[i][j] + String(a[i]) : (t[i][j + 1].count >= t[i + 1][j].count ? t[i][j + 1] : t[i + 1][j]) } }; return t[a.count][b.count] }
func distance(_ a: String, _ b: String) -> Int { let a = Array(a), b = Array(b); var row = Array(0...b.count)
  for i in 0..<a.count { var diagonal = row[0]; row[0] = i + 1; for j in 0..<b.count { let old = row[j + 1]; row[j + 1] = min(row[j] + 1, old + 1, diagonal + (a[i] == b[j] ? 0 : 1)); diagonal = old } }; return row.last! }
print(lcs("AGGTAB", "GXTXAYB"), distance("kitten", "sitting"), distance("", "abc"))
func permutations(_ s: String) -> [String] { s.count <= 1 ? [s] : s.indices.flatMap { i in permutations(String(s[..<i] + s[s.index(after: i)...])).map { String(s[i]) + $0 } } }; print(permutations("abc"), Set(permutations("aab")).sorted())
print(zip("karolin", "kathrin").filter { $0 != $1 }.count, "swiss".first { c in "swiss".filter { $0 == c }.count == 1 }!)
func commonPrefix(_ w: [String]) -> String { guard let f = w.first else { return "" }; return w.dropFirst().reduce(f) { p, s in String(zip(p, s).prefix { $0 == $1 }.map { $0.0 }) } }; print(commonPrefix(["flower", "flow", "flight"]))
