extension Dataset {
  /// Makes a dataset of columns of numbers: inputs `[rows, inputs.count]`, targets `[rows]`.
  public init(_ table: Table, inputs: [String], target: String) {
    self = Table.checked { () throws(TableError) in
      try Dataset.make(table, inputs: inputs, target: target)
    }
  }

  /// The form of the initializer that throws when a column is missing, holds texts or has gaps.
  public static func make(
    _ table: Table, inputs: [String], target: String
  ) throws(TableError) -> Dataset {
    var columns: [[Double]] = []
    for name in inputs + [target] {
      let column = try table.numbers(of: name)
      for (row, value) in column.enumerated() where value.isNaN {
        throw TableError("the column \"\(name)\" has no number in row \(row + 1)")
      }
      columns.append(column)
    }
    var values: [Double] = []
    values.reserveCapacity(table.rowCount * inputs.count)
    for row in 0..<table.rowCount {
      for column in columns.dropLast() { values.append(column[row]) }
    }
    return Dataset(
      Tensor(values, shape: [table.rowCount, inputs.count]), Tensor(columns[inputs.count]))
  }

  /// Makes a dataset of small images: inputs `[rows, 1, height, width]`, each pixel divided by
  /// `brightest`, from all columns but `label`, in reading order.
  public init(images table: Table, label: String, height: Int, width: Int, brightest: Double) {
    self = Table.checked { () throws(TableError) in
      try Dataset.make(
        images: table, label: label, height: height, width: width, brightest: brightest)
    }
  }

  /// The form of the initializer that throws when the columns are not the pixels of an image.
  public static func make(
    images table: Table, label: String, height: Int, width: Int, brightest: Double
  ) throws(TableError) -> Dataset {
    let pixels = table.names.filter { $0 != label }
    guard height > 0, width > 0, pixels.count / height == width, pixels.count % height == 0 else {
      throw TableError(
        "the table has \(pixels.count) columns beside \"\(label)\", not one for each pixel of"
          + " \(height) rows and \(width) columns")
    }
    let rows = try make(table, inputs: pixels, target: label)
    let values = rows.inputs.values.map { $0 / brightest }
    return Dataset(Tensor(values, shape: [rows.count, 1, height, width]), rows.targets)
  }

  /// Makes the dataset of handwritten digits: 8 × 8 pixels from 0 to 1, classes 0 to 9.
  ///
  /// The table has a column `label` and 64 columns of pixels from 0 to 16 (E. Alpaydin and
  /// C. Kaynak, Optical Recognition of Handwritten Digits, UCI Machine Learning Repository, 1998).
  public init(digits table: Table) {
    self.init(images: table, label: "label", height: 8, width: 8, brightest: 16)
  }
}
