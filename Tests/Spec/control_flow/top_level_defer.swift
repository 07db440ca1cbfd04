// defer at the top level runs when the program ends, the last one first; guard binds for the rest of it.
defer { print("end") }
print("a")
guard let x = Optional("q") else { fatalError() }
defer { print(x) }
print("b")
