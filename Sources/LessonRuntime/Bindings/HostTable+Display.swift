import LessonLanguage
import Plotting
import TrainingEngine

extension HostTable {
  /// What shows a value at its place: the block's last expression, or `show(_:)`.
  mutating func bindDisplay() {
    let context = context
    bind("display") { call throws(HostError) in
      context.takeText(from: call.machine)
      let output = try HostTable.output(of: call)
      guard context.hasRoom(forDisplay: output.size) else {
        throw call.failure(.outputTooLarge, "the program displayed more than its limit allows")
      }
      context.outputs.append(output.output)
    }
  }

  /// The displayed value, and about how many bytes it takes.
  private static func output(of call: HostCall) throws(HostError) -> (output: Output, size: Int) {
    guard let type = call.dynamicType(at: 0) else { return (.value("nil", type: "Any"), 3) }
    let descriptor = call.descriptor(ofType: type)
    let slots = call.slots(ofExistentialAt: 0)
    switch descriptor.kind {
    case .structure:
      if let output = try structure(named: descriptor.qualifiedName, slots, of: call) {
        return output
      }
    default: break
    }
    let text = try call.description(ofExistentialAt: 0)
    return (.value(text, type: call.spelling(ofType: type)), text.utf8.count)
  }

  /// What a structure of the interface is displayed as; one of a lesson with the same name is called `main.` and so on.
  private static func structure(
    named name: String, _ slots: [UInt64], of call: HostCall
  ) throws(HostError) -> (output: Output, size: Int)? {
    let kind: Figure.Kind
    switch name {
    case "Swift.Table":
      guard let object = call.object(of: slots[0]) as? TableObject else { return nil }
      return (.table(object.table), object.byteCount)
    case "Swift.Perceptron.Trace":
      guard let object = call.object(of: slots[0]) as? TraceObject else { return nil }
      return (.table(object.trace.table), object.byteCount)
    case "Swift.Plot": kind = .plot
    case "Swift.Frames": kind = .frames
    case "Swift.SmallMultiples": kind = .smallMultiples
    case "Swift.History":
      let history = History(
        loss: call.doubles(of: slots[0]), validationLoss: call.doubles(of: slots[1]),
        accuracy: call.doubles(of: slots[2]))
      return (.table(history.table), 32 * history.epochs)
    case "Swift.ConfusionMatrix":
      let counts = call.elements(of: slots[1]).map { call.integers(of: $0[0]) }
      let table = try confusionTable(labels: call.doubles(of: slots[0]), counts: counts)
      return (.table(table), TableObject.byteCount(of: table))
    default: return nil
    }
    let (figure, size) = try Figure.read(kind, slots, of: call)
    return (figure.output, 8 * size)
  }
}

extension SessionContext {
  /// Moves what was printed so far to the outputs.
  func takeText(from machine: Machine) {
    let text = machine.takeOutput()
    if !text.isEmpty { outputs.append(.text(String(decoding: text, as: UTF8.self))) }
  }
}

extension HostCall {
  /// Returns the type as Swift source spells it, such as `[String: [Double]]` or `Int?`.
  func spelling(ofType type: Int) -> String {
    let descriptor = descriptor(ofType: type)
    switch descriptor.kind {
    case .array(let element): return "[" + spelling(ofType: element) + "]"
    case .dictionary(let key, let value):
      return "[" + spelling(ofType: key) + ": " + spelling(ofType: value) + "]"
    case .set(let element): return "Set<" + spelling(ofType: element) + ">"
    case .optional(let wrapped): return spelling(ofType: wrapped) + "?"
    case .tuple(let labels, let elements):
      var text = "("
      for (index, element) in elements.enumerated() {
        if index > 0 { text += ", " }
        if let label = labels[index] { text += label + ": " }
        text += spelling(ofType: element.type)
      }
      return text + ")"
    default: return descriptor.name
    }
  }
}
