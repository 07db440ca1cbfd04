print("must not run")
protocol Area { func area() -> Double }
extension Int: Area {}
