/// An animation, such as one of training: plots on one shared pair of scales, each with a label.
public struct Frames: Sendable, Equatable {
  public var plots: [Plot]
  /// What each frame shows, such as "epoch 3".
  public var labels: [String]

  public init(_ plots: [Plot], labels: [String]) {
    self.plots = plots
    self.labels = labels
  }
}
