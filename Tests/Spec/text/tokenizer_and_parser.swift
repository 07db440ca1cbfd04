enum Token: Equatable, CustomStringConvertible { case number(Double), op(Character), lparen, rparen, ident(String)
  var description: String { switch self { case .number(let n): return n == n.rounded() ? String(Int(n)) : String(n); case .op(let c): return String(c); case .lparen: return "("; case .rparen: return ")"; case .ident(let s): return s } } }
enum ParseError: Error, Equatable { case unexpected(Character, at: Int), endOfInput, unknown(String) }
func tokenize(_ s: String) throws -> [Token] { var out: [Token] = []; let cs = Array(s); var i = 0
  while i < cs.count { let c = cs[i]
    switch c { case _ where c.isWhitespace: i += 1
    case "0"..."9", ".": var j = i; while j < cs.count, cs[j].isNumber || cs[j] == "." { j += 1 }; out.append(.number(Double(String(cs[i..<j]))!)); i = j
    case "+", "-", "*", "/", "^": out.append(.op(c)); i += 1
    case "(": out.append(.lparen); i += 1
    case ")": out.append(.rparen); i += 1
    case let l where l.isLetter: var name = ""; while i < cs.count, cs[i].isLetter { name.append(cs[i]); i += 1 }; out.append(.ident(name))
    default: throw ParseError.unexpected(c, at: i) } }
  return out }
struct Parser { var tokens: ArraySlice<Token>; let vars: [String: Double]
  mutating func expression() throws -> Double { var v = try term(); while let t = tokens.first, t == .op("+") || t == .op("-") { tokens.removeFirst(); let r = try term(); v = t == .op("+") ? v + r : v - r }; return v }
  mutating func term() throws -> Double { var v = try factor(); while case .op(let c)? = tokens.first, "*/".contains(c) { tokens = tokens.dropFirst(); let r = try factor(); v = c == "*" ? v * r : v / r }; return v }
  mutating func factor() throws -> Double { let b = try unary(); if tokens.first == .op("^") { tokens.removeFirst(); let e = Int(try factor()); return (0..<e).reduce(1.0) { r, _ in r * b } }; return b }
  mutating func unary() throws -> Double { guard let t = tokens.popFirst() else { throw ParseError.endOfInput }
    switch t { case .number(let n): return n; case .op("-"): return -(try unary()); case .lparen: let v = try expression(); guard tokens.popFirst() == .rparen else { throw ParseError.endOfInput }; return v
    case .ident(let s): guard let v = vars[s] else { throw ParseError.unknown(s) }; return v; default: throw ParseError.unexpected(Character(t.description), at: tokens.startIndex - 1) } } }
func eval(_ s: String, _ vars: [String: Double] = [:]) -> String { do { var p = Parser(tokens: try tokenize(s)[...], vars: vars); return "\(try p.expression())" } catch let e as ParseError { return "error: \(e)" } catch { return "?" } }
print(try tokenize("3.5 + foo*(2-x)"), eval("1 + 2 * 3"), eval("(1+2)*3 - -4"), eval("2^3^2"), eval("2 * x", ["x": 4.5]), eval("1 +"), eval("1 $ 2"), eval("y"), eval("(1"), eval("*"))
func rpn(_ s: String) -> Int? { var st: [Int] = []; for t in s.split(separator: " ") { if let n = Int(t) { st.append(n) } else { guard let b = st.popLast(), let a = st.popLast() else { return nil }; switch t { case "+": st.append(a + b); case "-": st.append(a - b); case "*": st.append(a * b); case "/": st.append(a / b); default: return nil } } }; return st.count == 1 ? st[0] : nil }
print(rpn("3 4 + 2 *")!, rpn("1 +") as Any, rpn("5 1 2 + 4 * + 3 -")!)
func balanced(_ s: String) -> Bool { let pairs: [Character: Character] = [")": "(", "]": "[", "}": "{"]; var st: [Character] = []; for c in s { if pairs.values.contains(c) { st.append(c) } else if let o = pairs[c] { guard st.popLast() == o else { return false } } }; return st.isEmpty }
print(balanced("{[()]}"), balanced("([)]"), balanced("(("))
func shunting(_ s: String) throws -> String { let prec: [Character: Int] = ["+": 1, "-": 1, "*": 2, "/": 2]; var out: [String] = [], ops: [Token] = []
  for t in try tokenize(s) { switch t { case .number, .ident: out.append(t.description); case .op(let o): while case .op(let p)? = ops.last, prec[p, default: 0] >= prec[o]! { out.append(ops.removeLast().description) }; ops.append(t); case .lparen: ops.append(t); case .rparen: while let l = ops.popLast(), l != .lparen { out.append(l.description) } } }
  return (out + ops.reversed().map(\.description)).joined(separator: " ") }
print(try shunting("1 + 2 * (3 - 4) / 5"))
