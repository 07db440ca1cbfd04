indirect enum JSON: Equatable, CustomStringConvertible { case null, bool(Bool), number(Double), string(String), array([JSON]), object([(String, JSON)])
  static func == (a: JSON, b: JSON) -> Bool { a.description == b.description }
  var description: String { switch self { case .null: return "null"; case .bool(let b): return "\(b)"; case .number(let n): return n == n.rounded() && abs(n) < 1e15 ? "\(Int(n))" : "\(n)"; case .string(let s): return "\"\(s.replacingQuotes)\""; case .array(let a): return "[" + a.map(\.description).joined(separator: ",") + "]"; case .object(let o): return "{" + o.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}" } }
  subscript(key: String) -> JSON? { guard case .object(let o) = self else { return nil }; return o.first { $0.0 == key }?.1 }
  subscript(i: Int) -> JSON? { guard case .array(let a) = self, a.indices.contains(i) else { return nil }; return a[i] } }
extension String { var replacingQuotes: String { map { $0 == "\"" ? "\\\"" : $0 == "\n" ? "\\n" : String($0) }.joined() } }
struct ParseError: Error, CustomStringConvertible { let message: String, position: Int; var description: String { "\(message) at \(position)" } }
struct JSONParser { private let s: [Character]; private var i = 0; init(_ t: String) { s = Array(t) }
  private mutating func skip() { while i < s.count, s[i].isWhitespace { i += 1 } }
  private mutating func expect(_ c: Character) throws { skip(); guard i < s.count, s[i] == c else { throw ParseError(message: "expected '\(c)'", position: i) }; i += 1 }
  mutating func value() throws -> JSON { skip(); guard i < s.count else { throw ParseError(message: "unexpected end", position: i) }
    switch s[i] { case "{": return try object(); case "[": return try array(); case "\"": return .string(try string()); case "t", "f", "n": return try word(); case "-", "0"..."9": return try number(); default: throw ParseError(message: "unexpected '\(s[i])'", position: i) } }
  private mutating func word() throws -> JSON { for (w, v) in [("true", JSON.bool(true)), ("false", .bool(false)), ("null", .null)] where s[i...].starts(with: w) { i += w.count; return v }; throw ParseError(message: "bad word", position: i) }
  private mutating func number() throws -> JSON { let start = i; while i < s.count, "+-.eE".contains(s[i]) || s[i].isNumber { i += 1 }; guard let d = Double(String(s[start..<i])) else { throw ParseError(message: "bad number", position: start) }; return .number(d) }
  private mutating func string() throws -> String { try expect("\""); var out = ""; while i < s.count, s[i] != "\"" { if s[i] == "\\" { i += 1; switch s[i] { case "n": out += "\n"; case "u": let hex = String(s[i + 1...i + 4]); out.append(Character(UnicodeScalar(UInt32(hex, radix: 16)!)!)); i += 4; default: out.append(s[i]) } } else { out.append(s[i]) }; i += 1 }; try expect("\""); return out }
  private mutating func array() throws -> JSON { try expect("["); var a: [JSON] = []; skip(); if i < s.count, s[i] == "]" { i += 1; return .array(a) }; repeat { a.append(try value()); skip() } while accept(","); try expect("]"); return .array(a) }
  private mutating func object() throws -> JSON { try expect("{"); var o: [(String, JSON)] = []; skip(); if i < s.count, s[i] == "}" { i += 1; return .object(o) }; repeat { skip(); let k = try string(); try expect(":"); o.append((k, try value())); skip() } while accept(","); try expect("}"); return .object(o) }
  private mutating func accept(_ c: Character) -> Bool { if i < s.count, s[i] == c { i += 1; return true }; return false } }
func parse(_ t: String) -> String { var p = JSONParser(t); do { return "\(try p.value())" } catch { return "error: \(error)" } }
print(parse("{\"a\": [1, 2.5, -3e2, true, null], \"b\": {\"c\": \"x\\\"y\\u0041\\n\"}}")); print(parse("[1, 2"), parse("{\"a\" 1}"), parse("[]"), parse("{}"), parse("@"), parse("1e400"), parse("\"é😀\""))
var p = JSONParser("{\"list\": [10, {\"k\": \"v\"}]}"); let j = try! p.value(); print(j["list"]?[1]?["k"] as Any, j["zip"] as Any, j["list"]?[0] == .number(10), j["list"]?[5]?["x"] as Any)
