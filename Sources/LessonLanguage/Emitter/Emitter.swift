import Diagnostics

/// Turns a checked lesson into a program: every function once for each choice of its generic parameters.
final class Emitter {
  let checker: Checker
  var program = Program()
  var loweredTypes: [String: LoweredType] = [:]
  var loweredByIndex: [LoweredType] = []
  var loweringDepth = 0
  var incompleteTypes: [LoweredType] = []
  var layoutIndices: [Layout: Int] = [:]
  var nominalCount = 0
  /// By UTF-8, since equal strings may be spelled with different scalars.
  var stringIndices: [[UInt8]: Int] = [:]

  /// Functions to be emitted, by what makes each unique.
  var instances: [InstanceKey: Int] = [:]
  var worklist: [Work] = []
  /// Code of each function before all are laid into one buffer.
  var bodies: [Int: (code: [Instruction], spans: [Span])] = [:]

  var globalRegisters: [ObjectIdentifier: Int] = [:]
  var globalCount = 0
  /// Slots kept free behind the globals for static properties.
  static let staticLimit = 1024
  /// How many functions a lesson may have, each counted once for each choice of its generic parameters.
  private static let instanceLimit = 20_000
  var staticCount = 0
  var staticRegisters: [InstanceKey: Int] = [:]

  var virtualSlots: [InstanceKey: VirtualSlot] = [:]
  var virtualOrder: [VirtualSlot] = []
  var requirements: [InstanceKey: DynamicRequirement] = [:]
  var requirementOrder: [DynamicRequirement] = []
  /// What is called on types that are only known at run time.
  var staticRequirementOrder: [DynamicRequirement] = []
  var castTargets: [Int: LoweredType] = [:]
  /// What keeps the program from being emitted was reported; the rest is left out.
  var isTooLarge = false
  /// What has been found out about bodies that may stand in place of calls.
  var surveys: [ObjectIdentifier: BodySurvey] = [:]
  /// The function that is being emitted.
  private var current: FunctionEmitter?
  /// The variable that is being given its place before any code is emitted.
  private var declared: Span?
  let hostFunctions: [String: Int]

  init(checker: Checker, hostFunctions: [String: Int]) {
    self.checker = checker
    self.hostFunctions = hostFunctions
    program.strings = []
  }

  /// A function that is still to be emitted.
  struct Work {
    var index: Int
    /// Where the lesson first led to it.
    var origin: Span
    var emit: (FunctionEmitter) -> Void
  }

  /// What distinguishes one emitted function from another.
  struct InstanceKey: Hashable {
    enum Role: Int {
      case function, closure, initialValue, value, boundValue, caseValue, getter, setter,
        initialValues, dispatch, witness, staticValue, memberwise, classFactory, observed, rawValue,
        staticWitness, staticSetter,
        deinitializer, hash
    }

    var object: ObjectIdentifier
    var role: Role
    var types: [Int]
  }

  struct VirtualSlot {
    var index: Int
    var root: FunctionEntity?
    var property: VariableEntity?
    var isSetter: Bool
    var generics: [Int]
  }

  struct DynamicRequirement {
    var index: Int
    var function: FunctionEntity?
    var property: VariableEntity?
    var isSetter: Bool
    var generics: [Type]
    var substitution: Substitution
  }

  // MARK: The whole program

  /// Emits all blocks of the lesson and what they reach.
  func emit(_ checked: CheckedProgram) -> Program {
    for variable in checked.globals where variable.isStored {
      declared = variable.span
      let type = lower(checker.type(of: variable))
      globalRegisters[ObjectIdentifier(variable)] = globalCount
      addGlobalReferences(of: type, at: globalCount)
      globalCount += type.slotCount
      if globalCount > FunctionEmitter.registerLimit {
        stop(.functionTooLarge(at: variable.span))
        return program
      }
    }
    for statements in checked.blocks { emitBlock(statements) }
    drain()
    assemble()
    return program
  }

  private func emitBlock(_ statements: [TypedStatement]) {
    let index = reserve(name: "main")
    program.blocks.append(index)
    let function = FunctionEmitter(
      self, substitution: [:], key: [], isMain: true, firstRegister: globalCount + Self.staticLimit)
    current = function
    function.emitStatements(statements)
    // What conditions of `guard` hold lasts to the end of the block.
    function.leave(to: 0)
    function.emit(.endBlock)
    finish(index, function, resultSlots: 0, parameterSlots: 0)
    program.mainFrameSize = max(program.mainFrameSize, function.highest)
  }

