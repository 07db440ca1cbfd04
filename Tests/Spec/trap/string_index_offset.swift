let s = "abc"
let i = s.index(s.startIndex, offsetBy: 10)
print(i)
