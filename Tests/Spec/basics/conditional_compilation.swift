// #if chooses at compile time, in statements, in types and in chains.
#if DEBUG
let mode = "debug"
let unknown: NoSuchType = 3
#elseif os(Linux) && swift(>=5.5)
let mode = "desktop"
#else
let mode = "other"
#endif
print(mode)
#if canImport(NoSuchModule) || false
import NoSuchModule
#endif
struct Settings {
  #if !DEBUG
  var level = 1
  #if os(Windows)
  var path = "C:"
  #else
  var path = "/"
  #endif
  #else
  var level = 2
  #endif
}
print(Settings().level, Settings().path)
