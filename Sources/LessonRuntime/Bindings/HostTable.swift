import LessonLanguage

/// The functions behind the `@builtin` names of the interface, in the order of their numbers.
struct HostTable {
  private(set) var names: [String] = []
  private(set) var functions: [HostFunction] = []
  let context: SessionContext

  /// Makes the functions of one session; they write to `context`.
  init(_ context: SessionContext) {
    self.context = context
    bindTensors()
    bindTensorOperations()
    bindReductions()
    bindNumberFunctions()
    bindActivations()
    bindLosses()
    bindDense()
    bindOptimizers()
    bindTables()
    bindTableChanges()
    bindPerceptron()
    bindLogisticRegression()
    bindMetrics()
    bindPoints()
    bindCurves()
    bindAnnotations()
    bindPlanes()
    bindFigures()
    bindWording()
    bindDisplay()
  }

  /// Puts `function` behind `name`.
  mutating func bind(_ name: String, _ function: @escaping HostFunction) {
    names.append(name)
    functions.append(function)
  }
}
