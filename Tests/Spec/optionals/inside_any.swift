// Optionals stored as Any: casts look inside, through all layers.
let full: Any = Optional(42) as Any
let empty: Any = Int?.none as Any
let double: Any = Optional(Optional("deep")) as Any
print(full is Int, full as? Int ?? -1, empty is Int, (empty as? Int) == nil, double as? String ?? "none")
print((full as? Int?) != nil, (empty as? Int?) != nil, full is String)
func kind(_ value: Any) -> String {
  switch value {
  case let number as Int where number > 5: "big \(number)"
  case let number as Int: "int \(number)"
  case let text as String: "text \(text)"
  case let pair as (Int, String): "pair \(pair.0) \(pair.1)"
  case is [Int]: "ints"
  default: "other"
  }
}
let values: [Any] = [1, Optional(6) as Any, "x", Optional("y") as Any, (2, "z"), [3], empty]
print(values.map(kind))
let maybe: [Any?] = [1, nil, "s", Optional(2.5)]
print(maybe.compactMap { $0 }.count, maybe.map { $0 is Int }, maybe[3] as? Double ?? 0)
let dictionary: [String: Any] = ["age": 30, "tags": ["a", "b"], "note": Optional("n") as Any]
print(dictionary["age"] as? Int ?? 0, (dictionary["tags"] as? [String])?.count ?? 0, dictionary["note"] as? String ?? "-")
if let any = maybe[0], case let number as Int = any { print("number", number) }
