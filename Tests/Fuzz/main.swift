import Foundation

// Fuzzes the lesson language: `make fuzz`, or see `Options.usage`.
guard let options = Options(Array(CommandLine.arguments.dropFirst())) else {
  print(Options.usage)
  exit(2)
}
let corpus = Corpus(folders: options.corpus)
guard !corpus.programs.isEmpty else {
  print("no Swift file in \(options.corpus.joined(separator: ", "))")
  exit(2)
}
let mutator = Mutator(corpus: corpus, seed: options.seed)
if let number = options.shown {
  FileHandle.standardOutput.write(Data(mutator.input(number)))
  exit(0)
}
try FileManager.default.createDirectory(
  atPath: options.reports, withIntermediateDirectories: true)
let journalPath = "\(options.reports)/journal-\(options.seed)"
if options.workerEnd == nil { try? FileManager.default.removeItem(atPath: journalPath) }
guard let journal = Journal(path: journalPath) else {
  print("no journal can be kept in \(options.reports)")
  exit(2)
}
let worker = Worker(
  mutator: mutator, journal: journal, reports: options.reports,
  cleanInterval: options.cleanInterval, checkInterval: options.checkInterval)
if let end = options.workerEnd {
  worker.run(options.first..<end)
} else {
  exit(Campaign(options: options, worker: worker).run() ? 0 : 1)
}
