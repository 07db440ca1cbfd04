/// The standard library of the lesson language, as Swift text.
///
/// The checker reads these files like a lesson's own declarations; bodies are checked when they are first used. A
/// declaration marked `@builtin("name")` has no body: see `Intrinsics` for what stands behind the name.
public enum LibrarySource {
  /// The files in the order in which they are declared, each with the name that spans into it show.
  public static var files: [(name: String, text: String)] {
    [
      ("Protocols.swift", protocols),
      ("Numbers.swift", numericProtocols),
      ("Optional.swift", optional),
      ("Bool.swift", boolean),
      ("Int.swift", integer),
      ("SizedIntegers.swift", sizedIntegers),
      ("Double.swift", double),
      ("Mathematics.swift", mathematics),
      ("Float.swift", float),
      ("Sequence.swift", sequence),
      ("Collection.swift", collection),
      ("Array.swift", array),
      ("ArrayAlgorithms.swift", arrayAlgorithms),
      ("ArraySlice.swift", arraySlice),
      ("Range.swift", range),
      ("Stride.swift", stride),
      ("Views.swift", views),
      ("Lazy.swift", lazy),
      ("Dictionary.swift", dictionary),
      ("Set.swift", set),
      ("String.swift", string),
      ("StringViews.swift", stringViews),
      ("Character.swift", character),
      ("Substring.swift", substring),
      ("Foundation.swift", foundation),
      ("Hasher.swift", hasher),
      ("Random.swift", random),
      ("Functions.swift", functions),
      ("KeyPaths.swift", keyPaths),
    ]
  }
}
