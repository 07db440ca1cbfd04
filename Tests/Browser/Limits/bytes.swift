// Doubles an array until the memory is spent.
var numbers = [1.0]
while true {
  numbers += numbers
  print(numbers.count)
}
