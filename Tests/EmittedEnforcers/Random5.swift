// Written by generate-migration from the schema. Do not edit: the next run writes it anew.
// swift-format-ignore-file

#if !canImport(ForeignKeys)
  #warning("The foreign keys of DSQL are kept by this file: let its target depend on ForeignKeys, a product of cairn")
#else

public import ForeignKeys

/// Keeps the foreign keys of `random 5` in the application.
///
/// Each namespace is a table. Its operations are extensions of `EnforcedTable` and `KeyedTable`.
public enum Random5 {
  /// The tables that reference each other.
  public static let schema = ReferentialSchema([
    T1.table,
    T2.table,
    T3.table,
  ])

  /// The same as types.
  public static let tables: [any KeyedTable.Type] = [
    T1.self,
    T2.self,
    T3.self,
  ]
}

// MARK: - t1

extension Random5 {
  /// `t1`
  ///
  /// - Referenced by `t3`: on delete RESTRICT, on update CASCADE
  public enum T1: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "t1",
      columns: [
        KeyColumn("id", "bigint"),
      ],
      primaryKey: ["id"]
    )

    public static var schema: ReferentialSchema { Random5.schema }

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

      public init(id: Int64) {
        self.id = id
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
      }

      public var values: KeyRow { KeyRow([id.keyText]) }
    }
  }
}

// MARK: - t2

extension Random5 {
  /// `t2`
  ///
  /// - References `t3` by `f10`: on delete NO ACTION, on update CASCADE
  /// - References `t2` by `f20`: on delete CASCADE, on update SET DEFAULT
  /// - Referenced by `t2`: on delete CASCADE, on update SET DEFAULT
  public enum T2: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "t2",
      columns: [
        KeyColumn("id", "text"),
        KeyColumn("f10", "integer"),
        KeyColumn("f20", "text"),
      ],
      primaryKey: ["id"],
      foreignKeys: [
        ForeignKey(
          "t2_k1_fkey",
          ["f10"],
          references: "t3",
          ["code"],
          onUpdate: .cascade
        ),
        ForeignKey(
          "t2_k2_fkey",
          ["f20"],
          references: "t2",
          ["id"],
          onDelete: .cascade,
          onUpdate: .setDefault
        ),
      ]
    )

    public static var schema: ReferentialSchema { Random5.schema }

    /// The primary key.
    public struct Key: KeyRowConvertible {
      public var id: String

      public init(id: String) {
        self.id = id
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
      }

      public var values: KeyRow { KeyRow([id.keyText]) }
    }

    /// The columns that keys are about.
    public struct Row: KeyRowConvertible {
      public var id: String
      public var f10: Int32?
      public var f20: String?

      public init(id: String, f10: Int32?, f20: String?) {
        self.id = id
        self.f10 = f10
        self.f20 = f20
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        f10 = try values.optional(1)
        f20 = try values.optional(2)
      }

      public var values: KeyRow { KeyRow([id.keyText, f10?.keyText, f20?.keyText]) }
    }
  }
}

// MARK: - t3

extension Random5 {
  /// `t3`
  ///
  /// - References `t1` by `f00`: on delete RESTRICT, on update CASCADE
  /// - Referenced by `t2`: on delete NO ACTION, on update CASCADE
  public enum T3: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "t3",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("part", "integer"),
        KeyColumn("code", "integer"),
        KeyColumn("f00", "bigint"),
      ],
      primaryKey: ["id", "part"],
      foreignKeys: [
        ForeignKey(
          "t3_k0_fkey",
          ["f00"],
          references: "t1",
          ["id"],
          onDelete: .restrict,
          onUpdate: .cascade
        ),
      ]
    )

    public static var schema: ReferentialSchema { Random5.schema }

    /// The primary key.
    public struct Key: KeyRowConvertible {
      public var id: Int64
      public var part: Int32

      public init(id: Int64, part: Int32) {
        self.id = id
        self.part = part
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        part = try values.value(1)
      }

      public var values: KeyRow { KeyRow([id.keyText, part.keyText]) }
    }

    /// The columns that keys are about.
    public struct Row: KeyRowConvertible {
      public var id: Int64
      public var part: Int32
      public var code: Int32?
      public var f00: Int64?

      public init(id: Int64, part: Int32, code: Int32?, f00: Int64?) {
        self.id = id
        self.part = part
        self.code = code
        self.f00 = f00
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        part = try values.value(1)
        code = try values.optional(2)
        f00 = try values.optional(3)
      }

      public var values: KeyRow { KeyRow([id.keyText, part.keyText, code?.keyText, f00?.keyText]) }
    }
  }
}
#endif
