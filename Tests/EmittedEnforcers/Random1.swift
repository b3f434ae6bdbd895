// Written by generate-migration from the schema. Do not edit: the next run writes it anew.
// swift-format-ignore-file

#if !canImport(ForeignKeys)
  #warning("The foreign keys of DSQL are kept by this file: let its target depend on ForeignKeys, a product of cairn")
#else

public import ForeignKeys

/// Keeps the foreign keys of `random 1` in the application.
///
/// Each namespace is a table. Its operations are extensions of `EnforcedTable` and `KeyedTable`.
public enum Random1 {
  /// The tables that reference each other.
  public static let schema = ReferentialSchema([
    T1.table,
    T10.table,
    T11.table,
    T2.table,
    T3.table,
    T4.table,
    T5.table,
    T6.table,
    T8.table,
    T9.table,
  ])

  /// The same as types.
  public static let tables: [any KeyedTable.Type] = [
    T1.self,
    T10.self,
    T11.self,
    T2.self,
    T3.self,
    T4.self,
    T5.self,
    T6.self,
    T8.self,
    T9.self,
  ]
}

// MARK: - t1

extension Random1 {
  /// `t1`
  ///
  /// - References `t1` by `f00`: on delete RESTRICT, on update CASCADE
  /// - Referenced by `t1`: on delete RESTRICT, on update CASCADE
  /// - Referenced by `t10`: on delete CASCADE, on update SET NULL
  /// - Referenced by `t2`: on delete CASCADE, on update RESTRICT
  public enum T1: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "t1",
      columns: [
        KeyColumn("id", "text"),
        KeyColumn("f00", "text"),
      ],
      primaryKey: ["id"],
      foreignKeys: [
        ForeignKey(
          "t1_k0_fkey",
          ["f00"],
          references: "t1",
          ["id"],
          onDelete: .restrict,
          onUpdate: .cascade
        ),
      ]
    )

    public static var schema: ReferentialSchema { Random1.schema }

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
      public var f00: String?

      public init(id: String, f00: String?) {
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

extension Random1 {
  /// `t10`
  ///
  /// - References `t10` by `id, f01`: on delete CASCADE, on update RESTRICT
  /// - References `t11` by `f10`: on delete NO ACTION, on update CASCADE
  /// - References `t1` by `f20`: on delete CASCADE, on update SET NULL
  /// - Referenced by `t10`: on delete CASCADE, on update RESTRICT
  /// - Referenced by `t8`: on delete NO ACTION, on update RESTRICT
  public enum T10: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "t10",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("part", "integer"),
        KeyColumn("f01", "integer"),
        KeyColumn("f10", "bigint"),
        KeyColumn("f20", "text"),
      ],
      primaryKey: ["id", "part"],
      foreignKeys: [
        ForeignKey(
          "t10_k0_fkey",
          ["id", "f01"],
          references: "t10",
          ["id", "part"],
          onDelete: .cascade,
          onUpdate: .restrict,
          match: .full
        ),
        ForeignKey(
          "t10_k1_fkey",
          ["f10"],
          references: "t11",
          ["id"],
          onUpdate: .cascade
        ),
        ForeignKey(
          "t10_k2_fkey",
          ["f20"],
          references: "t1",
          ["id"],
          onDelete: .cascade,
          onUpdate: .setNull,
          isDeferred: true
        ),
      ]
    )

    public static var schema: ReferentialSchema { Random1.schema }

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
      public var f01: Int32
      public var f10: Int64?
      public var f20: String?

      public init(id: Int64, part: Int32, f01: Int32, f10: Int64?, f20: String?) {
        self.id = id
        self.part = part
        self.f01 = f01
        self.f10 = f10
        self.f20 = f20
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        part = try values.value(1)
        f01 = try values.value(2)
        f10 = try values.optional(3)
        f20 = try values.optional(4)
      }

      public var values: KeyRow { KeyRow([id.keyText, part.keyText, f01.keyText, f10?.keyText, f20?.keyText]) }
    }
  }
}

// MARK: - t11

