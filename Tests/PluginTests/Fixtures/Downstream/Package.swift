// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "shop",
  platforms: [.macOS(.v14)],
  // Without the traits that reach a database: what generates SQL needs none of them.
  dependencies: [.package(name: "cairn", path: "../cairn", traits: [])],
  targets: [
    .target(name: "Schema", dependencies: [.product(name: "Cairn", package: "cairn")], path: "Schema"),
    .executableTarget(
      name: "generate-migration",
      dependencies: ["Schema", .product(name: "CairnGenerator", package: "cairn")]
    ),
  ],
  swiftLanguageModes: [.v6]
)
