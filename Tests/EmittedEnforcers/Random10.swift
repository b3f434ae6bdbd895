// Written by generate-migration from the schema. Do not edit: the next run writes it anew.
// swift-format-ignore-file

#if !canImport(ForeignKeys)
  #warning("The foreign keys of DSQL are kept by this file: let its target depend on ForeignKeys, a product of cairn")
#else

public import ForeignKeys

/// Keeps the foreign keys of `random 10` in the application.
///
/// Each namespace is a table. Its operations are extensions of `EnforcedTable` and `KeyedTable`.
public enum Random10 {
  /// The tables that reference each other.
  public static let schema = ReferentialSchema([
    T1.table,
  ])

  /// The same as types.
  public static let tables: [any KeyedTable.Type] = [
    T1.self,
  ]
}

// MARK: - t1

extension Random10 {
  /// `t1`
  ///
  /// - References `t1` by `f10`: on delete NO ACTION, on update CASCADE
  /// - Referenced by `t1`: on delete NO ACTION, on update CASCADE
  public enum T1: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "t1",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("f10", "bigint"),
      ],
      primaryKey: ["id"],
      foreignKeys: [
        ForeignKey(
          "t1_k1_fkey",
          ["f10"],
          references: "t1",
          ["id"],
          onUpdate: .cascade,
          isDeferred: true
        ),
      ]
    )

    public static var schema: ReferentialSchema { Random10.schema }

    /// The primary key.
    public struct Key: KeyRowConvertible {
      public var id: Int64

      public init(id: Int64) {
        self.id = id
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
      }

      public var values: KeyRow { KeyRow([id.keyText]) }
    }

    /// The columns that keys are about.
    public struct Row: KeyRowConvertible {
      public var id: Int64
      public var f10: Int64?

      public init(id: Int64, f10: Int64?) {
        self.id = id
        self.f10 = f10
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        f10 = try values.optional(1)
      }

      public var values: KeyRow { KeyRow([id.keyText, f10?.keyText]) }
    }
  }
}
#endif
