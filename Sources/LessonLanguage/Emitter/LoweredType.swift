/// A concrete type with its place in slots.
final class LoweredType {
  enum Kind {
    case void, integer, double, boolean, string, character, array, dictionary, set
    case sizedInteger(Int64)
    case structure([StoredField])
    case tuple([StoredField])
    case enumeration([LoweredCase])
    /// `isReference`: the payload is one reference that is never 0, which stands for `none`.
    case optional(LoweredType, isReference: Bool)
    case classType
    case function
    case existential
    case host
    case metatype
  }

  struct StoredField {
    var name: String
    var variable: VariableEntity?
    var offset: Int
    var type: LoweredType
  }

  struct LoweredCase {
    var entity: CaseEntity
    var payload: [LoweredType]
    /// Where the slots of each part lie: in the enum itself or in its box.
    var slots: [[Int]]
    var box: BoxedPayload?
  }

  struct BoxedPayload {
    var layout: Int
    var slotCount: Int
    /// The reference slot of the enum that holds the box.
    var slot: Int
  }

  /// Index in the program's types.
  let index: Int
  let type: Type
  var kind: Kind
  var layout: Layout
  var layoutIndex: Int
  let entity: NominalEntity?
  let arguments: [Type]
  /// Of a class: its fields, inherited ones first, from payload slot 1.
  var fields: [StoredField] = []
  var isInstantiated = false
  var isBoxed = false
  /// Whether the type itself is a value somewhere.
  var isMetatype = false
  var hasRuntime = false
  /// Lays out what lies behind the reference, once the types around it are known.
  var completion: (() -> Void)?
  /// How many of the requirements that are called dynamically have been looked at.
  var witnessCount = 0
  /// The same of static requirements.
  var staticWitnessCount = 0

  init(index: Int, type: Type, kind: Kind, layout: Layout, layoutIndex: Int) {
    self.index = index
    self.type = type
    self.kind = kind
    self.layout = layout
    self.layoutIndex = layoutIndex
    entity = type.nominalEntity
    arguments = type.arguments
  }

  /// Whether releasing a value may run a deinitializer, as far as it is known without following boxes.
  var mayRunCodeAtItsEnd: Bool {
    switch kind {
    case .void, .integer, .sizedInteger, .double, .boolean, .string, .character, .metatype: false
    case .structure(let fields), .tuple(let fields):
      fields.contains { $0.type.mayRunCodeAtItsEnd }
    case .enumeration(let cases):
      cases.contains { $0.box != nil || $0.payload.contains { $0.mayRunCodeAtItsEnd } }
    case .optional(let wrapped, _): wrapped.mayRunCodeAtItsEnd
    case .array, .dictionary, .set, .classType, .function, .existential, .host: true
    }
  }

  var slotCount: Int { layout.slotCount }
  var hasReferences: Bool { !layout.references.isEmpty }
  /// One slot that is a reference.
  var isReference: Bool { layout.slotCount == 1 && !layout.references.isEmpty }
  /// One slot that is none.
  var isPlainSlot: Bool { layout.slotCount == 1 && layout.references.isEmpty }
}
