// Written by generate-migration from the schema. Do not edit: the next run writes it anew.
// swift-format-ignore-file

#if !canImport(ForeignKeys)
  #warning("The foreign keys of DSQL are kept by this file: let its target depend on ForeignKeys, a product of cairn")
#else

public import ForeignKeys

/// Keeps the foreign keys of `random 9` in the application.
///
/// Each namespace is a table. Its operations are extensions of `EnforcedTable` and `KeyedTable`.
public enum Random9 {
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

extension Random9 {
  /// `t1`
  ///
  /// - Referenced by `t2`: on delete SET NULL of `code`, on update CASCADE
  /// - Referenced by `t3`: on delete SET NULL of `f11`, on update RESTRICT
  public enum T1: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "t1",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("part", "integer"),
      ],
      primaryKey: ["id", "part"]
    )

    public static var schema: ReferentialSchema { Random9.schema }

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
  }
}

// MARK: - t2

extension Random9 {
  /// `t2`
  ///
  /// - References `t1` by `f00, code`: on delete SET NULL of `code`, on update CASCADE
  public enum T2: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "t2",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("code", "integer"),
        KeyColumn("f00", "bigint"),
      ],
      primaryKey: ["id"],
      foreignKeys: [
        ForeignKey(
          "t2_k0_fkey",
          ["f00", "code"],
          references: "t1",
          ["id", "part"],
          onDelete: .setNull,
          onDeleteColumns: ["code"],
          onUpdate: .cascade,
          match: .full
        ),
      ]
    )

    public static var schema: ReferentialSchema { Random9.schema }

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

      public init(id: Int64, code: Int32?, f00: Int64?) {
        self.id = id
        self.code = code
        self.f00 = f00
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        code = try values.optional(1)
        f00 = try values.optional(2)
      }

      public var values: KeyRow { KeyRow([id.keyText, code?.keyText, f00?.keyText]) }
    }
  }
}

// MARK: - t3

extension Random9 {
  /// `t3`
  ///
  /// - References `t4` by `f00, f01`: on delete SET NULL of `f00`, on update RESTRICT
  /// - References `t1` by `f10, f11`: on delete SET NULL of `f11`, on update RESTRICT
  public enum T3: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "t3",
      columns: [
        KeyColumn("id", "text"),
        KeyColumn("f00", "bigint"),
        KeyColumn("f01", "integer"),
        KeyColumn("f10", "bigint"),
        KeyColumn("f11", "integer"),
      ],
      primaryKey: ["id"],
      foreignKeys: [
        ForeignKey(
          "t3_k0_fkey",
          ["f00", "f01"],
          references: "t4",
          ["id", "part"],
          onDelete: .setNull,
          onDeleteColumns: ["f00"],
          onUpdate: .restrict,
          isDeferred: true
        ),
        ForeignKey(
          "t3_k1_fkey",
          ["f10", "f11"],
          references: "t1",
          ["id", "part"],
          onDelete: .setNull,
          onDeleteColumns: ["f11"],
          onUpdate: .restrict
        ),
      ]
    )

    public static var schema: ReferentialSchema { Random9.schema }

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
      public var f00: Int64?
      public var f01: Int32?
      public var f10: Int64?
      public var f11: Int32?

      public init(id: String, f00: Int64?, f01: Int32?, f10: Int64?, f11: Int32?) {
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
        f11 = try values.optional(4)
      }

      public var values: KeyRow { KeyRow([id.keyText, f00?.keyText, f01?.keyText, f10?.keyText, f11?.keyText]) }
    }
  }
}

// MARK: - t4

extension Random9 {
  /// `t4`
  ///
  /// - References `t4` by `f00, f01`: on delete SET NULL, on update RESTRICT
  /// - Referenced by `t3`: on delete SET NULL of `f00`, on update RESTRICT
  /// - Referenced by `t4`: on delete SET NULL, on update RESTRICT
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
          onDelete: .setNull,
          onUpdate: .restrict
        ),
      ]
    )

    public static var schema: ReferentialSchema { Random9.schema }

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
#endif
