import Foundation
struct LCG: RandomNumberGenerator { var s: UInt64; mutating func next() -> UInt64 { s = s &* 2862933555777941757 &+ 3037000493; return s } }
struct Layer { var w: [[Double]], b: [Double]; let act: (Double) -> Double, dact: (Double) -> Double
  init(_ i: Int, _ o: Int, _ g: inout LCG, act: @escaping (Double) -> Double, dact: @escaping (Double) -> Double) { w = (0..<o).map { _ in (0..<i).map { _ in Double.random(in: -1...1, using: &g) } }; b = .init(repeating: 0, count: o); self.act = act; self.dact = dact }
  func forward(_ x: [Double]) -> (z: [Double], a: [Double]) { let z = zip(w, b).map { row, b in zip(row, x).reduce(b) { $0 + $1.0 * $1.1 } }; return (z, z.map(act)) } }
let sig: (Double) -> Double = { 1 / (1 + exp(-$0)) }
var g = LCG(s: 11); var net = [Layer(2, 4, &g, act: tanh, dact: { 1 - pow(tanh($0), 2) }), Layer(4, 1, &g, act: sig, dact: { sig($0) * (1 - sig($0)) })]
let data: [([Double], [Double])] = [([0, 0], [0]), ([0, 1], [1]), ([1, 0], [1]), ([1, 1], [0])]
var losses: [Double] = []
for epoch in 0..<400 { var loss = 0.0
  for (x, t) in data.shuffled(using: &g) { var acts = [x], zs: [[Double]] = []; for l in net { let (z, a) = l.forward(acts.last!); zs.append(z); acts.append(a) }
    var delta = zip(acts.last!, t).map { $0 - $1 }; loss += delta.map { $0 * $0 }.reduce(0, +)
    for i in net.indices.reversed() { let d = zip(delta, zs[i]).map { $0 * net[i].dact($1) }; delta = (0..<acts[i].count).map { j in d.indices.reduce(0) { $0 + d[$1] * net[i].w[$1][j] } }; for (o, dv) in d.enumerated() { net[i].b[o] -= 0.8 * dv; for j in acts[i].indices { net[i].w[o][j] -= 0.8 * dv * acts[i][j] } } } }
  if epoch % 100 == 0 { losses.append(loss) } }
print(losses.map { String(format: "%.4f", $0) }, zip(losses, losses.dropFirst()).allSatisfy { $0 > $1 })
for (x, t) in data { let y = net.reduce(x) { $1.forward($0).a }[0]; print(x.map { Int($0) }, Int(t[0]), String(format: "%.2f", y), y > 0.5 ? "■" : "□") }
func softmax(_ x: [Double]) -> [Double] { let m = x.max()!; let e = x.map { exp($0 - m) }; let s = e.reduce(0, +); return e.map { $0 / s } }; print(softmax([1, 2, 3]).map { (($0 * 1e4).rounded()) / 1e4 }, softmax([1000, 1000]))
let pts = (0..<30).map { i in [Double(i % 3) * 10 + Double.random(in: -1..<1, using: &g), Double(i % 3) * 5 + Double.random(in: -1..<1, using: &g)] }
func kmeans(_ p: [[Double]], _ k: Int) -> [[Double]] { var c = Array(p.prefix(k)); for _ in 0..<10 { let groups = Dictionary(grouping: p) { x in c.indices.min { dist(c[$0], x) < dist(c[$1], x) }! }; c = c.indices.map { i in guard let m = groups[i] else { return c[i] }; return m.reduce([0.0, 0.0]) { zip($0, $1).map(+) }.map { $0 / Double(m.count) } } }; return c }
func dist(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).map { ($0 - $1) * ($0 - $1) }.reduce(0, +) }
print(kmeans(pts, 3).map { $0.map { Int($0.rounded()) } }.sorted { $0[0] < $1[0] })
let conf = zip([0, 1, 1, 0, 2], [0, 1, 0, 0, 2]).reduce(into: Array(repeating: Array(repeating: 0, count: 3), count: 3)) { $0[$1.0][$1.1] += 1 }; print(conf, conf.enumerated().map { $1[$0] }.reduce(0, +))
let onehot = ["a", "b", "a"].map { l in ["a", "b"].map { $0 == l ? 1 : 0 } }; print(onehot, stride(from: 0, to: 10, by: 4).map { Array((0..<10)[$0..<min($0 + 4, 10)]) })
