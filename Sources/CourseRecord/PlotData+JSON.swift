import Plotting

extension JSON {
  init(_ data: PlotData) {
    switch data {
    case .number(let number): self = .finite(number)
    case .text(let text): self = .text(text)
    case .flag(let flag): self = .flag(flag)
    case .list(let values): self = .list(values.map { JSON($0) })
    case .object(let members):
      self = .object(members.map { Member($0.name, JSON($0.value)) })
    }
  }
}

extension RecordNode {
  /// Returns what `decode` makes of this value.
  func plotted<Figure>(
    _ decode: (PlotData) throws(PlotError) -> Figure
  ) throws(RecordError) -> Figure {
    let data = try plotData(of: value)
    do throws(PlotError) {
      return try decode(data)
    } catch {
      throw self.error(error.message)
    }
  }

  private func plotData(of value: JSON) throws(RecordError) -> PlotData {
    switch value {
    case .null: throw error("null has no meaning in a plot")
    case .flag(let flag): return .flag(flag)
    case .integer(let number): return .number(Double(number))
    case .number(let number): return .number(number)
    case .text(let text): return .text(text)
    case .list(let values):
      var result: [PlotData] = []
      for value in values { result.append(try plotData(of: value)) }
      return .list(result)
    case .object(let members):
      var result: [(name: String, value: PlotData)] = []
      for member in members { result.append((member.name, try plotData(of: member.value))) }
      return .object(result)
    }
  }
}
