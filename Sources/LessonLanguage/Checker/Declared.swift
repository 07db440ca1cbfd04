import Diagnostics

/// The declaration that a call is compared with: shown where it stands in the lesson, spelled out where the library
/// has it.
struct Declared {
  private let signature: String
  private let span: Span
  private let isLibrary: Bool

  init(_ candidate: (signature: String, span: Span), isLibrary: Bool) {
    signature = candidate.signature
    span = candidate.span
    self.isLibrary = isLibrary
  }

  var notes: [Diagnostic.Note] {
    isLibrary ? [] : [Diagnostic.Note("declared as `\(signature)`", at: span)]
  }

  /// What a help says of a declaration that cannot be shown; closures have nothing to say.
  var addition: String {
    isLibrary && !signature.hasPrefix("(") ? "; it is declared as `\(signature)`" : ""
  }
}
