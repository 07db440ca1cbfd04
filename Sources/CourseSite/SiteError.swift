/// A fault that keeps the whole site from being built, such as a template that cannot be read.
public struct SiteError: Error, CustomStringConvertible {
  public var description: String

  public init(_ description: String) { self.description = description }
}
