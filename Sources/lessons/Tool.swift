import ArgumentParser

/// The command-line tool; each subcommand stands in a file of its own.
@main
struct Tool: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lessons",
    abstract: "Turns Markdown lessons with executable Swift blocks into a static course site.",
    version: "0.1.0",
    subcommands: [BuildCommand.self, RunCommand.self, ExplainCommand.self])
}
