/// One direction of a plot: its label, its scale and how its numbers are written.
///
/// A string literal is an axis with that label: `Plot(…, x: "income")`.
public struct Axis: Sendable, Equatable, ExpressibleByStringInterpolation {
  enum Kind: Sendable, Equatable { case automatic, linear, logarithmic }

  /// How the numbers at the ticks are written.
  enum Format: Sendable, Equatable { case plain, percent }

  var kind: Kind
  public var label: String?
  /// The part of the axis that is shown; chosen from the data if `nil`.
  public var domain: ClosedRange<Double>?
  var format: Format

  /// A linear axis without a label.
  public static let automatic = Axis(kind: .automatic, label: nil, domain: nil, format: .plain)

  public static func linear(label: String? = nil, domain: ClosedRange<Double>? = nil) -> Axis {
    Axis(kind: .linear, label: label, domain: domain, format: .plain)
  }

  /// A logarithmic axis with its ticks at powers of ten; values that are not positive are left out.
  public static func log(label: String? = nil, domain: ClosedRange<Double>? = nil) -> Axis {
    Axis(kind: .logarithmic, label: label, domain: domain, format: .plain)
  }

  /// A linear axis that writes 0.25 as 25%.
  public static func percent(label: String? = nil, domain: ClosedRange<Double>? = nil) -> Axis {
    Axis(kind: .linear, label: label, domain: domain, format: .percent)
  }

  public init(stringLiteral label: String) {
    self.init(kind: .automatic, label: label, domain: nil, format: .plain)
  }

  init(kind: Kind, label: String?, domain: ClosedRange<Double>?, format: Format) {
    self.kind = kind
    self.label = label
    self.domain = domain
    self.format = format
  }

  var isLogarithmic: Bool { kind == .logarithmic }
}
