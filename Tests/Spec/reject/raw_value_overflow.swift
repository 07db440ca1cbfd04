enum E: Int8 { case a = 127, b }
print(E.b.rawValue)
