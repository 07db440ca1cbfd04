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
  var worklist: [(index: Int, emit: (FunctionEmitter) -> Void, name: String)] = []
  /// Code of each function before all are laid into one buffer.
  var bodies: [Int: (code: [Instruction], spans: [Span])] = [:]

  var globalRegisters: [ObjectIdentifier: Int] = [:]
  var globalCount = 0
  /// Slots kept free behind the globals for static properties.
  static let staticLimit = 1024
  var staticCount = 0
  var staticRegisters: [InstanceKey: Int] = [:]

  var virtualSlots: [InstanceKey: VirtualSlot] = [:]
  var virtualOrder: [VirtualSlot] = []
  var requirements: [InstanceKey: DynamicRequirement] = [:]
  var requirementOrder: [DynamicRequirement] = []
  /// What is called on types that are only known at run time.
  var staticRequirementOrder: [DynamicRequirement] = []
  var castTargets: [Int: LoweredType] = [:]
  var isTooLarge = false
  /// What has been found out about bodies that may stand in place of calls.
  var surveys: [ObjectIdentifier: BodySurvey] = [:]
  let hostFunctions: [String: Int]

  init(checker: Checker, hostFunctions: [String: Int]) {
    self.checker = checker
    self.hostFunctions = hostFunctions
    program.strings = []
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
      globalRegisters[ObjectIdentifier(variable)] = globalCount
      globalCount += lower(checker.type(of: variable)).slotCount
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
    function.emitStatements(statements)
    function.emit(.endBlock)
    finish(index, function, resultSlots: 0, parameterSlots: 0)
    program.mainFrameSize = max(program.mainFrameSize, function.highest)
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
    worklist.append((index, emit, name))
    return index
  }

  /// Emits functions until none is left, virtual tables and witnesses included.
  private func drain() {
    var isDone = false
    while !isDone {
      while !worklist.isEmpty {
        let item = worklist.removeLast()
        let function = FunctionEmitter(
          self, substitution: [:], key: [], isMain: false, firstRegister: 0)
        function.functionIndex = item.index
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