  /// Notes which slots of the main frame keep references for a variable that starts at `register`.
  func addGlobalReferences(of type: LoweredType, at register: Int) {
    for reference in type.layout.references {
      program.globalReferences.append(register + reference)
    }
  }

  func reserve(name: String) -> Int {
    program.functions.append(
      FunctionCode(name: name, entry: 0, frameSize: 0, resultSlots: 0, parameterSlots: 0))
    return program.functions.count - 1
  }

  func finish(_ index: Int, _ function: FunctionEmitter, resultSlots: Int, parameterSlots: Int) {
    function.emitStubs()
    bodies[index] = (function.code, function.spans)
    program.functions[index].frameSize = function.highest
    program.functions[index].resultSlots = resultSlots
    program.functions[index].parameterSlots = parameterSlots
  }

  /// Returns the function for `key`, to be emitted by `emit` if it is new.
  func instance(_ key: InstanceKey, name: String, _ emit: @escaping (FunctionEmitter) -> Void)
    -> Int
  {
    if let index = instances[key] { return index }
    let index = reserve(name: name)
    instances[key] = index
    worklist.append(Work(index: index, origin: origin, emit: emit))
    if instances.count > Self.instanceLimit { stop(.tooManyInstances(at: origin)) }
    return index
  }

  /// The place in the lesson that the emitter is busy with.
  var origin: Span {
    guard let current else {
      return declared ?? Span(source: SourceID(index: 0), start: 0, end: 0)
    }
    return checker.library.sourceIDs.contains(current.span.source) ? current.origin : current.span
  }

  /// Reports what the lesson asks too much of, once.
  func stop(_ finding: Diagnostic) {
    if isTooLarge { return }
    isTooLarge = true
    checker.report(finding)
  }

  /// Emits functions until none is left, virtual tables and witnesses included.
  private func drain() {
    var isDone = false
    while !isDone {
      while !worklist.isEmpty {
        if isTooLarge { return }
        let item = worklist.removeLast()
        let function = FunctionEmitter(
          self, substitution: [:], key: [], isMain: false, firstRegister: 0)
        current = function
        function.functionIndex = item.index
        function.origin = item.origin
        item.emit(function)
        finish(
          item.index, function, resultSlots: function.resultSlots,
          parameterSlots: function.parameterSlots)
      }
      isDone = !fillTables()
    }
    fillConformances()
  }

  /// Lays all functions into one buffer of code.
  private func assemble() {
    for index in program.functions.indices {
      guard let body = bodies[index] else { continue }
      let entry = program.code.count
      program.functions[index].entry = entry
      for var instruction in body.code {
        if instruction.opcode.isJump { instruction.immediate += Int64(entry) }
        program.code.append(instruction)
      }
      program.spans += body.spans
    }
    program.mainFrameSize = max(program.mainFrameSize, globalCount + Self.staticLimit)
    for index in program.blocks { program.functions[index].frameSize = program.mainFrameSize }
  }

  func string(_ text: String) -> Int {
    let key = Array(text.utf8)
    if let index = stringIndices[key] { return index }
    program.strings.append(text)
    stringIndices[key] = program.strings.count - 1
    return program.strings.count - 1
  }

  // MARK: Substitutions

  /// The parameters that a function's code depends on.
  func parameters(of function: FunctionEntity) -> [GenericParameter] {
    var result: [GenericParameter] = []
    if let owner = function.owner {
      result += owner.genericParameters
      if let selfParameter = owner.selfParameter { result.append(selfParameter) }
    }
    return result + function.genericParameters
  }

  func parameters(of owner: NominalEntity) -> [GenericParameter] {
    owner.genericParameters + (owner.selfParameter.map { [$0] } ?? [])
  }

  /// `substitution` reduced to `parameters`, all concrete, with the indices of the types as a key.
  func concrete(_ parameters: [GenericParameter], _ substitution: Substitution) -> (
    Substitution, [Int]
  ) {
    var result: Substitution = [:]
    var key: [Int] = []
    for parameter in parameters {
      guard let type = substitution[parameter.id] else {
        key.append(-1)
        continue
      }
      let lowered = lower(type)
      result[parameter.id] = lowered.type
      key.append(lowered.index)
    }
    return (result, key)
  }
}
