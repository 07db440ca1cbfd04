/// What a lesson may use of the engine and the plots, as Swift text that the checker reads.
///
/// Names, labels and defaults are those of the native modules, so that a lesson means the same to the
/// compiler. A declaration marked `@builtin("name")` has no body: `HostTable` holds what stands behind
/// the name. Names that begin with an underscore are not for lessons.
enum InterfaceText {
  /// The machine compares references by identity; a structure around one has an equality of its own.
  static let object = """
    /// What the host keeps for a value of the lesson.
    @builtin("host") struct _Object {}
    """

  /// The files in the order in which they are declared, each with the name that spans into it show.
  static var files: [(name: String, text: String)] {
    [
      ("Object.swift", object),
      ("Tensor.swift", tensor),
      ("TensorOperations.swift", tensorOperations),
      ("TensorFunctions.swift", tensorFunctions),
      ("Activation.swift", activation),
      ("Losses.swift", losses),
      ("Table.swift", table),
      ("Perceptron.swift", perceptron),
      ("LogisticRegression.swift", logisticRegression),
      ("Metrics.swift", metrics),
      ("Layers.swift", layers),
      ("Optimizer.swift", optimizer),
      ("Mark.swift", mark),
      ("Plot.swift", plot),
      ("Glue.swift", glue),
    ]
  }
}
