// Protocols for classes only: changes through let, weak delegates, identity of existentials.
protocol Account: AnyObject {
  var balance: Int { get set }
  func withdraw(_ amount: Int) -> Bool
}
extension Account {
  func deposit(_ amount: Int) { balance += amount }
  func withdraw(_ amount: Int) -> Bool {
    guard amount <= balance else { return false }
    balance -= amount
    return true
  }
}
final class Savings: Account { var balance = 10 }
class Checking: Account {
  var balance = 0 { didSet { changes += 1 } }
  var changes = 0
}
let savings = Savings()
let checking: any Account = Checking()
savings.deposit(5)
checking.deposit(3)
checking.balance += 4
print(savings.balance, checking.balance, checking.withdraw(100), (checking as? Checking)?.changes ?? -1)
func move<A: Account>(_ amount: Int, from a: A, to b: some Account) {
  if a.withdraw(amount) { b.deposit(amount) }
}
move(6, from: savings, to: Checking())
print(savings.balance)

protocol Delegate: AnyObject { func noted(_ value: Int) }
final class Source {
  weak var delegate: Delegate?
  var value = 0 { didSet { delegate?.noted(value) } }
}
final class Sink: Delegate {
  var seen: [Int] = []
  func noted(_ value: Int) { seen.append(value) }
  deinit { print("sink gone") }
}
let source = Source()
do {
  let sink = Sink()
  source.delegate = sink
  source.value = 1
  source.value = 2
  print(sink.seen, source.delegate === sink, source.delegate == nil)
}
source.value = 3
print(source.delegate == nil)
let first: any Account = savings
let second: AnyObject = savings
print(first === savings, first === checking, second === first, ObjectIdentifier(second) == ObjectIdentifier(savings))
final class Storage { var items: [Int]; init(_ items: [Int]) { self.items = items } }
struct Shared {
  private var storage = Storage([])
  private(set) var copies = 0
  var items: [Int] { storage.items }
  mutating func append(_ item: Int) {
    if !isKnownUniquelyReferenced(&storage) {
      storage = Storage(storage.items)
      copies += 1
    }
    storage.items.append(item)
  }
}
var a = Shared()
a.append(1)
a.append(2)
var b = a
b.append(3)
b.append(4)
a.append(5)
print(a.items, b.items, a.copies, b.copies)