extension Random1 {
  /// `t11`
  ///
  /// - References `t11` by `f00`: on delete CASCADE, on update RESTRICT
  /// - References `t6` by `f10`: on delete CASCADE
  /// - Referenced by `t10`: on delete NO ACTION, on update CASCADE
  /// - Referenced by `t11`: on delete CASCADE, on update RESTRICT
  public enum T11: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "t11",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("f00", "bigint"),
        KeyColumn("f10", "integer"),
      ],
      primaryKey: ["id"],
      foreignKeys: [
        ForeignKey(
          "t11_k0_fkey",
          ["f00"],
          references: "t11",
          ["id"],
          onDelete: .cascade,
          onUpdate: .restrict,
          match: .full
        ),
        ForeignKey(
          "t11_k1_fkey",
          ["f10"],
          references: "t6",
          ["code"],
          onDelete: .cascade
        ),
      ]
    )

    public static var schema: ReferentialSchema { Random1.schema }

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
      public var f10: Int32

      public init(id: Int64, f00: Int64, f10: Int32) {
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

// MARK: - t2

extension Random1 {
  /// `t2`
  ///
  /// - References `t1` by `f00`: on delete CASCADE, on update RESTRICT
  /// - Referenced by `t9`: on delete NO ACTION, on update CASCADE
  public enum T2: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "t2",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("part", "integer"),
        KeyColumn("f00", "text"),
      ],
      primaryKey: ["id", "part"],
      foreignKeys: [
        ForeignKey(
          "t2_k0_fkey",
          ["f00"],
          references: "t1",
          ["id"],
          onDelete: .cascade,
          onUpdate: .restrict
        ),
      ]
    )

    public static var schema: ReferentialSchema { Random1.schema }

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
      public var f00: String

      public init(id: Int64, part: Int32, f00: String) {
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

extension Random1 {
  /// `t3`
  ///
  /// - References `t3` by `f00`: on delete NO ACTION, on update SET DEFAULT
  /// - References `t9` by `f10, f11`: on delete SET DEFAULT, on update RESTRICT
  /// - Referenced by `t3`: on delete NO ACTION, on update SET DEFAULT
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
          onUpdate: .setDefault
        ),
        ForeignKey(
          "t3_k1_fkey",
          ["f10", "f11"],
          references: "t9",
          ["id", "part"],
          onDelete: .setDefault,
          onUpdate: .restrict
        ),
      ]
    )

    public static var schema: ReferentialSchema { Random1.schema }

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
      public var f00: String?
      public var f10: Int64?
      public var f11: Int32?

      public init(id: String, f00: String?, f10: Int64?, f11: Int32?) {
        self.id = id
        self.f00 = f00
        self.f10 = f10
        self.f11 = f11
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        f00 = try values.optional(1)
        f10 = try values.optional(2)
        f11 = try values.optional(3)
      }

      public var values: KeyRow { KeyRow([id.keyText, f00?.keyText, f10?.keyText, f11?.keyText]) }
    }
  }
}

// MARK: - t4

extension Random1 {
  /// `t4`
  ///
  /// - Referenced by `t5`: on delete SET DEFAULT, on update RESTRICT
  /// - Referenced by `t9`: on delete RESTRICT
  public enum T4: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "t4",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("code", "integer"),
      ],
      primaryKey: ["id"]
    )

    public static var schema: ReferentialSchema { Random1.schema }

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

// MARK: - t5

extension Random1 {
  /// `t5`
  ///
  /// - References `t4` by `f00`: on delete SET DEFAULT, on update RESTRICT
  /// - Referenced by `t8`: on delete RESTRICT, on update SET DEFAULT
  public enum T5: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "t5",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("part", "integer"),
        KeyColumn("f00", "integer"),
      ],
      primaryKey: ["id", "part"],
      foreignKeys: [
        ForeignKey(
          "t5_k0_fkey",
          ["f00"],
          references: "t4",
          ["code"],
          onDelete: .setDefault,
          onUpdate: .restrict
        ),
      ]
    )

    public static var schema: ReferentialSchema { Random1.schema }

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
      public var f00: Int32?

      public init(id: Int64, part: Int32, f00: Int32?) {
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

// MARK: - t6

extension Random1 {
  /// `t6`
  ///
  /// - Referenced by `t11`: on delete CASCADE
  public enum T6: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "t6",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("code", "integer"),
      ],
      primaryKey: ["id"]
    )

    public static var schema: ReferentialSchema { Random1.schema }

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

// MARK: - t8

extension Random1 {
  /// `t8`
  ///
  /// - References `t5` by `f00, f01`: on delete RESTRICT, on update SET DEFAULT
  /// - References `t10` by `f10, f11`: on delete NO ACTION, on update RESTRICT
  public enum T8: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "t8",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("f00", "bigint"),
        KeyColumn("f01", "integer"),
        KeyColumn("f10", "bigint"),
        KeyColumn("f11", "integer"),
      ],
      primaryKey: ["id"],
      foreignKeys: [
        ForeignKey(
          "t8_k0_fkey",
          ["f00", "f01"],
          references: "t5",
          ["id", "part"],
          onDelete: .restrict,
          onUpdate: .setDefault,
          isDeferred: true
        ),
        ForeignKey(
          "t8_k1_fkey",
          ["f10", "f11"],
          references: "t10",
          ["id", "part"],
          onUpdate: .restrict
        ),
      ]
    )

    public static var schema: ReferentialSchema { Random1.schema }

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
      public var f01: Int32?
      public var f10: Int64?
      public var f11: Int32

      public init(id: Int64, f00: Int64?, f01: Int32?, f10: Int64?, f11: Int32) {
        self.id = id
        self.f00 = f00
        self.f01 = f01
        self.f10 = f10
        self.f11 = f11
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        f00 = try values.optional(1)
        f01 = try values.optional(2)
        f10 = try values.optional(3)
        f11 = try values.value(4)
      }

      public var values: KeyRow { KeyRow([id.keyText, f00?.keyText, f01?.keyText, f10?.keyText, f11.keyText]) }
    }
  }
}

// MARK: - t9

extension Random1 {
  /// `t9`
  ///
  /// - References `t4` by `id`: on delete RESTRICT
  /// - References `t2` by `f10, part`: on delete NO ACTION, on update CASCADE
  /// - Referenced by `t3`: on delete SET DEFAULT, on update RESTRICT
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
          references: "t4",
          ["id"],
          onDelete: .restrict
        ),
        ForeignKey(
          "t9_k1_fkey",
          ["f10", "part"],
          references: "t2",
          ["id", "part"],
          onUpdate: .cascade
        ),
      ]
    )

    public static var schema: ReferentialSchema { Random1.schema }

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
