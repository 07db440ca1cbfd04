// Doubles a text until the memory is spent.
var text = "ab"
while true {
  text += text
  print(text.count)
}
