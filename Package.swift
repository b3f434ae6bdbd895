// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "cairn",
  platforms: [.macOS(.v14)],
  targets: [
    // MARK: Values
    .target(name: "SchemaModel", swiftSettings: settings),
    .target(name: "SchemaDiff", dependencies: ["SchemaModel"], swiftSettings: settings),

    // MARK: The language of Schema/
    .target(name: "Cairn", dependencies: ["SchemaModel"], swiftSettings: settings),
    // As a user's target is: without our settings, so that `import Cairn` is all that a file says.
    .target(name: "Schema", dependencies: ["Cairn"], path: "Schema"),

    // MARK: SQL
    .target(name: "SQLDialects", dependencies: ["SchemaModel"], swiftSettings: settings),
    .target(name: "MigrationFiles", dependencies: ["SchemaModel", "SQLDialects"], swiftSettings: settings),

    // MARK: Tests
    .target(name: "TestSupport", dependencies: ["SchemaModel"], path: "Tests/TestSupport", swiftSettings: settings),
    .testTarget(name: "SchemaModelTests", dependencies: ["SchemaModel"], swiftSettings: settings),
    .testTarget(
      name: "CairnTests",
      dependencies: ["Cairn", "Schema", "SchemaModel", "TestSupport"],
      exclude: ["Fixtures"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "SchemaDiffTests",
      dependencies: ["SchemaDiff", "SchemaModel", "TestSupport"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "SQLDialectsTests",
      dependencies: ["SQLDialects", "SchemaModel", "SchemaDiff", "TestSupport"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "MigrationFilesTests",
      dependencies: ["MigrationFiles", "SQLDialects", "SchemaModel", "TestSupport"],
      swiftSettings: settings
    ),
  ],
  swiftLanguageModes: [.v6]
)

var settings: [SwiftSetting] {
  [
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0335-existential-any.md
    .enableUpcomingFeature("ExistentialAny"),
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0409-access-level-on-imports.md
    .enableUpcomingFeature("InternalImportsByDefault"),
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0444-member-import-visibility.md
    .enableUpcomingFeature("MemberImportVisibility"),
  ]
}
