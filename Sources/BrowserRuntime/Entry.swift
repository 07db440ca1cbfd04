import CourseRecord
import LessonRuntime

/// A WebAssembly module needs no main function; a program for the machine that compiles it does.
@main
enum Entry {
  static func main() {}
}

/// Returns room for `count` bytes; the caller writes a request there and frees it with
/// `lessons_free`.
@c(lessons_allocate)
public func allocate(_ count: Int) -> UnsafeMutableRawPointer {
  .allocate(byteCount: max(count, 1), alignment: 8)
}

/// Frees what `lessons_allocate` or `lessons_run` returned.
@c(lessons_free)
public func free(_ pointer: UnsafeMutableRawPointer) {
  pointer.deallocate()
}

/// Runs the request of `count` bytes at `pointer`; see `Request` for its form and `Response` for the
/// result's.
@c(lessons_run)
public func run(_ pointer: UnsafeRawPointer, _ count: Int) -> UnsafeMutableRawPointer {
  var reader = ByteReader(UnsafeRawBufferPointer(start: pointer, count: count))
  guard let request = Request(&reader) else {
    return Response(record: "", findings: "the request cannot be read\n").encoded()
  }
  return request.run().encoded()
}

/// Returns the version of the runtime in a request's form of text; equal versions give equal outputs.
@c(lessons_version)
public func version() -> UnsafeMutableRawPointer {
  var writer = ByteWriter()
  writer.write(Session.runtimeVersion)
  return writer.allocated()
}
