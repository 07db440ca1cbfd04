let d: [String: Int] = ["x": 1, "x": 2]
print(d.count)
