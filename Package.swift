// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error)
]

/// A core module also compiles as Embedded Swift for WebAssembly; the compiler keeps the rule.
let core: [SwiftSetting] =
  strict + [
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatWarning("EmbeddedRestrictions", as: .error),
  ]

let package = Package(
  name: "lessons",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "lessons", targets: ["lessons"]),
    .library(name: "LessonLanguage", targets: ["LessonLanguage"]),
    .library(name: "TrainingEngine", targets: ["TrainingEngine"]),
    .library(name: "Plotting", targets: ["Plotting"]),
    .executable(name: "BrowserRuntime", targets: ["BrowserRuntime"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // Core: pure Swift, the same sources in the tool and in the page.
    .target(name: "Diagnostics", swiftSettings: core),
    .target(
      name: "PortableMath", swiftSettings: core,
      // Swift's `squareRoot()` calls `sqrt` for negative numbers, and nothing else links it.
      linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),
    .target(
      name: "LessonLanguage", dependencies: ["Diagnostics", "PortableMath"], swiftSettings: core),
    .target(name: "TrainingEngine", dependencies: ["PortableMath"], swiftSettings: core),
    .target(name: "Plotting", dependencies: ["PortableMath"], swiftSettings: core),
    .target(
      name: "LessonRuntime",
      dependencies: [
        "Diagnostics", "LessonLanguage", "PortableMath", "TrainingEngine", "Plotting",
      ],
      swiftSettings: core),
    .executableTarget(
      name: "BrowserRuntime", dependencies: ["CourseRecord", "Diagnostics", "LessonRuntime"],
      swiftSettings: core),

    // Shell: files, processes, libraries of the host.
    .systemLibrary(
      name: "CCMarkGFM", pkgConfig: "libcmark-gfm",
      providers: [
        .apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"]),
      ]),
    .systemLibrary(
      name: "CDuktape", pkgConfig: "duktape",
      providers: [.apt(["duktape-dev"]), .brew(["duktape"])]),
    .target(
      name: "LessonDocument",
      dependencies: ["CCMarkGFM", "Diagnostics", .product(name: "Yams", package: "Yams")],
      swiftSettings: strict),
    .target(
      name: "CourseRecord",
      dependencies: ["Diagnostics", "LessonRuntime", "Plotting", "TrainingEngine"],
      swiftSettings: strict),
    .target(
      name: "CourseSite",
      dependencies: [
        "CDuktape", "CourseRecord", "Diagnostics", "LessonDocument", "LessonLanguage",
        "LessonRuntime", "Plotting", "TrainingEngine",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "lessons",
      dependencies: [
        "CourseRecord", "CourseSite", "Diagnostics", "LessonDocument", "LessonRuntime",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: strict),
    .testTarget(name: "PortableMathTests", dependencies: ["PortableMath"], swiftSettings: strict),
    .testTarget(
      name: "LessonLanguageTests", dependencies: ["LessonLanguage", "Diagnostics"],
      exclude: ["Disassembly", "Messages"], swiftSettings: strict),
    .testTarget(
      name: "TrainingEngineTests", dependencies: ["TrainingEngine", "PortableMath"],
      exclude: ["Reference"], swiftSettings: strict),
    .testTarget(
      name: "PlottingTests", dependencies: ["Plotting"], exclude: ["Goldens"], swiftSettings: strict
    ),
    .testTarget(
      name: "LessonRuntimeTests",
      dependencies: [
        "LessonRuntime", "LessonLanguage", "Diagnostics", "Plotting", "TrainingEngine",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "LessonDocumentTests", dependencies: ["LessonDocument", "Diagnostics"],
      swiftSettings: strict),
    .testTarget(
      name: "CourseRecordTests",
      dependencies: ["CourseRecord", "LessonRuntime", "Plotting", "TrainingEngine"],
      swiftSettings: strict),
    .testTarget(
      name: "CourseSiteTests",
      dependencies: [
        "CourseSite", "CourseRecord", "Diagnostics", "LessonDocument", "LessonRuntime", "Plotting",
        "TrainingEngine",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "fuzz", dependencies: ["LessonLanguage", "Diagnostics"], path: "Tests/Fuzz",
      swiftSettings: strict),
    .testTarget(
      name: "lessonsTests",
      dependencies: ["lessons", "Diagnostics", "LessonLanguage", "LessonRuntime"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
