// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "lessons", path: "..")],
  targets: [
    .executableTarget(
      name: "measure", dependencies: [.product(name: "LessonLanguage", package: "lessons")],
      swiftSettings: [.treatAllWarnings(as: .error)])
  ],
  swiftLanguageModes: [.v6]
)
