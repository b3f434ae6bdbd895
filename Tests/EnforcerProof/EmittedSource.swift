import SQLDialects

/// The emitted code of random schemas, and a list of them by seed.
package enum EmittedSource {
  package static func file(seed: UInt64) -> String {
    let schema = RandomKeySchema.schema(seed: seed)
    return EnforcerFile(schema, of: "random \(seed)", namespace: "Random\(seed)").text ?? ""
  }

  package static func list(_ seeds: [UInt64]) -> String {
    """
    public import ForeignKeys

    /// The random schemas whose code stands in this folder.
    public enum EmittedSchemas {
      public static let all: [(seed: UInt64, tables: [any KeyedTable.Type])] = [
    \(seeds.map { "    (\($0), Random\($0).tables)," }.joined(separator: "\n"))
      ]
    }

    """
  }
}
