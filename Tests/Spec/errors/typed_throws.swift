// throws(E): the error in catch has the type that is thrown.
enum BankError: Error, Equatable {
  case frozen
  case missing(Int)
}
func withdraw(_ amount: Int, of balance: Int) throws(BankError) -> Int {
  if amount < 0 { throw .frozen }
  guard amount <= balance else { throw .missing(amount - balance) }
  return balance - amount
}
for amount in [3, 20, -1] {
  do {
    print(try withdraw(amount, of: 10))
  } catch {
    switch error {
    case .frozen: print("frozen")
    case .missing(let sum): print("missing", sum)
    }
  }
}
do {
  _ = try withdraw(99, of: 1)
} catch .missing(let sum) where sum > 50 {
  print("much", sum)
} catch {
  print(error == .frozen)
}
func forward() throws -> Int { try withdraw(5, of: 1) }
do { _ = try forward() } catch let error as BankError { print(error) }
print((try? withdraw(1, of: 2)) ?? 0, (try? forward()) as Any)
struct Account {
  var balance = 5
  mutating func spend(_ amount: Int) throws(BankError) { balance = try withdraw(amount, of: balance) }
}
var account = Account()
do throws(BankError) {
  try account.spend(2)
  try account.spend(9)
} catch {
  print(account.balance, error)
}
