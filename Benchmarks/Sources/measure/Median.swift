extension Array where Element == Double {
  /// The middle of the figures, 0 if there are none.
  var median: Double { isEmpty ? 0 : sorted()[count / 2] }
}
