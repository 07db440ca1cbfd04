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
  /// Of the processor, which a busy machine disturbs less than the clock on the wall.
  var processorSeconds: Double
  var peakBytes: Int

  /// Runs `tool` to its end, its output written to the file `output`, and asks the system what that process used.
  static func of(_ tool: String, _ arguments: [String], output: String = "/dev/null") throws
    -> Usage
  {
    #if os(macOS)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(
      &actions, STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var words: [UnsafeMutablePointer<CChar>?] = ([tool] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }

    let clock = ContinuousClock()
    let start = clock.now
    var process: pid_t = 0
    guard posix_spawnp(&process, tool, &actions, nil, &words, environ) == 0 else {
      throw Failure(description: "\(tool) does not start")
    }
    var status: Int32 = 0
    var usage = rusage()
    guard wait4(process, &status, 0, &usage) == process, status == 0 else {
      throw Failure(description: "\(tool) \(arguments.joined(separator: " ")) failed")
    }
    let duration = start.duration(to: clock.now).components
    #if os(macOS)
      let unit = 1
    #else
      let unit = 1024
    #endif
    return Usage(
      seconds: Double(duration.seconds) + Double(duration.attoseconds) / 1e18,
      processorSeconds: seconds(usage.ru_utime) + seconds(usage.ru_stime),
      peakBytes: Int(usage.ru_maxrss) * unit)
  }

  private static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) / 1e6
  }
}
