import Diagnostics
import LessonLanguage

extension Session {
  /// What the steps of a lesson become, as text, without running any; `nil` if there is an error.
  ///
  /// - Parameter showsLibrary: whether the functions of the library that the lesson uses are listed too.
  public static func listing(
    of steps: [Step], in sources: inout SourceMap, showsLibrary: Bool = false
  ) -> (text: String?, diagnostics: [Diagnostic]) {
    let table = HostTable(SessionContext(data: [:], displayLimit: 0))
    let units = steps.map {
      SourceUnit(source: $0.source, displays: $0.kind != .program, expectsError: $0.expectsError)
    }
    let compilation = Compiler.compile(
      units, in: &sources, with: makeLibrary(), hostFunctions: table.names)
    let listing = compilation.program.map {
      Listing(
        $0, sources: sources, hiding: showsLibrary ? [] : compilation.librarySources)
    }
    return (listing?.text, compilation.diagnostics)
  }
}
