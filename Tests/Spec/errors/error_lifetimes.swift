// An error's object lives until the catch that handled it ends.
final class Token {
    let name: String
    init(_ name: String) { self.name = name }
    deinit { print("end of", name) }
}
struct Failure: Error { let token: Token }
enum Other: Error { case plain }
func fail(_ name: String) throws { throw Failure(token: Token(name)) }
do { try fail("first") } catch { print("caught") }
print("after first")
do { try fail("second") } catch let failure as Failure { print("caught", failure.token.name) } catch { print("never") }
print("after second")
do {
    do { try fail("third") } catch Other.plain { print("never") }
} catch { print("outer") }
print("after third")
for index in 0..<2 {
    do { try fail("loop \(index)") } catch { continue }
}
print("after loops")
func attempt() -> Int {
    do { try fail("fourth") } catch { return 4 }
    return 0
}
print(attempt())
let kept: Error?
do { try fail("kept"); kept = nil } catch { kept = error }
print(kept is Failure)
