let corpus = "the cat sat on the mat the cat ate the rat on the mat"
let tokens = corpus.split(separator: " ").map(String.init)
func ngrams<C: Collection>(_ xs: C, _ n: Int) -> [[C.Element]] { guard xs.count >= n else { return [] }; let a = Array(xs); return (0...(a.count - n)).map { Array(a[$0..<$0 + n]) } }
var bigrams: [String: [String: Int]] = [:]; for p in zip(tokens, tokens.dropFirst()) { bigrams[p.0, default: [:]][p.1, default: 0] += 1 }
for k in bigrams.keys.sorted() { print(k, bigrams[k]!.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key):\($0.value)" }.joined(separator: " ")) }
print(ngrams(tokens, 3).count, ngrams("hello", 2).map { String($0) }, ngrams([1, 2], 5).isEmpty)
let vocab = Array(Set(tokens)).sorted(), index = Dictionary(uniqueKeysWithValues: vocab.enumerated().map { ($1, $0) })
func bag(_ s: String) -> [Int] { s.split(separator: " ").reduce(into: Array(repeating: 0, count: vocab.count)) { v, w in if let i = index[String(w)] { v[i] += 1 } } }
print(vocab, bag("the cat the dog"), tokens.map { index[$0]! })
func cosine(_ a: [Int], _ b: [Int]) -> Double { let dot = Double(zip(a, b).map(*).reduce(0, +)); func norm(_ v: [Int]) -> Double { Double(v.map { $0 * $0 }.reduce(0, +)).squareRoot() }; return dot / (norm(a) * norm(b)) }
print((cosine(bag("the cat sat"), bag("the cat ate")) * 1000).rounded() / 1000)
let docs = ["a b c", "a b", "a d e"].map { Set($0.split(separator: " ")) }; print(docs.map { d in docs.map { Double(d.intersection($0).count) / Double(d.union($0).count) } }.map { $0.map { ($0 * 100).rounded() / 100 } })
let tf = Dictionary(tokens.map { ($0, 1) }, uniquingKeysWith: +), total = tf.values.reduce(0, +); print(tf.mapValues { Double($0) / Double(total) }.filter { $0.value > 0.2 }, tf.max { ($0.value, $1.key) < ($1.value, $0.key) }!.key)
var seed = 3; func rnd(_ n: Int) -> Int { seed = (seed * 1103515245 + 12345) % 2147483648; return seed / 65536 % n }
var word = "the", out = [word]; for _ in 0..<6 { guard let next = bigrams[word] else { break }; let pool = next.keys.sorted().flatMap { Array(repeating: $0, count: next[$0]!) }; word = pool[rnd(pool.count)]; out.append(word) }; print(out.joined(separator: " "))
var merges: [(String, String)] = [], symbols = "low lower lowest".split(separator: " ").map { $0.map { String($0) } }; for _ in 0..<3 { var pairs: [String: Int] = [:]; for s in symbols { for (a, b) in zip(s, s.dropFirst()) { pairs[a + " " + b, default: 0] += 1 } }; guard let top = pairs.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { break }; let p = top.key.split(separator: " ").map(String.init); merges.append((p[0], p[1])); symbols = symbols.map { s in var r: [String] = []; var i = 0; while i < s.count { if i + 1 < s.count, s[i] == p[0], s[i + 1] == p[1] { r.append(p[0] + p[1]); i += 2 } else { r.append(s[i]); i += 1 } }; return r } }; print(merges, symbols)
let stop: Set = ["the", "on"]; print(tokens.filter { !stop.contains($0) }.uniqued(), tokens.lastIndex(of: "mat")!, tokens.firstIndex { $0.hasPrefix("s") } ?? -1, tokens.partitioned { $0.count == 3 }.1)
extension Array { func partitioned(by p: (Element) -> Bool) -> ([Element], [Element]) { reduce(into: ([], [])) { p($1) ? $0.0.append($1) : $0.1.append($1) } } }
extension Sequence where Element: Hashable { func uniqued() -> [Element] { var s = Set<Element>(); return filter { s.insert($0).inserted } } }
