import Diagnostics

extension Checker {
  func reportNoMatchingLabels(
    _ name: String, _ callables: [Callable], _ arguments: [CallArgument], _ span: Span,
    _ nameSpan: Span
  ) {
    // One candidate of the right number of arguments was meant.
    let similar = callables.filter { parameters(of: $0).count == arguments.count }
    if similar.count == 1, let only = similar.first {
      _ = apply(only, name, arguments, nil, span, nameSpan)
      return
    }
    report(
      .noMatchingLabels(
        name, labels: arguments.map { $0.label?.text }, at: nameSpan,
        candidates: callables.prefix(4).map { describeCandidate($0) }))
  }

  func reportNoOverload(
    _ name: String, _ matching: [Callable], _ arguments: [CallArgument], _ expected: Type?,
    _ span: Span, _ nameSpan: Span
  ) {
    if name == "subscript" {
      return reportSubscript(matching, arguments, nameSpan)
    }
    // An overload of which only one argument is wrong was meant.
    for callable in matching {
      let parameters = parameters(of: callable)
      let (matches, _) = matchLabels(parameters, arguments)
      let wrong = parameters.indices.flatMap { index in
        matches[index].filter { match in
          guard let typed = arguments[match].typed else { return false }
          let type = substitute(parameters[index].type, callable.substitution)
          return !couldConvert(typed.type, to: type)
        }.map { (index, $0) }
      }
      let isPlain = callable.substitution.isEmpty && callable.receiver == nil
      if isPlain, let (index, match) = wrong.first, let typed = arguments[match].typed,
        wrong.count == 1
          || wrong.allSatisfy({ arguments[$0.1].typed?.type.isSame(as: typed.type) ?? false })
      {
        return reportMismatch(
          typed, expected: parameters[index].type,
          for: expectation(of: parameters[index], callable))
      }
    }
    let nearest = matching.min { $0.rank < $1.rank }
    let specific = matching.filter { $0.rank == nearest?.rank }
    if specific.count == 1, let only = specific.first {
      let before = diagnostics.count
      _ = apply(only, name, arguments, expected, span, nameSpan)
      if diagnostics.count > before { return }
    }
    if arguments.contains(where: { $0.typed == nil && isClosure($0.syntax) }) {
      let before = diagnostics.count
      if let nearest { _ = apply(nearest, name, arguments, expected, span, nameSpan) }
      if diagnostics.count > before { return }
    }
    // What an argument says by itself is the nearer mistake.
    let before = diagnostics.count
    for argument in arguments where argument.typed == nil {
      if let syntax = argument.syntax, !isClosure(syntax) { _ = infer(syntax, expected: nil) }
    }
    if diagnostics.count > before { return }
    report(
      .noOverload(
        name, arguments: arguments.map { $0.typed.map { self.show($0.type) } ?? "_" },
        at: nameSpan, candidates: matching.prefix(4).map { describeCandidate($0) }))
  }

  private func reportSubscript(
    _ matching: [Callable], _ arguments: [CallArgument], _ span: Span
  ) {
    let own = matching.min { penalty(of: $0) < penalty(of: $1) }
    let expected = own.flatMap { parameters(of: $0).first?.type }.map {
      show(substitute($0, own?.substitution ?? [:]))
    }
    let found = arguments.first.flatMap { $0.typed }.map { show($0.type) } ?? "this"
    report(
      .wrongSubscript(
        of: own?.receiver.map { show($0.type) } ?? "this", expected: expected ?? "an index",
        found: found, text: arguments.first.flatMap { quotable($0.span) },
        at: arguments.first?.span ?? span,
        notes: elsewhere(arguments.first?.typed.map { origin(of: $0) } ?? [], than: span)))
  }

  func describeCandidate(_ callable: Callable) -> (String, Span) {
    let parts = parameters(of: callable).map {
      "\($0.label ?? "_"): \(show(substitute($0.type, callable.substitution)))\($0.isVariadic ? "..." : "")"
    }
    switch callable.kind {
    case .function(let function):
      return ("\(function.name)(\(parts.joined(separator: ", ")))", function.span)
    case .enumCase(let entity):
      return ("\(entity.name)(\(parts.joined(separator: ", ")))", entity.span)
    case .value(let value): return ("(\(parts.joined(separator: ", ")))", value.span)
    }
  }
}
