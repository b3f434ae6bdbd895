// Written by generate-migration from the schema. Do not edit: the next run writes it anew.
// swift-format-ignore-file

#if !canImport(ForeignKeys)
  #warning("The foreign keys of DSQL are kept by this file: let its target depend on ForeignKeys, a product of cairn")
#else

public import ForeignKeys

/// Keeps the foreign keys of `random 4` in the application.
///
/// Each namespace is a table. Its operations are extensions of `EnforcedTable` and `KeyedTable`.
public enum Random4 {
  /// The tables that reference each other.
  public static let schema = ReferentialSchema([
    T1.table,
    T10.table,
    T11.table,
    T12.table,
    T2.table,
    T3.table,
    T4.table,
    T5.table,
    T6.table,
    T7.table,
    T8.table,
    T9.table,
  ])

  /// The same as types.
  public static let tables: [any KeyedTable.Type] = [
    T1.self,
    T10.self,
    T11.self,
    T12.self,
    T2.self,
    T3.self,
    T4.self,
    T5.self,
    T6.self,
    T7.self,
    T8.self,
    T9.self,
  ]
}

// MARK: - t1

extension Random4 {
  /// `t1`
  ///
  /// - References `t11` by `f00`: on delete RESTRICT
  /// - References `t1` by `f00`: on delete SET DEFAULT, on update RESTRICT
  /// - Referenced by `t1`: on delete SET DEFAULT, on update RESTRICT
  /// - Referenced by `t7`: on delete NO ACTION, on update SET DEFAULT
  /// - Referenced by `t8`: on delete NO ACTION, on update CASCADE
  public enum T1: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "t1",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("f00", "bigint"),
      ],
      primaryKey: ["id"],
      foreignKeys: [
        ForeignKey(
          "t1_k0_fkey",
          ["f00"],
          references: "t11",
          ["id"],
          onDelete: .restrict,
          match: .full,
          isDeferred: true
        ),
        ForeignKey(
          "t1_k1_fkey",
          ["f00"],
          references: "t1",
          ["id"],
          onDelete: .setDefault,
          onUpdate: .restrict
        ),
      ]
    )

    public static var schema: ReferentialSchema { Random4.schema }

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

      public init(id: Int64, f00: Int64?) {
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

// MARK: - t10

extension Random4 {
  /// `t10`
  ///
  /// - References `t10` by `f00`: on delete CASCADE
  /// - Referenced by `t10`: on delete CASCADE
  /// - Referenced by `t9`: on delete CASCADE, on update CASCADE
  public enum T10: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "t10",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("f00", "bigint"),
      ],
      primaryKey: ["id"],
      foreignKeys: [
        ForeignKey(
          "t10_k0_fkey",
          ["f00"],
          references: "t10",
          ["id"],
          onDelete: .cascade,
          match: .full,
          isDeferred: true
        ),
      ]
    )

    public static var schema: ReferentialSchema { Random4.schema }

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
      public var f00: Int64

      public init(id: Int64, f00: Int64) {
        self.id = id
        self.f00 = f00
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        f00 = try values.value(1)
      }

      public var values: KeyRow { KeyRow([id.keyText, f00.keyText]) }
    }
  }
}

// MARK: - t11

extension Random4 {
  /// `t11`
  ///
  /// - Referenced by `t1`: on delete RESTRICT
  public enum T11: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "t11",
      columns: [
        KeyColumn("id", "bigint"),
      ],
      primaryKey: ["id"]
    )

    public static var schema: ReferentialSchema { Random4.schema }

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

// MARK: - t12

extension Random4 {
  /// `t12`
  ///
  /// - References `t9` by `f00, f01`: on delete SET NULL of `f01`, on update RESTRICT
  /// - Referenced by `t4`: on delete CASCADE, on update SET NULL
  /// - Referenced by `t7`: on delete SET DEFAULT, on update CASCADE
  /// - Referenced by `t8`: on delete CASCADE, on update CASCADE
  public enum T12: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "t12",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("f00", "bigint"),
        KeyColumn("f01", "integer"),
      ],
      primaryKey: ["id"],
      foreignKeys: [
        ForeignKey(
          "t12_k0_fkey",
          ["f00", "f01"],
          references: "t9",
          ["id", "part"],
          onDelete: .setNull,
          onDeleteColumns: ["f01"],
          onUpdate: .restrict,
          match: .full
        ),
      ]
    )

    public static var schema: ReferentialSchema { Random4.schema }

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
      public var f00: Int64
      public var f01: Int32?

      public init(id: Int64, f00: Int64, f01: Int32?) {
        self.id = id
        self.f00 = f00
        self.f01 = f01
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        f00 = try values.value(1)
        f01 = try values.optional(2)
      }

      public var values: KeyRow { KeyRow([id.keyText, f00.keyText, f01?.keyText]) }
    }
  }
}

// MARK: - t2

