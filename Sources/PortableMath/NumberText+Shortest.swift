extension PortableMath {
  /// Returns the shortest decimal text that reads back as `value`, as `description` does, except
  /// that every NaN reads `nan`: processors disagree about the sign of the NaN of 0/0.
  public static func shortest(_ value: Double) -> String {
    value.isNaN ? "nan" : value.description
  }
}
