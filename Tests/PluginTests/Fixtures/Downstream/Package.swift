// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "shop",
  platforms: [.macOS(.v14)],
  dependencies: [.package(name: "cairn", path: "../cairn")],
  targets: [
    .target(name: "Schema", dependencies: [.product(name: "Cairn", package: "cairn")], path: "Schema"),
    .executableTarget(
      name: "generate-migration",
      dependencies: ["Schema", .product(name: "CairnGenerator", package: "cairn")]
    ),
  ],
  swiftLanguageModes: [.v6]
)
