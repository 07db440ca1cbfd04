import Diagnostics

/// The library's declarations and a host's, read when a lesson first names them and kept for the next lesson.
///
/// Hand one to all compilations of a process, one after another: each lesson has its own checker, so that nothing
/// of one lesson shows in another, but what was parsed for one need not be parsed again. Not to be used by two
/// threads at once.
public final class Library {
  /// The library's files and the host's, in the order in which they are declared.
  let texts: [SourceText]
  /// Names all texts, for the parser.
  private let sources: SourceMap
  /// The names of all texts in spans.
  let sourceIDs: Set<SourceID>
  let outline: Outline
  /// Types, functions, variables and aliases of the top level by name, as items of the outline.
  let declarations: [String: [Int]]
  /// By the name of the type that they extend.
  let extensions: [String: [Int]]
  /// The names of the types whose bodies or extensions declare an operator, in order.
  let operatorOwners: [String: [String]]
  let operators: OperatorTable
  /// What is wrong with the texts themselves.
  private(set) var diagnostics: [Diagnostic] = []

  private var parsed: [Declaration?]
  /// By the item of a type.
  private var memberTables: [Int: [String: [Member]]] = [:]

  /// Makes the library of the language with the declarations of a host.
  ///
  /// - Parameter interface: Swift text that declares the host's types and functions, laid out like the library's
  ///   own (see `Outline`); its leaves are marked `@builtin("name")`.
  public init(interface: [(name: String, text: String)] = []) {
    var texts: [SourceText] = []
    var outline = Outline()
    for (name, text) in LibrarySource.files + interface {
      let source = SourceText(name: name, utf8: Array(text.utf8))
      outline.add(source.utf8, source: texts.count)
      texts.append(source)
    }
    var sources = SourceMap()
    sources.share(texts)
    var declarations: [String: [Int]] = [:]
    var extensions: [String: [Int]] = [:]
    var operatorItems: [Int] = []
    var index = 0
    while index < outline.items.count {
      let item = outline.items[index]
      switch item.introducer {
      case .extensionKeyword:
        extensions[Library.name(of: item, in: texts), default: []].append(index)
      case .operatorKeyword, .precedencegroupKeyword: operatorItems.append(index)
      default: declarations[Library.name(of: item, in: texts), default: []].append(index)
      }
      index = max(index + 1, Int(item.membersEnd))
    }
    var owners: [String: [String]] = [:]
    for (function, owner) in outline.operators {
      let name = Library.name(of: outline.items[function], in: texts)
      let type = Library.name(of: outline.items[owner], in: texts)
      if owners[name]?.contains(type) ?? false { continue }
      owners[name, default: []].append(type)
    }
    self.texts = texts
    self.sources = sources
    self.outline = outline
    self.declarations = declarations
    self.extensions = extensions
    operatorOwners = owners
    sourceIDs = Set(texts.indices.map { SourceMap.sharedID($0) })
    parsed = Array(repeating: nil, count: outline.items.count)
    var table = OperatorTable()
    for item in operatorItems {
      let (declaration, _) = Parser.parseDeclaration(
        in: outline.items[item].range, of: SourceMap.sharedID(Int(outline.items[item].source)),
        in: sources, isInProtocol: false, isHeadOnly: false)
      switch declaration.kind {
      case .operatorDeclaration(let syntax): table.declare(syntax)
      case .precedenceGroup(let syntax): table.declare(syntax)
      default: break
      }
    }
    operators = table
  }

  private static func name(of item: Outline.Item, in texts: [SourceText]) -> String {
    String(
      decoding: texts[Int(item.source)].utf8[Int(item.nameStart)..<Int(item.nameEnd)],
      as: UTF8.self)
  }

  func name(of item: Int) -> String { Library.name(of: outline.items[item], in: texts) }

  /// The syntax of an item: of a type or an extension whose members are items of their own only its head.
  func declaration(_ item: Int, isInProtocol: Bool = false) -> Declaration {
    if let declaration = parsed[item] { return declaration }
    let place = outline.items[item]
    let isHeadOnly = place.hasMembers && !place.members.isEmpty
    let end = isHeadOnly ? outline.items[place.members.lowerBound].range.lowerBound : Int(place.end)
    let (declaration, problems) = Parser.parseDeclaration(
      in: Int(place.start)..<end, of: SourceMap.sharedID(Int(place.source)), in: sources,
      isInProtocol: isInProtocol, isHeadOnly: isHeadOnly)
    diagnostics += problems
    parsed[item] = declaration
    return declaration
  }

  /// One member in one of the parts of a type, its own body or an extension.
  struct Member {
    var part: Int
    var item: Int
  }

  /// The functions, variables, initializers and subscripts that the items in `parts` declare, by name; the first of
  /// them is the type's own.
  func members(ofParts parts: [Int]) -> [String: [Member]] {
    if let table = memberTables[parts[0]] { return table }
    var table: [String: [Member]] = [:]
    for (part, item) in parts.enumerated() {
      for member in outline.items[item].members {
        switch outline.items[member].introducer {
        case .funcKeyword, .varKeyword, .letKeyword, .initKeyword, .subscriptKeyword:
          table[name(of: member), default: []].append(Member(part: part, item: member))
        default: break
        }
      }
    }
    memberTables[parts[0]] = table
    return table
  }
}
