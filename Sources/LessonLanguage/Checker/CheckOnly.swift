import Diagnostics
public func checkOnly(_ bytes: [UInt8], _ map: inout SourceMap, _ name: String) -> [Diagnostic] {
  var ids: [SourceID] = []
  for (file, text) in LibrarySource.files { ids.append(map.add(SourceText(name: file, utf8: Array(text.utf8)))) }
  let main = map.add(SourceText(name: name, utf8: bytes))
  var diagnostics: [Diagnostic] = []
  var library: [[Statement]] = []
  for id in ids {
    let parsed = Parser.parse(id, in: map, allowsBuiltins: true)
    diagnostics += parsed.diagnostics
    library.append(parsed.statements)
  }
  let parsed = Parser.parse(main, in: map)
  diagnostics += parsed.diagnostics
  let checker = Checker(sources: map)
  checker.addLibrary(library)
  _ = checker.check([parsed.statements], displayed: [false])
  return diagnostics + checker.diagnostics
}
