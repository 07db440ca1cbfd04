print("must not run")
typealias Weights = Vectors
