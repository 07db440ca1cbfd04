import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// What one run of a program took.
struct Usage {
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  var seconds: Double
  var peakBytes: Int

  /// Runs `tool` to its end, its output thrown away, and asks the system what that process used.
  static func of(_ tool: String, _ arguments: [String]) throws -> Usage {
    #if os(macOS)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
    }
    var words: [UnsafeMutablePointer<CChar>?] = ([tool] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }

    let clock = ContinuousClock()
    let start = clock.now
    var process: pid_t = 0
    guard posix_spawn(&process, tool, &actions, nil, &words, environ) == 0 else {
      throw Failure(description: "\(tool) does not start")
    }
    var status: Int32 = 0
    var usage = rusage()
    guard wait4(process, &status, 0, &usage) == process, status == 0 else {
      throw Failure(description: "\(tool) \(arguments.joined(separator: " ")) failed")
    }
    let duration = start.duration(to: clock.now).components
    let seconds = Double(duration.seconds) + Double(duration.attoseconds) / 1e18
    #if os(macOS)
      let unit = 1
    #else
      let unit = 1024
    #endif
    return Usage(seconds: seconds, peakBytes: Int(usage.ru_maxrss) * unit)
  }
}
