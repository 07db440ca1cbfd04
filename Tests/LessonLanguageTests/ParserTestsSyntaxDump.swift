import Diagnostics
import LessonLanguage

/// Writes syntax trees as S-expressions, short enough to compare by eye.
enum SyntaxDump {
  static func text(_ source: String) -> String {
    let parsed = parse(source).parsed
    return parsed.statements.map { text($0) }.joined(separator: "\n")
  }

  static func parse(
    _ source: String, allowsBuiltins: Bool = false
  ) -> (parsed: ParsedSource, sources: SourceMap) {
    var sources = SourceMap()
    let id = sources.add(SourceText(name: "test.swift", utf8: Array(source.utf8)))
    return (Parser.parse(id, in: sources, allowsBuiltins: allowsBuiltins), sources)
  }

  private static func list(_ parts: [String]) -> String {
    "(" + parts.filter { !$0.isEmpty }.joined(separator: " ") + ")"
  }

  // MARK: Statements

  static func text(_ statement: Statement) -> String {
    switch statement.kind {
    case .expression(let expression): text(expression)
    case .declaration(let declaration): text(declaration)
    case .ifStatement(let syntax): text(syntax)
    case .guardStatement(let conditions, let body):
      list(["guard"] + conditions.map { text($0) } + [text(body)])
    case .whileLoop(let label, let conditions, let body):
      list(["while", text(label)] + conditions.map { text($0) } + [text(body)])
    case .repeatLoop(let label, let body, let condition):
      list(["repeat", text(label), text(body), text(condition)])
    case .forLoop(let syntax):
      list([
        syntax.isCase ? "for-case" : "for", text(syntax.label), text(syntax.pattern),
        text(syntax.sequence), syntax.filter.map { list(["where", text($0)]) } ?? "",
        text(syntax.body),
      ])
    case .switchStatement(let syntax): text(syntax)
    case .returnStatement(let value): list(["return", value.map { text($0) } ?? ""])
    case .breakStatement(let label): list(["break", text(label)])
    case .continueStatement(let label): list(["continue", text(label)])
    case .fallthroughStatement: "(fallthrough)"
    case .throwStatement(let value): list(["throw", text(value)])
    case .doStatement(let label, let body, let catches):
      list(
        ["do", text(label), text(body)]
          + catches.map { list(["catch"] + $0.items.map { text($0) } + [text($0.body)]) })
    case .deferStatement(let body): list(["defer", text(body)])
    case .error: "error"
    }
  }

  private static func text(_ label: Name?) -> String { label.map { $0.text + ":" } ?? "" }

  static func text(_ block: BlockSyntax) -> String {
    "{" + block.statements.map { text($0) }.joined(separator: "; ") + "}"
  }

  static func text(_ condition: ConditionSyntax) -> String {
    switch condition {
    case .expression(let expression): text(expression)
    case .binding(let pattern, let value, _): list(["let", text(pattern), text(value)])
    case .pattern(let pattern, let value, _): list(["case", text(pattern), text(value)])
    }
  }

  static func text(_ syntax: IfSyntax) -> String {
    let otherwise =
      switch syntax.otherwise {
      case .block(let block): text(block)
      case .ifStatement(let other): text(other)
      case nil: ""
      }
    return list(
      ["if", text(syntax.label)] + syntax.conditions.map { text($0) } + [text(syntax.body)]
        + [otherwise])
  }

  static func text(_ syntax: SwitchSyntax) -> String {
    let cases = syntax.cases.map { each in
      list(
        [each.isDefault ? "default" : "case"] + each.items.map { text($0) }
          + each.body.map { text($0) })
    }
    return list(["switch", text(syntax.label), text(syntax.subject)] + cases)
  }

  static func text(_ item: SwitchSyntax.Case.Item) -> String {
    item.filter.map { list(["where", text(item.pattern), text($0)]) } ?? text(item.pattern)
  }

  // MARK: Patterns and types

  static func text(_ pattern: PatternSyntax) -> String {
    switch pattern.kind {
    case .wildcard: return "_"
    case .binding(let name, let isVariable): return (isVariable ? "var:" : "let:") + name.text
    case .tuple(let elements):
      return list(["tuple"] + elements.map { text($0.label) + text($0.pattern) })
    case .enumCase(let type, let name, let arguments):
      let path = (type.map { text($0) } ?? "") + "." + name.text
      guard let arguments else { return path }
      return list([path] + arguments.map { text($0.label) + text($0.pattern) })
    case .optional(let inner): return list(["optional", text(inner)])
    case .isType(let type): return list(["is", text(type)])
    case .asType(let inner, let type): return list(["as", text(inner), text(type)])
    case .typed(let inner, let type): return list(["typed", text(inner), text(type)])
    case .expression(let expression): return list(["~=", text(expression)])
    case .error: return "error"
    }
  }

  static func text(_ type: TypeSyntax) -> String {
    switch type.kind {
    case .named(let name, let generics): return name.text + text(generics)
    case .member(let base, let name, let generics):
      return text(base) + "." + name.text + text(generics)
    case .array(let element): return "[" + text(element) + "]"
    case .dictionary(let key, let value): return "[" + text(key) + ":" + text(value) + "]"
    case .optional(let inner): return text(inner) + "?"
    case .implicitlyUnwrapped(let inner): return text(inner) + "!"
    case .tuple(let elements):
      return "(" + elements.map { text($0.label) + text($0.type) }.joined(separator: ",") + ")"
    case .function(let function):
      return "(" + function.parameters.map { text($0) }.joined(separator: ",") + ")"
        + (function.isThrowing ? "throws" : "") + "->" + text(function.result)
    case .any(let inner): return "any-" + text(inner)
    case .some(let inner): return "some-" + text(inner)
    case .composition(let parts): return parts.map { text($0) }.joined(separator: "&")
    case .metatype(let inner): return text(inner) + ".Type"
    case .inoutType(let inner): return "inout-" + text(inner)
    case .variadic(let inner): return text(inner) + "..."
    case .autoclosure(let inner): return "@auto-" + text(inner)
    case .error: return "error"
    }
  }

  private static func text(_ generics: [TypeSyntax]) -> String {
    generics.isEmpty ? "" : "<" + generics.map { text($0) }.joined(separator: ",") + ">"
  }
}
