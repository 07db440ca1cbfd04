// Prints until there is too much of it.
var line = 0
while true {
  line += 1
  print(line, String(repeating: "-", count: 60))
}
