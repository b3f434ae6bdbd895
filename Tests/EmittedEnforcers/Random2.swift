// Written by generate-migration from the schema. Do not edit: the next run writes it anew.
// swift-format-ignore-file

#if !canImport(ForeignKeys)
  #warning("The foreign keys of DSQL are kept by this file: let its target depend on ForeignKeys, a product of cairn")
#else

public import ForeignKeys

/// Keeps the foreign keys of `random 2` in the application.
///
/// Each namespace is a table. Its operations are extensions of `EnforcedTable` and `KeyedTable`.
public enum Random2 {
  /// The tables that reference each other.
  public static let schema = ReferentialSchema([
    T1.table,
    T2.table,
    T3.table,
    T4.table,
    T5.table,
    T6.table,
    T7.table,
    T8.table,
  ])

  /// The same as types.
  public static let tables: [any KeyedTable.Type] = [
    T1.self,
    T2.self,
    T3.self,
    T4.self,
    T5.self,
    T6.self,
    T7.self,
    T8.self,
  ]
}

// MARK: - t1

extension Random2 {
  /// `t1`
  ///
  /// - References `t2` by `f00, f01`: on delete CASCADE, on update RESTRICT
  /// - Referenced by `t5`: on delete CASCADE, on update RESTRICT
  /// - Referenced by `t8`: on delete CASCADE, on update RESTRICT
  public enum T1: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "t1",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("part", "integer"),
        KeyColumn("f00", "bigint"),
        KeyColumn("f01", "integer"),
      ],
      primaryKey: ["id", "part"],
      foreignKeys: [
        ForeignKey(
          "t1_k0_fkey",
          ["f00", "f01"],
          references: "t2",
          ["id", "part"],
          onDelete: .cascade,
          onUpdate: .restrict
        ),
      ]
    )

    public static var schema: ReferentialSchema { Random2.schema }

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
      public var f00: Int64?
      public var f01: Int32?

      public init(id: Int64, part: Int32, f00: Int64?, f01: Int32?) {
        self.id = id
        self.part = part
        self.f00 = f00
        self.f01 = f01
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        part = try values.value(1)
        f00 = try values.optional(2)
        f01 = try values.optional(3)
      }

      public var values: KeyRow { KeyRow([id.keyText, part.keyText, f00?.keyText, f01?.keyText]) }
    }
  }
}

// MARK: - t2

extension Random2 {
  /// `t2`
  ///
  /// - References `t2` by `id, f01`: on delete CASCADE
  /// - References `t7` by `f01`: on delete RESTRICT
  /// - References `t7` by `f20`: on delete SET NULL, on update SET NULL
  /// - Referenced by `t1`: on delete CASCADE, on update RESTRICT
  /// - Referenced by `t2`: on delete CASCADE
  /// - Referenced by `t7`: on delete RESTRICT, on update CASCADE
  public enum T2: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "t2",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("part", "integer"),
        KeyColumn("f01", "integer"),
        KeyColumn("f20", "integer"),
      ],
      primaryKey: ["id", "part"],
      foreignKeys: [
        ForeignKey(
          "t2_k0_fkey",
          ["id", "f01"],
          references: "t2",
          ["id", "part"],
          onDelete: .cascade,
          isDeferred: true
        ),
        ForeignKey(
          "t2_k1_fkey",
          ["f01"],
          references: "t7",
          ["code"],
          onDelete: .restrict,
          isDeferred: true
        ),
        ForeignKey(
          "t2_k2_fkey",
          ["f20"],
          references: "t7",
          ["code"],
          onDelete: .setNull,
          onUpdate: .setNull,
          match: .full
        ),
      ]
    )

    public static var schema: ReferentialSchema { Random2.schema }

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
      public var f01: Int32?
      public var f20: Int32?

      public init(id: Int64, part: Int32, f01: Int32?, f20: Int32?) {
        self.id = id
        self.part = part
        self.f01 = f01
        self.f20 = f20
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        part = try values.value(1)
        f01 = try values.optional(2)
        f20 = try values.optional(3)
      }

      public var values: KeyRow { KeyRow([id.keyText, part.keyText, f01?.keyText, f20?.keyText]) }
    }
  }
}

// MARK: - t3

