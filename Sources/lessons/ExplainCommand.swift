import ArgumentParser
import Diagnostics

/// `lessons explain`
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explains a finding: the rule, its reason, a wrong and a right example.",
    discussion: "Each finding ends with its id in brackets. Without an id, all are listed.")

  @Argument(help: "The id of a finding, such as `optional-not-unwrapped`.")
  var id: String?

  func run() throws {
    guard let id else {
      StandardStreams.write(ExplanationText.list)
      return
    }
    guard let page = Explanations.page(for: id) else {
      let nearest = Spelling.nearest(to: id, among: Explanations.all.map(\.id))
      throw ValidationError(
        "no finding has the id `\(id)`"
          + (nearest.map { "; did you mean `\($0)`?" } ?? "; `lessons explain` lists all"))
    }
    StandardStreams.write(ExplanationText.page(page))
  }
}