extension Random4 {
  /// `t2`
  ///
  /// - References `t2` by `f00`: on delete SET DEFAULT, on update SET DEFAULT
  /// - References `t2` by `f10`: on delete SET NULL, on update SET DEFAULT
  /// - Referenced by `t2`: on delete SET DEFAULT, on update SET DEFAULT
  /// - Referenced by `t2`: on delete SET NULL, on update SET DEFAULT
  public enum T2: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "t2",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("f00", "bigint"),
        KeyColumn("f10", "bigint"),
      ],
      primaryKey: ["id"],
      foreignKeys: [
        ForeignKey(
          "t2_k0_fkey",
          ["f00"],
          references: "t2",
          ["id"],
          onDelete: .setDefault,
          onUpdate: .setDefault
        ),
        ForeignKey(
          "t2_k1_fkey",
          ["f10"],
          references: "t2",
          ["id"],
          onDelete: .setNull,
          onUpdate: .setDefault
        ),
      ]
    )

    public static var schema: ReferentialSchema { Random4.schema }

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

      public init(id: Int64, f00: Int64?, f10: Int64?) {
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

// MARK: - t3

extension Random4 {
  /// `t3`
  ///
  /// - References `t3` by `part`: on delete CASCADE, on update CASCADE
  /// - Referenced by `t3`: on delete CASCADE, on update CASCADE
  /// - Referenced by `t4`: on delete NO ACTION, on update CASCADE
  public enum T3: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "t3",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("part", "integer"),
        KeyColumn("code", "integer"),
      ],
      primaryKey: ["id", "part"],
      foreignKeys: [
        ForeignKey(
          "t3_k0_fkey",
          ["part"],
          references: "t3",
          ["code"],
          onDelete: .cascade,
          onUpdate: .cascade,
          isDeferred: true
        ),
      ]
    )

    public static var schema: ReferentialSchema { Random4.schema }

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

      public init(id: Int64, part: Int32, code: Int32) {
        self.id = id
        self.part = part
        self.code = code
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        part = try values.value(1)
        code = try values.value(2)
      }

      public var values: KeyRow { KeyRow([id.keyText, part.keyText, code.keyText]) }
    }
  }
}

// MARK: - t4

extension Random4 {
  /// `t4`
  ///
  /// - References `t12` by `f00`: on delete CASCADE, on update SET NULL
  /// - References `t3` by `f10`: on delete NO ACTION, on update CASCADE
  /// - Referenced by `t6`: on delete SET DEFAULT, on update SET DEFAULT
  public enum T4: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "t4",
      columns: [
        KeyColumn("id", "text"),
        KeyColumn("code", "integer"),
        KeyColumn("f00", "bigint"),
        KeyColumn("f10", "integer"),
      ],
      primaryKey: ["id"],
      foreignKeys: [
        ForeignKey(
          "t4_k0_fkey",
          ["f00"],
          references: "t12",
          ["id"],
          onDelete: .cascade,
          onUpdate: .setNull,
          isDeferred: true
        ),
        ForeignKey(
          "t4_k1_fkey",
          ["f10"],
          references: "t3",
          ["code"],
          onUpdate: .cascade,
          match: .full,
          isDeferred: true
        ),
      ]
    )

    public static var schema: ReferentialSchema { Random4.schema }

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
      public var f10: Int32?

      public init(id: String, code: Int32, f00: Int64?, f10: Int32?) {
        self.id = id
        self.code = code
        self.f00 = f00
        self.f10 = f10
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        code = try values.value(1)
        f00 = try values.optional(2)
        f10 = try values.optional(3)
      }

      public var values: KeyRow { KeyRow([id.keyText, code.keyText, f00?.keyText, f10?.keyText]) }
    }
  }
}

// MARK: - t5

extension Random4 {
  /// `t5`
  ///
  /// - References `t5` by `f00, f01`: on delete CASCADE, on update CASCADE
  /// - Referenced by `t5`: on delete CASCADE, on update CASCADE
  public enum T5: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "t5",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("part", "integer"),
        KeyColumn("f00", "bigint"),
        KeyColumn("f01", "integer"),
      ],
      primaryKey: ["id", "part"],
      foreignKeys: [
        ForeignKey(
          "t5_k0_fkey",
          ["f00", "f01"],
          references: "t5",
          ["id", "part"],
          onDelete: .cascade,
          onUpdate: .cascade,
          match: .full,
          isDeferred: true
        ),
      ]
    )

    public static var schema: ReferentialSchema { Random4.schema }

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
      public var f01: Int32?

      public init(id: Int64, part: Int32, f00: Int64, f01: Int32?) {
        self.id = id
        self.part = part
        self.f00 = f00
        self.f01 = f01
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        part = try values.value(1)
        f00 = try values.value(2)
        f01 = try values.optional(3)
      }

      public var values: KeyRow { KeyRow([id.keyText, part.keyText, f00.keyText, f01?.keyText]) }
    }
  }
}

// MARK: - t6

