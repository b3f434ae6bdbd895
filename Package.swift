// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "cairn",
  platforms: [.macOS(.v14)],
  products: [
    .library(name: "Cairn", targets: ["Cairn"]),
    .library(name: "CairnGenerator", targets: ["CairnGenerator"]),
    .library(name: "ForeignKeys", targets: ["ForeignKeys"]),
    .library(name: "ForeignKeysLibPQ", targets: ["ForeignKeysLibPQ"]),
    .plugin(name: "GenerateMigration", targets: ["GenerateMigration"]),
    .executable(name: "cairn", targets: ["CairnCommand"]),
  ],
  // What reaches a database, and with it the C library that each needs. The products above need neither.
  traits: [
    .trait(name: "Postgres", description: "cairn reaches Postgres and Aurora DSQL, through libpq (apt: libpq-dev)"),
    .trait(name: "MySQL", description: "cairn reaches MySQL, through libmysqlclient (apt: default-libmysqlclient-dev)"),
    .default(enabledTraits: ["Postgres", "MySQL"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    // Only for the token that DSQL takes as a password. A package that depends on ours never builds it.
    .package(url: "https://github.com/apple/swift-crypto", "3.0.0"..<"5.0.0"),
  ],
  targets: [
    // MARK: Values
    .target(name: "SchemaModel", swiftSettings: settings),
    .target(name: "SchemaDiff", dependencies: ["SchemaModel"], swiftSettings: settings),

    // MARK: The language of Schema/
    .target(name: "Cairn", dependencies: ["SchemaModel"], swiftSettings: settings),

    // MARK: SQL
    .target(name: "SQLDialects", dependencies: ["SchemaModel"], swiftSettings: settings),
    .target(name: "SchemaImport", dependencies: ["SchemaModel", "SQLDialects"], swiftSettings: settings),
    .target(name: "CSHA256"),
    .target(name: "MigrationFiles", dependencies: ["CSHA256", "SchemaModel", "SQLDialects"], swiftSettings: settings),
    .target(
      name: "CairnGenerator",
      dependencies: [
        "Cairn", "SchemaModel", "SchemaDiff", "SQLDialects", "MigrationFiles",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings
    ),

    // MARK: The user's side
    // As a user's target is: without our settings, so that `import Cairn` is all that a file says.
    .target(name: "Schema", dependencies: ["Cairn"], path: "Schema"),
    .executableTarget(name: "generate-migration", dependencies: ["CairnGenerator", "Schema"], swiftSettings: settings),
    .target(
      name: "GeneratedSchema",
      dependencies: ["ForeignKeys"],
      path: "Generated",
      swiftSettings: settings,
      plugins: ["SnapshotSchema"]
    ),

    // MARK: Plugins
    .plugin(
      name: "GenerateMigration",
      capability: .command(
        intent: .custom(
          verb: "generate-migration",
          description: "Write the SQL migration that leads from the last snapshot to the schema under Schema/"
        ),
        permissions: [.writeToPackageDirectory(reason: "It writes migrations, history and snapshot under Generated/.")]
      )
    ),
    .plugin(name: "SnapshotSchema", capability: .buildTool(), dependencies: ["generate-migration"]),

    // MARK: Databases
    .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"]), .brew(["libpq"])]),
    // Debian's is MariaDB's library under MySQL's name; both install mysqlclient.pc.
    .systemLibrary(
      name: "CMySQL",
      pkgConfig: "mysqlclient",
      providers: [.apt(["default-libmysqlclient-dev"]), .brew(["mysql-client"])]
    ),
    .target(
      name: "DatabaseDrivers",
      dependencies: [
        .target(name: "CPostgres", condition: .when(traits: ["Postgres"])),
        .target(name: "CMySQL", condition: .when(traits: ["MySQL"])),
        .product(name: "Crypto", package: "swift-crypto", condition: .when(traits: ["Postgres"])),
      ],
      swiftSettings: settings
    ),

    .target(
      name: "Introspection",
      dependencies: ["DatabaseDrivers", "SQLDialects", "SchemaModel"],
      swiftSettings: settings
    ),

    .target(name: "ThrowawayServers", dependencies: ["DatabaseDrivers"], swiftSettings: settings),

    .target(
      name: "Verification",
      dependencies: [
        "CairnGenerator", "DatabaseDrivers", "Introspection", "MigrationFiles", "MigrationRunner", "SQLDialects",
        "SchemaDiff", "SchemaModel", "ThrowawayServers",
      ],
      swiftSettings: settings
    ),

    .target(
      name: "MigrationRunner",
      dependencies: ["DatabaseDrivers", "MigrationFiles", "SQLDialects", "SchemaModel"],
      swiftSettings: settings
    ),

    // Not `cairn`: beside the module `Cairn` that name collides on file systems that ignore case.
    .executableTarget(
      name: "CairnCommand",
      dependencies: [
        "CairnGenerator", "DatabaseDrivers", "ForeignKeys", "ForeignKeysLibPQ", "Introspection", "MigrationRunner",
        "MigrationFiles", "SQLDialects", "SchemaImport", "SchemaModel", "ThrowawayServers", "Verification",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings
    ),

    // MARK: Foreign keys that the application keeps
    // What emitted code needs, and nothing else.
    .target(name: "ForeignKeys", swiftSettings: settings),
    .target(name: "ForeignKeysLibPQ", dependencies: ["DatabaseDrivers", "ForeignKeys"], swiftSettings: settings),

    .executableTarget(
      name: "FileServer",
      dependencies: ["ForeignKeys", "ForeignKeysLibPQ", "GeneratedSchema"],
      path: "Examples/FileServer",
      swiftSettings: settings
    ),

    // MARK: Speed
    // In no product, so that only this package builds it.
    .executableTarget(
      name: "SpeedBenchmark",
      dependencies: ["Cairn", "CairnGenerator", "SchemaModel", "SchemaDiff", "SQLDialects", "MigrationFiles"],
      path: "Benchmarks/Speed",
      swiftSettings: settings
    ),
    .executableTarget(
      name: "InspectionBenchmark",
      dependencies: ["DatabaseDrivers", "Introspection", "SchemaModel"],
      path: "Benchmarks/Inspection",
      swiftSettings: settings
    ),

    // MARK: Tests
    .target(name: "TestSupport", dependencies: ["SchemaModel"], path: "Tests/TestSupport", swiftSettings: settings),
    .testTarget(name: "SchemaModelTests", dependencies: ["SchemaModel"], swiftSettings: settings),
    .testTarget(
      name: "CairnTests",
      dependencies: ["Cairn", "Schema", "SQLDialects", "SchemaModel", "TestSupport"],
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
      name: "MySQLDialectTests",
      dependencies: ["SQLDialects", "SchemaModel", "SchemaDiff", "TestSupport"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "SchemaImportTests",
      dependencies: [
        "Cairn", "CairnGenerator", "DatabaseDrivers", "Introspection", "MigrationFiles", "RunnerSupport", "SQLDialects",
        "Schema", "SchemaImport", "SchemaModel", "TestSupport",
      ],
      exclude: ["Fixtures"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "MigrationFilesTests",
      dependencies: ["MigrationFiles", "SQLDialects", "SchemaModel", "TestSupport"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "CairnGeneratorTests",
      dependencies: [
        "CairnGenerator", "Cairn", "GeneratorSupport", "MigrationFiles", "Schema", "SchemaModel", "TestSupport",
      ],
      exclude: ["Accidents/fault.c"],
      swiftSettings: settings
    ),
    .target(
      name: "GeneratorSupport",
      dependencies: ["CairnGenerator", "Cairn", "TestSupport"],
      path: "Tests/GeneratorSupport",
      swiftSettings: settings
    ),
    .testTarget(
      name: "DatabaseTests",
      dependencies: ["Cairn", "GeneratorSupport", "TestSupport"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "ServerLawTests",
      dependencies: [
        "CairnGenerator", "MigrationFiles", "SQLDialects", "SchemaDiff", "SchemaModel", "TestSupport", "Verification",
      ],
      swiftSettings: settings
    ),
    .testTarget(
      name: "DatabaseDriversTests",
      dependencies: [
        "DatabaseDrivers", "RunnerSupport", "SchemaModel", "TestSupport",
        .product(name: "Crypto", package: "swift-crypto", condition: .when(traits: ["Postgres"])),
      ],
      swiftSettings: settings
    ),
    .testTarget(
      name: "ThrowawayServersTests",
      dependencies: ["DatabaseDrivers", "TestSupport", "ThrowawayServers"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "VerificationTests",
      dependencies: [
        "CairnGenerator", "DatabaseDrivers", "Introspection", "MigrationFiles", "RunnerSupport", "SQLDialects",
        "SchemaDiff", "SchemaImport", "SchemaModel", "TestSupport", "ThrowawayServers", "Verification",
      ],
      swiftSettings: settings
    ),
    .testTarget(
      name: "IntrospectionTests",
      dependencies: [
        "CairnGenerator", "DatabaseDrivers", "Introspection", "MigrationFiles", "RunnerSupport", "SQLDialects",
        "SchemaDiff", "SchemaModel", "TestSupport",
      ],
      swiftSettings: settings
    ),
    .target(
      name: "RunnerSupport",
      dependencies: ["MigrationFiles", "SQLDialects", "SchemaModel", "TestSupport"],
      path: "Tests/RunnerSupport",
      swiftSettings: settings
    ),
    .testTarget(
      name: "MigrationRunnerTests",
      dependencies: [
        "DatabaseDrivers", "MigrationFiles", "MigrationRunner", "RunnerSupport", "SQLDialects", "SchemaModel",
        "TestSupport",
      ],
      swiftSettings: settings
    ),
    .testTarget(
      name: "CairnCommandTests",
      dependencies: [
        "Cairn", "CairnCommand", "CairnGenerator", "GeneratorSupport", "MigrationFiles", "RunnerSupport", "SchemaModel",
        "TestSupport",
      ],
      swiftSettings: settings
    ),
    .target(
      name: "EnforcerProof",
      dependencies: ["ForeignKeys", "SQLDialects", "SchemaModel", "TestSupport"],
      path: "Tests/EnforcerProof",
      swiftSettings: settings
    ),
    .target(
      name: "EmittedEnforcers",
      dependencies: ["ForeignKeys"],
      path: "Tests/EmittedEnforcers",
      swiftSettings: settings
    ),
    .executableTarget(
      name: "ProveEnforcer",
      dependencies: ["EmittedEnforcers", "EnforcerProof", "ForeignKeys", "ForeignKeysLibPQ"],
      path: "Tests/ProveEnforcer",
      swiftSettings: settings
    ),
    .testTarget(
      name: "EnforcerTests",
      dependencies: [
        "EmittedEnforcers", "EnforcerProof", "ForeignKeys", "ForeignKeysLibPQ", "SQLDialects", "SchemaModel",
        "TestSupport",
      ],
      swiftSettings: settings
    ),
    .testTarget(name: "PluginTests", dependencies: ["TestSupport"], exclude: ["Fixtures"], swiftSettings: settings),
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
