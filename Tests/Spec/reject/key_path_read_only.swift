print("must not run")
struct Point { let x = 1 }
var p = Point()
p[keyPath: \.x] = 2