extension Random2 {
  /// `t3`
  ///
  /// - References `t3` by `f00`: on delete CASCADE, on update RESTRICT
  /// - References `t7` by `f10, f11`: on delete RESTRICT, on update SET DEFAULT
  /// - Referenced by `t3`: on delete CASCADE, on update RESTRICT
  /// - Referenced by `t5`: on delete CASCADE, on update RESTRICT
  public enum T3: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "t3",
      columns: [
        KeyColumn("id", "text"),
        KeyColumn("f00", "text"),
        KeyColumn("f10", "bigint"),
        KeyColumn("f11", "integer"),
      ],
      primaryKey: ["id"],
      foreignKeys: [
        ForeignKey(
          "t3_k0_fkey",
          ["f00"],
          references: "t3",
          ["id"],
          onDelete: .cascade,
          onUpdate: .restrict
        ),
        ForeignKey(
          "t3_k1_fkey",
          ["f10", "f11"],
          references: "t7",
          ["id", "part"],
          onDelete: .restrict,
          onUpdate: .setDefault
        ),
      ]
    )

    public static var schema: ReferentialSchema { Random2.schema }

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
      public var f00: String
      public var f10: Int64?
      public var f11: Int32?

      public init(id: String, f00: String, f10: Int64?, f11: Int32?) {
        self.id = id
        self.f00 = f00
        self.f10 = f10
        self.f11 = f11
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        f00 = try values.value(1)
        f10 = try values.optional(2)
        f11 = try values.optional(3)
      }

      public var values: KeyRow { KeyRow([id.keyText, f00.keyText, f10?.keyText, f11?.keyText]) }
    }
  }
}

// MARK: - t4

extension Random2 {
  /// `t4`
  ///
  /// - References `t4` by `f00, f01`: on delete SET DEFAULT of `f00`, on update CASCADE
  /// - Referenced by `t4`: on delete SET DEFAULT of `f00`, on update CASCADE
  /// - Referenced by `t5`: on delete SET NULL of `f00`, on update CASCADE
  /// - Referenced by `t6`: on delete SET NULL of `f00`, on update CASCADE
  public enum T4: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "t4",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("part", "integer"),
        KeyColumn("f00", "bigint"),
        KeyColumn("f01", "integer"),
      ],
      primaryKey: ["id", "part"],
      foreignKeys: [
        ForeignKey(
          "t4_k0_fkey",
          ["f00", "f01"],
          references: "t4",
          ["id", "part"],
          onDelete: .setDefault,
          onDeleteColumns: ["f00"],
          onUpdate: .cascade
        ),
      ]
    )

    public static var schema: ReferentialSchema { Random2.schema }

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

// MARK: - t5

extension Random2 {
  /// `t5`
  ///
  /// - References `t1` by `f00, code`: on delete CASCADE, on update RESTRICT
  /// - References `t4` by `f00, code`: on delete SET NULL of `f00`, on update CASCADE
  /// - References `t3` by `f20`: on delete CASCADE, on update RESTRICT
  /// - Referenced by `t6`: on delete CASCADE
  public enum T5: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "t5",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("code", "integer"),
        KeyColumn("f00", "bigint"),
        KeyColumn("f20", "text"),
      ],
      primaryKey: ["id"],
      foreignKeys: [
        ForeignKey(
          "t5_k0_fkey",
          ["f00", "code"],
          references: "t1",
          ["id", "part"],
          onDelete: .cascade,
          onUpdate: .restrict,
          match: .full
        ),
        ForeignKey(
          "t5_k1_fkey",
          ["f00", "code"],
          references: "t4",
          ["id", "part"],
          onDelete: .setNull,
          onDeleteColumns: ["f00"],
          onUpdate: .cascade,
          isDeferred: true
        ),
        ForeignKey(
          "t5_k2_fkey",
          ["f20"],
          references: "t3",
          ["id"],
          onDelete: .cascade,
          onUpdate: .restrict,
          match: .full,
          isDeferred: true
        ),
      ]
    )

    public static var schema: ReferentialSchema { Random2.schema }

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
      public var f00: Int64?
      public var f20: String

      public init(id: Int64, code: Int32?, f00: Int64?, f20: String) {
        self.id = id
        self.code = code
        self.f00 = f00
        self.f20 = f20
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        code = try values.optional(1)
        f00 = try values.optional(2)
        f20 = try values.value(3)
      }

      public var values: KeyRow { KeyRow([id.keyText, code?.keyText, f00?.keyText, f20.keyText]) }
    }
  }
}

