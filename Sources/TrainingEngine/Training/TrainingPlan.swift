/// What a training run does, apart from the model, the data and the optimizer.
public struct TrainingPlan {
  public var loss: Loss
  /// How often each example is met.
  public var epochs: Int
  /// The examples of a step; `nil` is all of them, which is gradient descent.
  public var batchSize: Int?
  /// Data that the model does not learn from, measured after each epoch.
  public var validation: Dataset?
  /// What is added to the loss of each step; it is not part of the losses that are recorded.
  public var penalty: Penalty
  /// How the optimizer's learning rate changes, epoch by epoch.
  public var schedule: LearningRateSchedule
  public var earlyStopping: EarlyStopping?
  /// Whether the training loss and accuracy of an epoch are measured on all examples after it.
  /// Otherwise they are the means over its batches, each as the step met it, which costs nothing.
  public var measuresAfterEpoch: Bool

  public init(
    loss: Loss, epochs: Int, batchSize: Int? = nil, validation: Dataset? = nil,
    penalty: Penalty = .none, schedule: LearningRateSchedule = .constant,
    earlyStopping: EarlyStopping? = nil, measuresAfterEpoch: Bool = false
  ) {
    self.loss = loss
    self.epochs = epochs
    self.batchSize = batchSize
    self.validation = validation
    self.penalty = penalty
    self.schedule = schedule
    self.earlyStopping = earlyStopping
    self.measuresAfterEpoch = measuresAfterEpoch
  }
}

/// Where a training run stands after an epoch.
public struct TrainingProgress: Equatable, Sendable {
  /// The epochs that are done, those of a continued run included.
  public let epoch: Int
  /// The epoch at which the run ends, unless it is stopped early.
  public let epochs: Int
  public let loss: Double
  public let validationLoss: Double?
  public let accuracy: Double?
  public let validationAccuracy: Double?
  /// The elements touched since the run began: the fuel that it took.
  public let work: Work
}

/// How a model does on a dataset.
public struct Evaluation: Equatable, Sendable {
  /// The mean loss.
  public let loss: Double
  /// The share of right answers; `nil` when the answers are numbers.
  public let accuracy: Double?
}
