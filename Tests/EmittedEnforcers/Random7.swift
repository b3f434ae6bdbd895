// Written by generate-migration from the schema. Do not edit: the next run writes it anew.
// swift-format-ignore-file

#if !canImport(ForeignKeys)
  #warning("The foreign keys of DSQL are kept by this file: let its target depend on ForeignKeys, a product of cairn")
#else

public import ForeignKeys

/// Keeps the foreign keys of `random 7` in the application.
///
/// Each namespace is a table. Its operations are extensions of `EnforcedTable` and `KeyedTable`.
public enum Random7 {
  /// The tables that reference each other.
  public static let schema = ReferentialSchema([
    T1.table,
    T2.table,
    T3.table,
    T4.table,
  ])

  /// The same as types.
  public static let tables: [any KeyedTable.Type] = [
    T1.self,
    T2.self,
    T3.self,
    T4.self,
  ]
}

// MARK: - t1

extension Random7 {
  /// `t1`
  ///
  /// - References `t1` by `f00`: on delete CASCADE, on update CASCADE
  /// - Referenced by `t1`: on delete CASCADE, on update CASCADE
  /// - Referenced by `t3`: on delete SET DEFAULT
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
          references: "t1",
          ["id"],
          onDelete: .cascade,
          onUpdate: .cascade,
          isDeferred: true
        ),
      ]
    )

    public static var schema: ReferentialSchema { Random7.schema }

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

// MARK: - t2

extension Random7 {
  /// `t2`
  ///
  /// - References `t2` by `f00`: on delete CASCADE, on update SET DEFAULT
  /// - References `t3` by `f10, f11`: on delete NO ACTION
  /// - References `t2` by `f20`: on delete CASCADE, on update CASCADE
  /// - Referenced by `t2`: on delete CASCADE, on update SET DEFAULT
  /// - Referenced by `t2`: on delete CASCADE, on update CASCADE
  /// - Referenced by `t3`: on delete SET NULL, on update SET DEFAULT
  /// - Referenced by `t4`: on delete CASCADE
  public enum T2: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "t2",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("f00", "bigint"),
        KeyColumn("f10", "bigint"),
        KeyColumn("f11", "integer"),
        KeyColumn("f20", "bigint"),
      ],
      primaryKey: ["id"],
      foreignKeys: [
        ForeignKey(
          "t2_k0_fkey",
          ["f00"],
          references: "t2",
          ["id"],
          onDelete: .cascade,
          onUpdate: .setDefault
        ),
        ForeignKey(
          "t2_k1_fkey",
          ["f10", "f11"],
          references: "t3",
          ["id", "part"],
          match: .full
        ),
        ForeignKey(
          "t2_k2_fkey",
          ["f20"],
          references: "t2",
          ["id"],
          onDelete: .cascade,
          onUpdate: .cascade
        ),
      ]
    )

    public static var schema: ReferentialSchema { Random7.schema }

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
      public var f10: Int64
      public var f11: Int32?
      public var f20: Int64

      public init(id: Int64, f00: Int64?, f10: Int64, f11: Int32?, f20: Int64) {
        self.id = id
        self.f00 = f00
        self.f10 = f10
        self.f11 = f11
        self.f20 = f20
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        f00 = try values.optional(1)
        f10 = try values.value(2)
        f11 = try values.optional(3)
        f20 = try values.value(4)
      }

      public var values: KeyRow { KeyRow([id.keyText, f00?.keyText, f10.keyText, f11?.keyText, f20.keyText]) }
    }
  }
}

// MARK: - t3

extension Random7 {
  /// `t3`
  ///
  /// - References `t4` by `f00`: on delete SET NULL
  /// - References `t2` by `f10`: on delete SET NULL, on update SET DEFAULT
  /// - References `t1` by `f20`: on delete SET DEFAULT
  /// - Referenced by `t2`: on delete NO ACTION
  /// - Referenced by `t4`: on delete SET DEFAULT, on update CASCADE
  public enum T3: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "t3",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("part", "integer"),
        KeyColumn("f00", "bigint"),
        KeyColumn("f10", "bigint"),
        KeyColumn("f20", "bigint"),
      ],
      primaryKey: ["id", "part"],
      foreignKeys: [
        ForeignKey(
          "t3_k0_fkey",
          ["f00"],
          references: "t4",
          ["id"],
          onDelete: .setNull,
          match: .full
        ),
        ForeignKey(
          "t3_k1_fkey",
          ["f10"],
          references: "t2",
          ["id"],
          onDelete: .setNull,
          onUpdate: .setDefault,
          match: .full
        ),
        ForeignKey(
          "t3_k2_fkey",
          ["f20"],
          references: "t1",
          ["id"],
          onDelete: .setDefault,
          match: .full
        ),
      ]
    )

    public static var schema: ReferentialSchema { Random7.schema }

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
      public var f10: Int64?
      public var f20: Int64

      public init(id: Int64, part: Int32, f00: Int64?, f10: Int64?, f20: Int64) {
        self.id = id
        self.part = part
        self.f00 = f00
        self.f10 = f10
        self.f20 = f20
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        part = try values.value(1)
        f00 = try values.optional(2)
        f10 = try values.optional(3)
        f20 = try values.value(4)
      }

      public var values: KeyRow { KeyRow([id.keyText, part.keyText, f00?.keyText, f10?.keyText, f20.keyText]) }
    }
  }
}

// MARK: - t4

extension Random7 {
  /// `t4`
  ///
  /// - References `t3` by `f00, f01`: on delete SET DEFAULT, on update CASCADE
  /// - References `t2` by `f10`: on delete CASCADE
  /// - Referenced by `t3`: on delete SET NULL
  public enum T4: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "t4",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("f00", "bigint"),
        KeyColumn("f01", "integer"),
        KeyColumn("f10", "bigint"),
      ],
      primaryKey: ["id"],
      foreignKeys: [
        ForeignKey(
          "t4_k0_fkey",
          ["f00", "f01"],
          references: "t3",
          ["id", "part"],
          onDelete: .setDefault,
          onUpdate: .cascade
        ),
        ForeignKey(
          "t4_k1_fkey",
          ["f10"],
          references: "t2",
          ["id"],
          onDelete: .cascade
        ),
      ]
    )

    public static var schema: ReferentialSchema { Random7.schema }

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
      public var f10: Int64

      public init(id: Int64, f00: Int64, f01: Int32?, f10: Int64) {
        self.id = id
        self.f00 = f00
        self.f01 = f01
        self.f10 = f10
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        f00 = try values.value(1)
        f01 = try values.optional(2)
        f10 = try values.value(3)
      }

      public var values: KeyRow { KeyRow([id.keyText, f00.keyText, f01?.keyText, f10.keyText]) }
    }
  }
}
#endif