// MARK: - t6

extension Random2 {
  /// `t6`
  ///
  /// - References `t4` by `f00, part`: on delete SET NULL of `f00`, on update CASCADE
  /// - References `t5` by `part`: on delete CASCADE
  public enum T6: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "t6",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("part", "integer"),
        KeyColumn("f00", "bigint"),
      ],
      primaryKey: ["id", "part"],
      foreignKeys: [
        ForeignKey(
          "t6_k0_fkey",
          ["f00", "part"],
          references: "t4",
          ["id", "part"],
          onDelete: .setNull,
          onDeleteColumns: ["f00"],
          onUpdate: .cascade
        ),
        ForeignKey(
          "t6_k1_fkey",
          ["part"],
          references: "t5",
          ["code"],
          onDelete: .cascade,
          isDeferred: true
        ),
      ]
    )

    public static var schema: ReferentialSchema { Random2.schema }

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
      public var f00: Int64?

      public init(id: Int64, part: Int32, f00: Int64?) {
        self.id = id
        self.part = part
        self.f00 = f00
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        part = try values.value(1)
        f00 = try values.optional(2)
      }

      public var values: KeyRow { KeyRow([id.keyText, part.keyText, f00?.keyText]) }
    }
  }
}

// MARK: - t7

extension Random2 {
  /// `t7`
  ///
  /// - References `t8` by `f00`: on delete RESTRICT, on update SET DEFAULT
  /// - References `t2` by `id, f11`: on delete RESTRICT, on update CASCADE
  /// - Referenced by `t2`: on delete RESTRICT
  /// - Referenced by `t2`: on delete SET NULL, on update SET NULL
  /// - Referenced by `t3`: on delete RESTRICT, on update SET DEFAULT
  public enum T7: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "t7",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("part", "integer"),
        KeyColumn("code", "integer"),
        KeyColumn("f00", "bigint"),
        KeyColumn("f11", "integer"),
      ],
      primaryKey: ["id", "part"],
      foreignKeys: [
        ForeignKey(
          "t7_k0_fkey",
          ["f00"],
          references: "t8",
          ["id"],
          onDelete: .restrict,
          onUpdate: .setDefault
        ),
        ForeignKey(
          "t7_k1_fkey",
          ["id", "f11"],
          references: "t2",
          ["id", "part"],
          onDelete: .restrict,
          onUpdate: .cascade,
          match: .full,
          isDeferred: true
        ),
      ]
    )

    public static var schema: ReferentialSchema { Random2.schema }

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
      public var f11: Int32?

      public init(id: Int64, part: Int32, code: Int32?, f00: Int64?, f11: Int32?) {
        self.id = id
        self.part = part
        self.code = code
        self.f00 = f00
        self.f11 = f11
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        part = try values.value(1)
        code = try values.optional(2)
        f00 = try values.optional(3)
        f11 = try values.optional(4)
      }

      public var values: KeyRow { KeyRow([id.keyText, part.keyText, code?.keyText, f00?.keyText, f11?.keyText]) }
    }
  }
}

// MARK: - t8

extension Random2 {
  /// `t8`
  ///
  /// - References `t1` by `f00, f01`: on delete CASCADE, on update RESTRICT
  /// - Referenced by `t7`: on delete RESTRICT, on update SET DEFAULT
  public enum T8: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "t8",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("f00", "bigint"),
        KeyColumn("f01", "integer"),
      ],
      primaryKey: ["id"],
      foreignKeys: [
        ForeignKey(
          "t8_k0_fkey",
          ["f00", "f01"],
          references: "t1",
          ["id", "part"],
          onDelete: .cascade,
          onUpdate: .restrict
        ),
      ]
    )

    public static var schema: ReferentialSchema { Random2.schema }

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
      public var f01: Int32

      public init(id: Int64, f00: Int64, f01: Int32) {
        self.id = id
        self.f00 = f00
        self.f01 = f01
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        f00 = try values.value(1)
        f01 = try values.value(2)
      }

      public var values: KeyRow { KeyRow([id.keyText, f00.keyText, f01.keyText]) }
    }
  }
}
#endif
