import Diagnostics

/// How a type lies in slots: plain ones and references, known statically.
///
/// `Int`, `Double`, `Bool`: one plain slot. `String`, `Character`, arrays, dictionaries, sets, closures, instances, existentials, host
/// objects: one reference. Structs and tuples: their elements one after another. Enums: a tag (the case's number) and, if any
/// case has a payload, the plain slots that the largest payload needs, then the references; unused ones are 0, so that which
/// slots are references never depends on the tag. `Optional`: tag 0 is `none`, 1 `some`; an optional of an
/// instance, a closure, an existential or a host object is one reference, 0 for `none`. An indirect payload is one box.
///
/// A reference slot may hold 0 (empty string, array, dictionary, set; none), an odd number (a string of at most seven UTF-8 bytes:
/// byte 0 is `length << 1 | 1`, the bytes follow from byte 1) or the address of a heap object. A string that fits is always immediate.
public struct Layout: Hashable, Sendable {
  public var slotCount: Int
  /// The slots that hold references, ascending.
  public var references: [Int]

  public init(slotCount: Int, references: [Int]) {
    self.slotCount = slotCount
    self.references = references
  }
}

/// What the machine knows of a type at run time: enough to describe, compare, hash and destroy its values.
public final class TypeDescriptor {
  public enum Kind {
    case void, integer, double, boolean, string, character
    /// Another integer type; the width is an `IntegerWidth` raw value.
    case sizedInteger(Int64)
    case array(element: Int)
    case dictionary(key: Int, value: Int)
    case set(element: Int)
    case optional(wrapped: Int)
    case tuple(labels: [String?], elements: [Field])
    case structure(fields: [Field])
    case enumeration(cases: [Case])
    case classType(ClassDescriptor)
    case function
    /// `Any` and protocol types.
    case existential
    /// An instance kept by the host, as a reference.
    case host
    case metatype
  }

  /// A stored property or tuple element: where it starts in the slots of the value.
  public struct Field {
    public var name: String
    public var type: Int
    public var offset: Int

    public init(name: String, type: Int, offset: Int) {
      self.name = name
      self.type = type
      self.offset = offset
    }
  }

  public struct Case {
    public var name: String
    /// Labels and types of the payload; `slots[i]` are the slots of the enum (or of the box) that hold the slots of payload i.
    public var labels: [String?]
    public var types: [Int]
    public var slots: [[Int]]
    /// The payload lies in a box of this layout; the box is in the first reference slot.
    public var boxLayout: Int?

    public init(name: String, labels: [String?], types: [Int], slots: [[Int]], boxLayout: Int?) {
      self.name = name
      self.labels = labels
      self.types = types
      self.slots = slots
      self.boxLayout = boxLayout
    }
  }

  /// As `String(describing: T.self)` shows it, such as `Array<Int>` or `Point`.
  public var name: String
  /// As it stands inside collections, such as `main.Point`.
  public var qualifiedName: String
  public var kind: Kind
  /// Index of the layout.
  public var layout: Int
  /// Functions of the lesson that the library calls; each takes its values borrowed. `description(self) -> String`,
  /// `debugDescription(self) -> String`, `==(a, b) -> Bool`, `<(a, b) -> Bool`, `hash(self, Hasher) -> Void` where the hasher is `inout` one slot.
  public var descriptionFunction: Int?
  public var debugDescriptionFunction: Int?
  public var equalFunction: Int?
  public var lessFunction: Int?
  public var hashFunction: Int?
  /// Types (protocols, superclasses) that a value of this type can be cast to, as type indices.
  public var conformances: Set<Int> = []

  public init(name: String, qualifiedName: String, kind: Kind, layout: Int) {
    self.name = name
    self.qualifiedName = qualifiedName
    self.kind = kind
    self.layout = layout
  }
}

/// A class: its fields start at payload slot 1.
public final class ClassDescriptor {
  public var superclass: Int?
  /// All fields, inherited ones first; offsets count from payload slot 1.
  public var fields: [TypeDescriptor.Field]
  /// The layout of all fields together.
  public var fieldLayout: Int
  /// Function indices.
  public var virtualTable: [Int] = []
  /// `deinit(self)`; the superclass's is called by it.
  public var deinitializer: Int?

  public init(superclass: Int?, fields: [TypeDescriptor.Field], fieldLayout: Int) {
    self.superclass = superclass
    self.fields = fields
    self.fieldLayout = fieldLayout
  }
}

/// A function's place in the code.
public struct FunctionCode {
  public var name: String
  /// The index of its first instruction.
  public var entry: Int
  /// Slots of its frame, the result's and the parameters' first.
  public var frameSize: Int
  public var resultSlots: Int
  public var parameterSlots: Int

  public init(name: String, entry: Int, frameSize: Int, resultSlots: Int, parameterSlots: Int) {
    self.name = name
    self.entry = entry
    self.frameSize = frameSize
    self.resultSlots = resultSlots
    self.parameterSlots = parameterSlots
  }
}

/// A checked lesson, ready to run.
public struct Program {
  public var code: [Instruction] = []
  /// Beside `code`: where each instruction comes from.
  public var spans: [Span] = []
  public var functions: [FunctionCode] = []
  /// Function indices of the lesson's blocks, in order; they run in the main frame.
  public var blocks: [Int] = []
  /// Slots of the main frame.
  public var mainFrameSize = 0
  /// The slots of the main frame in which the lesson's variables keep references from block to block.
  public var globalReferences: [Int] = []
  public var strings: [String] = []
  public var layouts: [Layout] = []
  public var types: [TypeDescriptor] = []
  /// `witnesses[type << 32 | requirement]` is a function index.
  public var witnesses: [Int64: Int] = [:]

  public init() {}
}

/// Why a program stopped.
public enum TrapCode: Int64, Sendable {
  case overflow, divisionByZero, conversion, indexOutOfRange, emptyCollection, forceUnwrap
  case forceCast, forceTry, fatalError, precondition, invalidRange, danglingUnowned, exclusivity
  case missingReturn, duplicateKey
  case fuelExhausted, memoryExhausted, recursionTooDeep, outputTooLarge
  case host, uncaughtError
  case arithmetic
}
