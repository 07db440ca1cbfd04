print("must not run")
extension Double { func foo() -> Int { "a" } }
