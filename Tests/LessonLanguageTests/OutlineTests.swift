import Diagnostics
import Testing

@testable import LessonLanguage

/// The library is read declaration by declaration, as its margins show them: they must show what the parser sees.
@Suite struct OutlineTests {
  /// Bodies of the library wait for their first use; a mistake in one that no lesson uses shows here.
  @Test func everyBodyOfTheLibraryChecks() {
    let library = Library()
    var sources = SourceMap()
    sources.share(library.texts)
    let checker = Checker(sources: sources, library: library)
    checker.checkWholeLibrary()
    #expect(checker.diagnostics.map { $0.rendered(in: sources) } == [])
  }

  @Test(arguments: LibrarySource.files.map(\.name))
  func showsWhatTheParserSees(file: String) throws {
    let text = try #require(LibrarySource.files.first { $0.name == file }).text
    var sources = SourceMap()
    let source = sources.add(SourceText(name: file, utf8: Array(text.utf8)))
    let parsed = Parser.parse(source, in: sources, allowsBuiltins: true)
    #expect(parsed.diagnostics.isEmpty)
    var outline = Outline()
    outline.add(Array(text.utf8), source: 0)
    var shown: [String] = []
    var index = 0
    while index < outline.items.count {
      let item = outline.items[index]
      shown.append(name(of: item, in: text))
      for member in item.members { shown.append("  " + name(of: outline.items[member], in: text)) }
      index = max(index + 1, item.members.upperBound)
    }
    var seen: [String] = []
    for case .declaration(let declaration) in parsed.statements.map(\.kind) {
      seen += names(of: declaration)
      guard case .nominal(let syntax) = declaration.kind, isLaidOut(declaration, in: text) else {
        continue
      }
      seen += syntax.members.flatMap(names).map { "  " + $0 }
    }
    #expect(shown == seen)
  }

  @Test func oneLessonDoesNotSeeAnothersExtensions() {
    let library = Library()
    #expect(
      messages("extension Int { func twice() -> Int { self * 2 } }\nprint(3.twice())", library)
        == [])
    #expect(messages("print(3.twice())", library).count == 1)
    #expect(
      messages(
        "extension Int { func twice() -> String { \"two\" } }\nlet s: String = 3.twice()", library)
        == [])
    #expect(messages("struct Array {}\nprint(Array())", library) == [])
    #expect(messages("print([1, 2].map { $0 + 1 })", library) == [])
  }

  private func messages(_ text: String, _ library: Library) -> [String] {
    var sources = SourceMap()
    let source = sources.add(SourceText(name: "lesson.swift", utf8: Array(text.utf8)))
    return Compiler.compile(
      [SourceUnit(source: source, displays: false)], in: &sources, with: library
    ).diagnostics
      .map(\.message)
  }

  private func name(of item: Outline.Item, in text: String) -> String {
    if item.introducer == .caseKeyword { return "case" }
    return String(
      decoding: Array(text.utf8)[Int(item.nameStart)..<Int(item.nameEnd)], as: UTF8.self)
  }

  /// Members on the line of their type are not in the outline.
  private func isLaidOut(_ declaration: Declaration, in text: String) -> Bool {
    let bytes = Array(text.utf8)[Int(declaration.span.start)..<Int(declaration.span.end)]
    return bytes.contains(UInt8(ascii: "\n"))
  }

  private func names(of declaration: Declaration) -> [String] {
    switch declaration.kind {
    case .variable(let syntax):
      syntax.bindings.map { binding in
        if case .binding(let name, _) = binding.pattern.kind { name.text } else { "?" }
      }
    case .function(let syntax): [syntax.name.text]
    case .initializer: ["init"]
    case .deinitializer: ["deinit"]
    case .subscripted: ["subscript"]
    case .nominal(let syntax): [syntax.name.text]
    case .typeAlias(let name, _, _), .associatedType(let name, _, _): [name.text]
    case .enumCases: ["case"]
    case .operatorDeclaration(let syntax): [syntax.name.text]
    case .precedenceGroup(let syntax): [syntax.name.text]
    case .importModule(let name): [name.text]
    case .error: ["error"]
    }
  }
}
