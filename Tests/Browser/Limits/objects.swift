// Links objects until the memory is spent.
final class Node {
  let next: Node?
  init(_ next: Node?) { self.next = next }
}

var head: Node?
var count = 0
while true {
  head = Node(head)
  count += 1
  if count % 10_000 == 0 { print(count) }
}