extension Random4 {
  /// `t6`
  ///
  /// - References `t4` by `f00`: on delete SET DEFAULT, on update SET DEFAULT
  /// - References `t6` by `f10`: on delete CASCADE, on update CASCADE
  /// - Referenced by `t6`: on delete CASCADE, on update CASCADE
  public enum T6: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "t6",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("f00", "integer"),
        KeyColumn("f10", "bigint"),
      ],
      primaryKey: ["id"],
      foreignKeys: [
        ForeignKey(
          "t6_k0_fkey",
          ["f00"],
          references: "t4",
          ["code"],
          onDelete: .setDefault,
          onUpdate: .setDefault
        ),
        ForeignKey(
          "t6_k1_fkey",
          ["f10"],
          references: "t6",
          ["id"],
          onDelete: .cascade,
          onUpdate: .cascade,
          match: .full
        ),
      ]
    )

    public static var schema: ReferentialSchema { Random4.schema }

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
      public var f00: Int32
      public var f10: Int64?

      public init(id: Int64, f00: Int32, f10: Int64?) {
        self.id = id
        self.f00 = f00
        self.f10 = f10
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        f00 = try values.value(1)
        f10 = try values.optional(2)
      }

      public var values: KeyRow { KeyRow([id.keyText, f00.keyText, f10?.keyText]) }
    }
  }
}

// MARK: - t7

extension Random4 {
  /// `t7`
  ///
  /// - References `t1` by `f00`: on delete NO ACTION, on update SET DEFAULT
  /// - References `t12` by `f10`: on delete SET DEFAULT, on update CASCADE
  public enum T7: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "t7",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("f00", "bigint"),
        KeyColumn("f10", "bigint"),
      ],
      primaryKey: ["id"],
      foreignKeys: [
        ForeignKey(
          "t7_k0_fkey",
          ["f00"],
          references: "t1",
          ["id"],
          onUpdate: .setDefault,
          match: .full,
          isDeferred: true
        ),
        ForeignKey(
          "t7_k1_fkey",
          ["f10"],
          references: "t12",
          ["id"],
          onDelete: .setDefault,
          onUpdate: .cascade
        ),
      ]
    )

    public static var schema: ReferentialSchema { Random4.schema }

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
      public var f00: Int64
      public var f10: Int64

      public init(id: Int64, f00: Int64, f10: Int64) {
        self.id = id
        self.f00 = f00
        self.f10 = f10
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        f00 = try values.value(1)
        f10 = try values.value(2)
      }

      public var values: KeyRow { KeyRow([id.keyText, f00.keyText, f10.keyText]) }
    }
  }
}

// MARK: - t8

extension Random4 {
  /// `t8`
  ///
  /// - References `t1` by `f00`: on delete NO ACTION, on update CASCADE
  /// - References `t12` by `f10`: on delete CASCADE, on update CASCADE
  public enum T8: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "t8",
      columns: [
        KeyColumn("id", "text"),
        KeyColumn("f00", "bigint"),
        KeyColumn("f10", "bigint"),
      ],
      primaryKey: ["id"],
      foreignKeys: [
        ForeignKey(
          "t8_k0_fkey",
          ["f00"],
          references: "t1",
          ["id"],
          onUpdate: .cascade,
          match: .full,
          isDeferred: true
        ),
        ForeignKey(
          "t8_k1_fkey",
          ["f10"],
          references: "t12",
          ["id"],
          onDelete: .cascade,
          onUpdate: .cascade
        ),
      ]
    )

    public static var schema: ReferentialSchema { Random4.schema }

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
      public var f00: Int64
      public var f10: Int64

      public init(id: String, f00: Int64, f10: Int64) {
        self.id = id
        self.f00 = f00
        self.f10 = f10
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        f00 = try values.value(1)
        f10 = try values.value(2)
      }

      public var values: KeyRow { KeyRow([id.keyText, f00.keyText, f10.keyText]) }
    }
  }
}

// MARK: - t9

extension Random4 {
  /// `t9`
  ///
  /// - References `t10` by `id`: on delete CASCADE, on update CASCADE
  /// - References `t9` by `f10, part`: on delete SET DEFAULT of `f10`, on update CASCADE
  /// - Referenced by `t12`: on delete SET NULL of `f01`, on update RESTRICT
  /// - Referenced by `t9`: on delete SET DEFAULT of `f10`, on update CASCADE
  public enum T9: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "t9",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("part", "integer"),
        KeyColumn("f10", "bigint"),
      ],
      primaryKey: ["id", "part"],
      foreignKeys: [
        ForeignKey(
          "t9_k0_fkey",
          ["id"],
          references: "t10",
          ["id"],
          onDelete: .cascade,
          onUpdate: .cascade
        ),
        ForeignKey(
          "t9_k1_fkey",
          ["f10", "part"],
          references: "t9",
          ["id", "part"],
          onDelete: .setDefault,
          onDeleteColumns: ["f10"],
          onUpdate: .cascade,
          match: .full
        ),
      ]
    )

    public static var schema: ReferentialSchema { Random4.schema }

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
      public var f10: Int64

      public init(id: Int64, part: Int32, f10: Int64) {
        self.id = id
        self.part = part
        self.f10 = f10
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        part = try values.value(1)
        f10 = try values.value(2)
      }

      public var values: KeyRow { KeyRow([id.keyText, part.keyText, f10.keyText]) }
    }
  }
}
#endif
