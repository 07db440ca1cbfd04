func trace(_ matrix: [[Double]]) -> Double {
  var total = 0.0
  for i in 0..<matrix.count { total += matrix[i][i] }
  return total
}
func fill(_ matrix: inout [[Double]], _ value: Double) {
  for i in 0..<matrix.count { matrix[i][0] = value }
}
var matrix = [[1.0, 2.0], [3.0, 4.0]]
fill(&matrix, 5)
print(trace(matrix))
