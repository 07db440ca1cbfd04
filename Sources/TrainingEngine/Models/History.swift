/// What a training run left behind: one number an epoch.
public struct History: Equatable, Sendable {
  /// The training loss after each epoch.
  public var loss: [Double]
  /// The loss on data kept aside; empty when none was given.
  public var validationLoss: [Double]
  /// The share of training examples that the model got right after each epoch; may be empty.
  public var accuracy: [Double]

  public init(loss: [Double] = [], validationLoss: [Double] = [], accuracy: [Double] = []) {
    self.loss = loss
    self.validationLoss = validationLoss
    self.accuracy = accuracy
  }

  /// The number of epochs.
  public var epochs: Int { loss.count }

  /// One row an epoch, counted from 1; the columns that were recorded.
  public var table: Table {
    var columns = [
      Table.Column(
        name: "epoch", values: .numbers(loss.indices.map { Double($0 + 1) }), digits: 0),
      Table.Column(name: "loss", values: .numbers(loss), digits: 4),
    ]
    if validationLoss.count == loss.count, !loss.isEmpty {
      columns.append(
        Table.Column(name: "validation loss", values: .numbers(validationLoss), digits: 4))
    }
    if accuracy.count == loss.count, !loss.isEmpty {
      columns.append(Table.Column(name: "accuracy", values: .numbers(accuracy), digits: 3))
    }
    return Table(unchecked: columns)
  }
}

extension History: CustomStringConvertible {
  public var description: String { table.description }
}
