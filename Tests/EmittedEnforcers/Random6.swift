// Written by generate-migration from the schema. Do not edit: the next run writes it anew.
// swift-format-ignore-file

#if !canImport(ForeignKeys)
  #warning("The foreign keys of DSQL are kept by this file: let its target depend on ForeignKeys, a product of cairn")
#else

public import ForeignKeys

/// Keeps the foreign keys of `random 6` in the application.
///
/// Each namespace is a table. Its operations are extensions of `EnforcedTable` and `KeyedTable`.
public enum Random6 {
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

extension Random6 {
  /// `t1`
  ///
  /// - References `t2` by `f10`: on delete CASCADE, on update SET DEFAULT
  /// - Referenced by `t2`: on delete CASCADE, on update SET NULL
  /// - Referenced by `t2`: on delete NO ACTION, on update CASCADE
  public enum T1: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "t1",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("f10", "integer"),
      ],
      primaryKey: ["id"],
      foreignKeys: [
        ForeignKey(
          "t1_k1_fkey",
          ["f10"],
          references: "t2",
          ["code"],
          onDelete: .cascade,
          onUpdate: .setDefault,
          isDeferred: true
        ),
      ]
    )

    public static var schema: ReferentialSchema { Random6.schema }

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
      public var f10: Int32?

      public init(id: Int64, f10: Int32?) {
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

// MARK: - t2

extension Random6 {
  /// `t2`
  ///
  /// - References `t1` by `f00`: on delete CASCADE, on update SET NULL
  /// - References `t2` by `f10`: on delete CASCADE
  /// - References `t1` by `f20`: on delete NO ACTION, on update CASCADE
  /// - Referenced by `t1`: on delete CASCADE, on update SET DEFAULT
  /// - Referenced by `t2`: on delete CASCADE
  /// - Referenced by `t3`: on delete RESTRICT, on update CASCADE
  public enum T2: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "t2",
      columns: [
        KeyColumn("id", "text"),
        KeyColumn("code", "integer"),
        KeyColumn("f00", "bigint"),
        KeyColumn("f10", "text"),
        KeyColumn("f20", "bigint"),
      ],
      primaryKey: ["id"],
      foreignKeys: [
        ForeignKey(
          "t2_k0_fkey",
          ["f00"],
          references: "t1",
          ["id"],
          onDelete: .cascade,
          onUpdate: .setNull
        ),
        ForeignKey(
          "t2_k1_fkey",
          ["f10"],
          references: "t2",
          ["id"],
          onDelete: .cascade,
          isDeferred: true
        ),
        ForeignKey(
          "t2_k2_fkey",
          ["f20"],
          references: "t1",
          ["id"],
          onUpdate: .cascade,
          isDeferred: true
        ),
      ]
    )

    public static var schema: ReferentialSchema { Random6.schema }

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
      public var code: Int32
      public var f00: Int64?
      public var f10: String
      public var f20: Int64?

      public init(id: String, code: Int32, f00: Int64?, f10: String, f20: Int64?) {
        self.id = id
        self.code = code
        self.f00 = f00
        self.f10 = f10
        self.f20 = f20
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        code = try values.value(1)
        f00 = try values.optional(2)
        f10 = try values.value(3)
        f20 = try values.optional(4)
      }

      public var values: KeyRow { KeyRow([id.keyText, code.keyText, f00?.keyText, f10.keyText, f20?.keyText]) }
    }
  }
}

// MARK: - t3

extension Random6 {
  /// `t3`
  ///
  /// - References `t2` by `f00`: on delete RESTRICT, on update CASCADE
  /// - References `t3` by `f10`: on delete NO ACTION, on update RESTRICT
  /// - Referenced by `t3`: on delete NO ACTION, on update RESTRICT
  public enum T3: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "t3",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("code", "integer"),
        KeyColumn("f00", "integer"),
        KeyColumn("f10", "integer"),
      ],
      primaryKey: ["id"],
      foreignKeys: [
        ForeignKey(
          "t3_k0_fkey",
          ["f00"],
          references: "t2",
          ["code"],
          onDelete: .restrict,
          onUpdate: .cascade
        ),
        ForeignKey(
          "t3_k1_fkey",
          ["f10"],
          references: "t3",
          ["code"],
          onUpdate: .restrict,
          isDeferred: true
        ),
      ]
    )

    public static var schema: ReferentialSchema { Random6.schema }

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
      public var code: Int32?
      public var f00: Int32
      public var f10: Int32?

      public init(id: Int64, code: Int32?, f00: Int32, f10: Int32?) {
        self.id = id
        self.code = code
        self.f00 = f00
        self.f10 = f10
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        code = try values.optional(1)
        f00 = try values.value(2)
        f10 = try values.optional(3)
      }

      public var values: KeyRow { KeyRow([id.keyText, code?.keyText, f00.keyText, f10?.keyText]) }
    }
  }
}
#endif
