import SQLDialects

/// The emitted code of random schemas, and a list of them by seed.
package enum EmittedSource {
  package static func files(_ seeds: [UInt64]) -> [(name: String, text: String)] {
    seeds.map { ("Random\($0).swift", file(seed: $0)) } + [("EmittedSchemas.swift", list(seeds))]
  }

  /// What stands in Tests/EmittedEnforcers.
  package static var standing: [(name: String, text: String)] {
    files(Array(1...10)) + [
      ("Shop.swift", EnforcerFile(FixedSchemas.shop, of: "shop", namespace: "Shop").text ?? ""),
      ("Hostile.swift", EnforcerFile(FixedSchemas.hostile, of: "hostile\n\"names\"", namespace: "Hostile").text ?? ""),
    ]
  }

  /// The enforcer of a large schema.
  package static func large(tables: Int, keys: Int) -> String {
    EnforcerFile(FixedSchemas.large(tables: tables, keys: keys), of: "large", namespace: "Large").text ?? ""
  }

  private static func file(seed: UInt64) -> String {
    let schema = RandomKeySchema.schema(seed: seed)
    return EnforcerFile(schema, of: "random \(seed)", namespace: "Random\(seed)").text ?? ""
  }

  private static func list(_ seeds: [UInt64]) -> String {
    """
    public import ForeignKeys

    /// The random schemas whose code stands in this folder.
    public enum EmittedSchemas {
      /// By seed.
      public static let all: [(seed: UInt64, tables: [any KeyedTable.Type])] = [
    \(seeds.map { "    (\($0), Random\($0).tables)," }.joined(separator: "\n"))
      ]
    }

    """
  }
}
