/// Ends a training run when the loss has not improved for a while, and goes back to the best epoch.
///
/// The validation loss is watched, or the training loss when no data were kept aside.
public struct EarlyStopping: Equatable, Sendable {
  /// How many epochs may pass without a better one.
  public let patience: Int
  /// How much less than the least loss so far a loss has to be.
  public let minimumChange: Double

  public init(patience: Int, minimumChange: Double = 0) {
    self.patience = patience
    self.minimumChange = minimumChange
  }
}

/// The best epoch of a run so far, with the parameters that the model had then.
struct BestEpoch {
  /// How many epochs were done; 0 before the first.
  private(set) var number: Int
  private var loss: Double
  private var parameters: [Tensor]

  /// Begins a run; the model of a run that is continued may be the best of the one before.
  init(continuing history: History, parameters: [Tensor]) {
    self.parameters = parameters
    let watched = history.validationLoss.isEmpty ? history.loss : history.validationLoss
    if let kept = history.keptEpoch, kept > 0, kept <= watched.count, !watched[kept - 1].isNaN {
      number = kept
      loss = watched[kept - 1]
    } else {
      number = history.epochs
      loss = .infinity
    }
  }

  /// Takes the model as the new best one if its loss is low enough.
  mutating func meet(epoch: Int, loss: Double, model: Sequential, rule: EarlyStopping) {
    guard loss < self.loss - rule.minimumChange || (self.loss == .infinity && loss < .infinity)
    else { return }
    number = epoch
    self.loss = loss
    parameters = model.parameters
  }

  /// Sets the model back; a gradient of the time is forgotten.
  func restore(_ model: Sequential) {
    model.parameters = parameters.map { $0.parameter() }
  }
}
