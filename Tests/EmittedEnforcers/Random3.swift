// Written by generate-migration from the schema. Do not edit: the next run writes it anew.
// swift-format-ignore-file

#if !canImport(ForeignKeys)
  #warning("The foreign keys of DSQL are kept by this file: let its target depend on ForeignKeys, a product of cairn")
#else

public import ForeignKeys

/// Keeps the foreign keys of `random 3` in the application.
///
/// Each namespace is a table. Its operations are extensions of `EnforcedTable` and `KeyedTable`.
public enum Random3 {
  /// The tables that reference each other.
  public static let schema = ReferentialSchema([
    T1.table,
    T2.table,
    T3.table,
    T5.table,
    T6.table,
  ])

  /// The same as types.
  public static let tables: [any KeyedTable.Type] = [
    T1.self,
    T2.self,
    T3.self,
    T5.self,
    T6.self,
  ]
}

// MARK: - t1

extension Random3 {
  /// `t1`
  ///
  /// - References `t3` by `id`: on delete CASCADE, on update RESTRICT
  /// - Referenced by `t6`: on delete CASCADE, on update CASCADE
  public enum T1: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "t1",
      columns: [
        KeyColumn("id", "bigint"),
      ],
      primaryKey: ["id"],
      foreignKeys: [
        ForeignKey(
          "t1_k0_fkey",
          ["id"],
          references: "t3",
          ["id"],
          onDelete: .cascade,
          onUpdate: .restrict,
          match: .full
        ),
      ]
    )

    public static var schema: ReferentialSchema { Random3.schema }

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

extension Random3 {
  /// `t2`
  ///
  /// - References `t2` by `f00, part`: on delete NO ACTION, on update CASCADE
  /// - Referenced by `t2`: on delete NO ACTION, on update CASCADE
  public enum T2: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "t2",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("part", "integer"),
        KeyColumn("f00", "bigint"),
      ],
      primaryKey: ["id", "part"],
      foreignKeys: [
        ForeignKey(
          "t2_k0_fkey",
          ["f00", "part"],
          references: "t2",
          ["id", "part"],
          onUpdate: .cascade
        ),
      ]
    )

    public static var schema: ReferentialSchema { Random3.schema }

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
      public var f00: Int64

      public init(id: Int64, part: Int32, f00: Int64) {
        self.id = id
        self.part = part
        self.f00 = f00
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        part = try values.value(1)
        f00 = try values.value(2)
      }

      public var values: KeyRow { KeyRow([id.keyText, part.keyText, f00.keyText]) }
    }
  }
}

// MARK: - t3

extension Random3 {
  /// `t3`
  ///
  /// - Referenced by `t1`: on delete CASCADE, on update RESTRICT
  public enum T3: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "t3",
      columns: [
        KeyColumn("id", "bigint"),
      ],
      primaryKey: ["id"]
    )

    public static var schema: ReferentialSchema { Random3.schema }

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

// MARK: - t5

extension Random3 {
  /// `t5`
  ///
  /// - References `t5` by `f00`: on delete CASCADE, on update RESTRICT
  /// - References `t5` by `f10`: on delete CASCADE, on update SET DEFAULT
  /// - References `t5` by `f20`: on delete CASCADE, on update SET DEFAULT
  /// - Referenced by `t5`: on delete CASCADE, on update RESTRICT
  /// - Referenced by `t5`: on delete CASCADE, on update SET DEFAULT
  /// - Referenced by `t5`: on delete CASCADE, on update SET DEFAULT
  public enum T5: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "t5",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("f00", "bigint"),
        KeyColumn("f10", "bigint"),
        KeyColumn("f20", "bigint"),
      ],
      primaryKey: ["id"],
      foreignKeys: [
        ForeignKey(
          "t5_k0_fkey",
          ["f00"],
          references: "t5",
          ["id"],
          onDelete: .cascade,
          onUpdate: .restrict,
          isDeferred: true
        ),
        ForeignKey(
          "t5_k1_fkey",
          ["f10"],
          references: "t5",
          ["id"],
          onDelete: .cascade,
          onUpdate: .setDefault,
          match: .full
        ),
        ForeignKey(
          "t5_k2_fkey",
          ["f20"],
          references: "t5",
          ["id"],
          onDelete: .cascade,
          onUpdate: .setDefault
        ),
      ]
    )

    public static var schema: ReferentialSchema { Random3.schema }

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
      public var f00: Int64?
      public var f10: Int64?
      public var f20: Int64?

      public init(id: Int64, f00: Int64?, f10: Int64?, f20: Int64?) {
        self.id = id
        self.f00 = f00
        self.f10 = f10
        self.f20 = f20
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        f00 = try values.optional(1)
        f10 = try values.optional(2)
        f20 = try values.optional(3)
      }

      public var values: KeyRow { KeyRow([id.keyText, f00?.keyText, f10?.keyText, f20?.keyText]) }
    }
  }
}

// MARK: - t6

extension Random3 {
  /// `t6`
  ///
  /// - References `t1` by `id`: on delete CASCADE, on update CASCADE
  public enum T6: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "t6",
      columns: [
        KeyColumn("id", "bigint"),
      ],
      primaryKey: ["id"],
      foreignKeys: [
        ForeignKey(
          "t6_k0_fkey",
          ["id"],
          references: "t1",
          ["id"],
          onDelete: .cascade,
          onUpdate: .cascade,
          isDeferred: true
        ),
      ]
    )

    public static var schema: ReferentialSchema { Random3.schema }

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
#endif
