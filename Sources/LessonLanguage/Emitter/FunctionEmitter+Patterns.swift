import Diagnostics

extension FunctionEmitter {
  /// Jumps to `otherwise` unless the value at `register` matches; binds nothing.
  func test(_ pattern: TypedPattern, _ register: Int, _ type: LoweredType, otherwise: Label) {
    switch pattern.kind {
    case .wildcard, .binding, .error: return
    case .tuple(let parts):
      guard case .tuple(let fields) = type.kind else { return }
      for (part, field) in zip(parts, fields) {
        test(part, register + field.offset, field.type, otherwise: otherwise)
      }
    case .enumCase(let entity, let parts):
      if case .optional(let wrapped, _) = type.kind {
        jump(entity.index == 0 ? .jumpIf : .jumpUnless, register, to: otherwise)
        if let part = parts.first {
          test(part, payloadRegister(type, register), wrapped, otherwise: otherwise)
        }
        return
      }
      guard let item = loweredCase(entity, type) else { return }
      jump(.jumpIfNotEqualConstant, register, entity.index, to: otherwise)
      for (index, part) in parts.enumerated() where needsTest(part) {
        let payload = item.payload[index]
        let place = allocate(payload)
        payloadPart(item, index, of: register, into: place)
        test(part, place, payload, otherwise: otherwise)
      }
    case .optionalSome(let inner):
      guard case .optional(let wrapped, _) = type.kind else { return }
      jump(.jumpUnless, register, to: otherwise)
      test(inner, payloadRegister(type, register), wrapped, otherwise: otherwise)
    case .optionalNone: jump(.jumpIf, register, to: otherwise)
    case .isType(let wanted):
      temporaries {
        let flag = allocate(1)
        emitTypeTest(register, type, lower(wanted), into: flag)
        jump(.jumpUnless, flag, to: otherwise)
      }
    case .asType(let inner, let wanted):
      let target = lower(wanted)
      temporaries {
        let flag = allocate(1)
        emitTypeTest(register, type, target, into: flag)
        jump(.jumpUnless, flag, to: otherwise)
      }
      if needsTest(inner) {
        let value = allocate(target)
        convertBorrowed(register, type, target, into: value)
        test(inner, value, target, otherwise: otherwise)
      }
    case .expression(let condition, let subject):
      storage[ObjectIdentifier(subject)] = .register(register)
      temporaries { emitCondition(condition, otherwise: otherwise) }
    }
  }

  private func needsTest(_ pattern: TypedPattern) -> Bool {
    switch pattern.kind {
    case .wildcard, .binding, .error: return false
    case .tuple(let parts): return parts.contains { needsTest($0) }
    default: return true
    }
  }

  private func bindsSomething(_ pattern: TypedPattern) -> Bool {
    switch pattern.kind {
    case .binding: return true
    case .tuple(let parts): return parts.contains { bindsSomething($0) }
    case .enumCase(_, let parts): return parts.contains { bindsSomething($0) }
    case .optionalSome(let inner), .asType(let inner, _): return bindsSomething(inner)
    default: return false
    }
  }

  /// Binds the names of a pattern that matches; they borrow what the subject owns.
  func bind(_ pattern: TypedPattern, _ register: Int, _ type: LoweredType) {
    switch pattern.kind {
    case .binding(let variable): bindVariable(variable, register, type)
    case .tuple(let parts):
      guard case .tuple(let fields) = type.kind else { return }
      for (part, field) in zip(parts, fields) { bind(part, register + field.offset, field.type) }
    case .enumCase(let entity, let parts):
      if case .optional(let wrapped, _) = type.kind {
        if let part = parts.first { bind(part, payloadRegister(type, register), wrapped) }
        return
      }
      guard let item = loweredCase(entity, type) else { return }
      for (index, part) in parts.enumerated() where bindsSomething(part) {
        let payload = item.payload[index]
        let place = allocate(payload)
        payloadPart(item, index, of: register, into: place)
        bind(part, place, payload)
      }
    case .optionalSome(let inner):
      guard case .optional(let wrapped, _) = type.kind else { return }
      bind(inner, payloadRegister(type, register), wrapped)
    case .asType(let inner, let wanted):
      guard bindsSomething(inner) else { return }
      let target = lower(wanted)
      let value = allocate(target)
      convertBorrowed(register, type, target, into: value)
      bind(inner, value, target)
    case .wildcard, .optionalNone, .isType, .expression, .error: return
    }
  }

  /// Converts a value whose type has been tested; what is made anew is released with the scope.
  private func convertBorrowed(
    _ register: Int, _ type: LoweredType, _ target: LoweredType, into value: Int
  ) {
    emitConversion(register, type, target, into: value)
    _ = own(value, target)
  }

  // MARK: Switch

  func emitSwitch(
    _ jump: Jump, _ subject: TypedExpression, _ cases: [TypedCase], _ variable: VariableEntity
  ) {
    let end = Label()
    scope {
      let type = lower(subject.type)
      let register = emitSubject(subject, type)
      loops.append((jump, end, nil, scopeFloor))
      let depth = cleanups.count
      loops[loops.count - 1].depth = depth
      emitCases(cases, register, type, end)
      loops.removeLast()
      place(end)
    }
  }

