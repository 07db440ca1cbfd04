extension Dataset {
  /// Makes a dataset of the runs of a series and the number that follows each: what a recurrent layer
  /// learns to foresee.
  ///
  /// - Shape: inputs `[n, length, 1]`, as a recurrent layer with `examplesFirst` reads them, targets
  ///   `[n]`, where n is the length of the series less `length`.
  public static func windows(of series: [Double], length: Int) -> Dataset {
    checked { () throws(TensorError) in try checkedWindows(of: series, length: length) }
  }

  /// The form of `windows` that throws when the series is too short.
  public static func checkedWindows(
    of series: [Double], length: Int
  ) throws(TensorError) -> Dataset {
    guard length > 0, length < series.count else {
      throw TensorError(
        "windows: a series of \(counted(series.count, "number")) has no run of \(length) that a"
          + " number follows")
    }
    let examples = series.count - length
    var values: [Double] = []
    values.reserveCapacity(try Shape.count([examples, length], in: "windows"))
    for start in 0..<examples { values += series[start..<(start + length)] }
    return Dataset(Tensor(values, shape: [examples, length, 1]), Tensor(Array(series[length...])))
  }

  /// Makes a dataset of the runs of a text and the same runs one step later: at every step the class
  /// is the next symbol, and the input a row with 1 at the place of the symbol.
  ///
  /// - Shape: inputs `[n, length, symbols]`, targets `[n, length]`.
  public static func windows(of symbols: [Int], symbols count: Int, length: Int) -> Dataset {
    checked { () throws(TensorError) in
      try checkedWindows(of: symbols, symbols: count, length: length)
    }
  }

  /// The form of `windows` that throws when the text is too short or a symbol is unknown.
  public static func checkedWindows(
    of symbols: [Int], symbols count: Int, length: Int
  ) throws(TensorError) -> Dataset {
    let numbers = try checkedWindows(of: symbols.map { Double($0) }, length: length)
    let rows = try Tensor.Checked.oneHot(
      Loss.classes(of: numbers.inputs, in: "windows"), count: count)
    var next: [Double] = []
    for start in 0..<numbers.count {
      for symbol in symbols[(start + 1)...(start + length)] { next.append(Double(symbol)) }
    }
    return try make(
      Tensor.Checked.reshaped(rows, [numbers.count, length, count]),
      Tensor(next, shape: [numbers.count, length]))
  }
}
