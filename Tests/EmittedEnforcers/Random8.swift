// Written by generate-migration from the schema. Do not edit: the next run writes it anew.
// swift-format-ignore-file

#if !canImport(ForeignKeys)
  #warning("The foreign keys of DSQL are kept by this file: let its target depend on ForeignKeys, a product of cairn")
#else

public import ForeignKeys

/// Keeps the foreign keys of `random 8` in the application.
///
/// Each namespace is a table. Its operations are extensions of `EnforcedTable` and `KeyedTable`.
public enum Random8 {
  /// The tables that reference each other.
  public static let schema = ReferentialSchema([
    T1.table,
    T2.table,
    T3.table,
    T4.table,
    T5.table,
  ])

  /// The same as types.
  public static let tables: [any KeyedTable.Type] = [
    T1.self,
    T2.self,
    T3.self,
    T4.self,
    T5.self,
  ]
}

// MARK: - t1

extension Random8 {
  /// `t1`
  ///
  /// - References `t1` by `f00`: on delete NO ACTION, on update RESTRICT
  /// - References `t1` by `f00`: on delete CASCADE, on update CASCADE
  /// - Referenced by `t1`: on delete NO ACTION, on update RESTRICT
  /// - Referenced by `t1`: on delete CASCADE, on update CASCADE
  public enum T1: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "t1",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("part", "integer"),
        KeyColumn("code", "integer"),
        KeyColumn("f00", "integer"),
      ],
      primaryKey: ["id", "part"],
      foreignKeys: [
        ForeignKey(
          "t1_k0_fkey",
          ["f00"],
          references: "t1",
          ["code"],
          onUpdate: .restrict,
          match: .full,
          isDeferred: true
        ),
        ForeignKey(
          "t1_k1_fkey",
          ["f00"],
          references: "t1",
          ["code"],
          onDelete: .cascade,
          onUpdate: .cascade
        ),
      ]
    )

    public static var schema: ReferentialSchema { Random8.schema }

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
      public var code: Int32
      public var f00: Int32?

      public init(id: Int64, part: Int32, code: Int32, f00: Int32?) {
        self.id = id
        self.part = part
        self.code = code
        self.f00 = f00
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        part = try values.value(1)
        code = try values.value(2)
        f00 = try values.optional(3)
      }

      public var values: KeyRow { KeyRow([id.keyText, part.keyText, code.keyText, f00?.keyText]) }
    }
  }
}

// MARK: - t2

extension Random8 {
  /// `t2`
  ///
  /// - References `t3` by `f00`: on delete RESTRICT, on update CASCADE
  public enum T2: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "t2",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("f00", "integer"),
      ],
      primaryKey: ["id"],
      foreignKeys: [
        ForeignKey(
          "t2_k0_fkey",
          ["f00"],
          references: "t3",
          ["code"],
          onDelete: .restrict,
          onUpdate: .cascade,
          isDeferred: true
        ),
      ]
    )

    public static var schema: ReferentialSchema { Random8.schema }

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
      public var f00: Int32?

      public init(id: Int64, f00: Int32?) {
        self.id = id
        self.f00 = f00
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        f00 = try values.optional(1)
      }

      public var values: KeyRow { KeyRow([id.keyText, f00?.keyText]) }
    }
  }
}

// MARK: - t3

extension Random8 {
  /// `t3`
  ///
  /// - Referenced by `t2`: on delete RESTRICT, on update CASCADE
  /// - Referenced by `t4`: on delete RESTRICT
  public enum T3: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "t3",
      columns: [
        KeyColumn("id", "text"),
        KeyColumn("code", "integer"),
      ],
      primaryKey: ["id"]
    )

    public static var schema: ReferentialSchema { Random8.schema }

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
      public var code: Int32?

      public init(id: String, code: Int32?) {
        self.id = id
        self.code = code
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        code = try values.optional(1)
      }

      public var values: KeyRow { KeyRow([id.keyText, code?.keyText]) }
    }
  }
}

// MARK: - t4

extension Random8 {
  /// `t4`
  ///
  /// - References `t3` by `f00`: on delete RESTRICT
  /// - References `t5` by `f10`: on delete RESTRICT, on update CASCADE
  public enum T4: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "t4",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("f00", "text"),
        KeyColumn("f10", "integer"),
      ],
      primaryKey: ["id"],
      foreignKeys: [
        ForeignKey(
          "t4_k0_fkey",
          ["f00"],
          references: "t3",
          ["id"],
          onDelete: .restrict,
          isDeferred: true
        ),
        ForeignKey(
          "t4_k1_fkey",
          ["f10"],
          references: "t5",
          ["code"],
          onDelete: .restrict,
          onUpdate: .cascade,
          match: .full
        ),
      ]
    )

    public static var schema: ReferentialSchema { Random8.schema }

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
      public var f00: String?
      public var f10: Int32?

      public init(id: Int64, f00: String?, f10: Int32?) {
        self.id = id
        self.f00 = f00
        self.f10 = f10
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        f00 = try values.optional(1)
        f10 = try values.optional(2)
      }

      public var values: KeyRow { KeyRow([id.keyText, f00?.keyText, f10?.keyText]) }
    }
  }
}

// MARK: - t5

extension Random8 {
  /// `t5`
  ///
  /// - Referenced by `t4`: on delete RESTRICT, on update CASCADE
  public enum T5: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "t5",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("code", "integer"),
      ],
      primaryKey: ["id"]
    )

    public static var schema: ReferentialSchema { Random8.schema }

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

      public init(id: Int64, code: Int32?) {
        self.id = id
        self.code = code
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        code = try values.optional(1)
      }

      public var values: KeyRow { KeyRow([id.keyText, code?.keyText]) }
    }
  }
}
#endif
