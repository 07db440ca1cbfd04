let s = "héllo"
var str = s
str.removeFirst(9)