  /// Emits the cases of a `switch` or of a `catch`; each ends at `end`.
  func emitCases(_ cases: [TypedCase], _ register: Int, _ type: LoweredType, _ end: Label) {
    let bodies = cases.map { _ in Label() }
    let savedFallthrough = fallthroughLabel
    // `default` may stand anywhere, and is taken when nothing else matches.
    let order =
      cases.indices.filter { !cases[$0].items.isEmpty }
      + cases.indices.filter { cases[$0].items.isEmpty }
    let needsLabels = cases.contains { containsFallthrough($0.body) }
    for index in order {
      let item = cases[index]
      let next = Label()
      let depth = cleanups.count
      let saved = top
      if item.items.count <= 1 {
        let failure = FailurePath(self)
        if let alternative = item.items.first {
          span = alternative.pattern.span
          test(alternative.pattern, register, type, otherwise: failure.exit())
          bind(alternative.pattern, register, type)
          if let filter = alternative.filter {
            temporaries { emitCondition(filter, otherwise: failure.exit()) }
          }
        }
        emitCaseBody(item, bodies, index, needsLabels, depth, end)
        failure.finish(to: next)
      } else {
        emitAlternatives(item, register, type, next) {
          self.emitCaseBody(item, bodies, index, needsLabels, depth, end)
        }
      }
      top = saved
      place(next)
    }
    fallthroughLabel = savedFallthrough
  }

  private func emitCaseBody(
    _ item: TypedCase, _ bodies: [Label], _ index: Int, _ needsLabels: Bool, _ depth: Int,
    _ end: Label
  ) {
    if needsLabels { place(bodies[index]) }
    fallthroughLabel = index + 1 < bodies.count ? bodies[index + 1] : nil
    emitBlock(item.body)
    endScope(depth, isReachable: !endsWithJump)
    if !endsWithJump { jump(.jump, to: end) }
  }

  /// Several patterns with one body; the variables of the first serve for all.
  private func emitAlternatives(
    _ item: TypedCase, _ register: Int, _ type: LoweredType, _ next: Label, _ body: () -> Void
  ) {
    let matched = Label()
    prepareShared(item.items[0].pattern)
    for alternative in item.items {
      let failure = FailurePath(self)
      let other = Label()
      test(alternative.pattern, register, type, otherwise: failure.exit())
      bindShared(alternative.pattern, register, type)
      if let filter = alternative.filter {
        temporaries { emitCondition(filter, otherwise: failure.exit()) }
      }
      jump(.jump, to: matched)
      failure.finish(to: other)
      place(other)
    }
    // None matched: the shared variables hold nothing or are released here.
    leaveShared(to: next)
    place(matched)
    body()
  }

  private func leaveShared(to next: Label) {
    jump(.jump, to: next)
  }

  private func prepareShared(_ pattern: TypedPattern) {
    switch pattern.kind {
    case .binding(let variable):
      let type = lower(checker.type(of: variable))
      let register = allocate(type)
      storage[ObjectIdentifier(variable)] = .register(register)
    case .tuple(let parts): for part in parts { prepareShared(part) }
    case .enumCase(_, let parts): for part in parts { prepareShared(part) }
    case .optionalSome(let inner), .asType(let inner, _): prepareShared(inner)
    default: break
    }
  }

  /// Moves what an alternative binds to the shared registers; the subject keeps owning it.
  private func bindShared(_ pattern: TypedPattern, _ register: Int, _ type: LoweredType) {
    switch pattern.kind {
    case .binding(let variable):
      if case .register(let target)? = storage[ObjectIdentifier(variable.sharedWith ?? variable)] {
        move(type, from: register, to: target)
      }
    case .tuple(let parts):
      guard case .tuple(let fields) = type.kind else { return }
      for (part, field) in zip(parts, fields) {
        bindShared(part, register + field.offset, field.type)
      }
    case .enumCase(let entity, let parts):
      if case .optional(let wrapped, _) = type.kind {
        if let part = parts.first { bindShared(part, payloadRegister(type, register), wrapped) }
        return
      }
      guard let item = loweredCase(entity, type) else { return }
      for (index, part) in parts.enumerated() where bindsSomething(part) {
        temporaries {
          let place = allocate(item.payload[index])
          payloadPart(item, index, of: register, into: place)
          bindShared(part, place, item.payload[index])
        }
      }
    case .optionalSome(let inner):
      guard case .optional(let wrapped, _) = type.kind else { return }
      bindShared(inner, payloadRegister(type, register), wrapped)
    default: return
    }
  }

  private func containsFallthrough(_ statements: [TypedStatement]) -> Bool {
    statements.contains { statement in
      switch statement.kind {
      case .fellThrough: return true
      case .block(let inner), .group(let inner), .labelled(_, let inner):
        return containsFallthrough(inner)
      case .conditional(_, let body, let otherwise):
        return containsFallthrough(body) || otherwise.map { containsFallthrough($0) } ?? false
      default: return false
      }
    }
  }
}
