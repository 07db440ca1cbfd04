/// What a training run left behind: one number an epoch.
public struct History: Equatable, Sendable {
  /// The training loss of each epoch.
  public var loss: [Double]
  /// The loss on data kept aside, after each epoch; empty when none was given.
  public var validationLoss: [Double]
  /// The share of training examples that the model got right in each epoch; may be empty.
  public var accuracy: [Double]
  /// The share of the data kept aside that the model got right after each epoch; may be empty.
  public var validationAccuracy: [Double]
  /// The number of epochs after which the model was as it is now, when early stopping kept the best
  /// one; otherwise `nil`: it is as the last epoch left it.
  public var keptEpoch: Int?

  public init(
    loss: [Double] = [], validationLoss: [Double] = [], accuracy: [Double] = [],
    validationAccuracy: [Double] = [], keptEpoch: Int? = nil
  ) {
    self.loss = loss
    self.validationLoss = validationLoss
    self.accuracy = accuracy
    self.validationAccuracy = validationAccuracy
    self.keptEpoch = keptEpoch
  }

  /// The number of epochs.
  public var epochs: Int { loss.count }

  /// The number of the epoch, counted from 1, with the least validation loss, or the least training
  /// loss when nothing was kept aside; of equals the first. No epoch: `nil`.
  public var bestEpoch: Int? {
    let watched = validationLoss.isEmpty ? loss : validationLoss
    var best: Int?
    for (index, value) in watched.enumerated() where !value.isNaN {
      if let leader = best, watched[leader - 1] <= value { continue }
      best = index + 1
    }
    return best
  }

  /// One row an epoch, counted from 1; the columns that were recorded.
  public var table: Table {
    var columns = [
      Table.Column(
        name: "epoch", values: .numbers(loss.indices.map { Double($0 + 1) }), digits: 0),
      Table.Column(name: "loss", values: .numbers(loss), digits: 4),
    ]
    func add(_ name: String, _ values: [Double], digits: Int) {
      guard values.count == loss.count, !loss.isEmpty else { return }
      columns.append(Table.Column(name: name, values: .numbers(values), digits: digits))
    }
    add("validation loss", validationLoss, digits: 4)
    add("accuracy", accuracy, digits: 3)
    add("validation accuracy", validationAccuracy, digits: 3)
    return Table(unchecked: columns)
  }
}

extension History: CustomStringConvertible {
  public var description: String { table.description }
}
