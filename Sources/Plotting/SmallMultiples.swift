/// Plots side by side in a grid, for comparison.
public struct SmallMultiples: Sendable, Equatable {
  public var plots: [Plot]
  /// Plots in a row where the figure is wide; a narrow figure takes fewer.
  public var columns: Int
  public var title: String?
  /// Whether all plots show the same domains, so that lengths can be compared.
  public var sharesScales: Bool

  public init(
    _ plots: [Plot], columns: Int = 2, title: String? = nil, sharesScales: Bool = true
  ) {
    self.plots = plots
    self.columns = columns
    self.title = title
    self.sharesScales = sharesScales
  }
}
