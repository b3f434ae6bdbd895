// Written by generate-migration from the schema. Do not edit: the next run writes it anew.
// swift-format-ignore-file

#if !canImport(ForeignKeys)
  #warning("The foreign keys of DSQL are kept by this file: let its target depend on ForeignKeys, a product of cairn")
#else

public import ForeignKeys

/// Keeps the foreign keys of `hostile "names"` in the application.
///
/// Each namespace is a table. Its operations are extensions of `EnforcedTable` and `KeyedTable`.
public enum Hostile {
  /// The tables that reference each other.
  public static let schema = ReferentialSchema([
    Table.table,
    _1st.table,
    Größe.table,
    ABCD.table,
    ForeignKeyTable.table,
    GrößeTable.table,
    KeyTable.table,
    SelfTable.table,
    StringTable.table,
    TypeTable.table,
    UUIDTable.table,
  ])

  /// The same as types.
  public static let tables: [any KeyedTable.Type] = [
    Table.self,
    _1st.self,
    Größe.self,
    ABCD.self,
    ForeignKeyTable.self,
    GrößeTable.self,
    KeyTable.self,
    SelfTable.self,
    StringTable.self,
    TypeTable.self,
    UUIDTable.self,
  ]
}

// MARK: - 

extension Hostile {
  /// ``
  ///
  /// - References `key` by `id, values, self, class, a-b, a_b, he"llo\, hashValue`: on delete CASCADE
  /// - Referenced by `Größe`: on delete CASCADE
  public enum Table: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("values", "bigint"),
        KeyColumn("self", "bigint"),
        KeyColumn("class", "bigint"),
        KeyColumn("a-b", "bigint"),
        KeyColumn("a_b", "bigint"),
        KeyColumn("he\"llo\\", "bigint"),
        KeyColumn("hashValue", "bigint"),
      ],
      primaryKey: ["id", "values", "self", "class", "a-b", "a_b", "he\"llo\\", "hashValue"],
      foreignKeys: [
        ForeignKey(
          "k9\"",
          ["id", "values", "self", "class", "a-b", "a_b", "he\"llo\\", "hashValue"],
          references: "key",
          ["id", "values", "self", "class", "a-b", "a_b", "he\"llo\\", "hashValue"],
          onDelete: .cascade
        ),
      ]
    )

    public static var schema: ReferentialSchema { Hostile.schema }

    /// The primary key.
    public struct Key: KeyRowConvertible {
      public var id: Int64
      public var valuesColumn: Int64
      public var selfColumn: Int64
      public var classColumn: Int64
      public var aB: Int64
      public var aBColumn: Int64
      public var heLlo: Int64
      public var hashvalue: Int64

      public init(
        id: Int64,
        valuesColumn: Int64,
        selfColumn: Int64,
        classColumn: Int64,
        aB: Int64,
        aBColumn: Int64,
        heLlo: Int64,
        hashvalue: Int64
      ) {
        self.id = id
        self.valuesColumn = valuesColumn
        self.selfColumn = selfColumn
        self.classColumn = classColumn
        self.aB = aB
        self.aBColumn = aBColumn
        self.heLlo = heLlo
        self.hashvalue = hashvalue
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        valuesColumn = try values.value(1)
        selfColumn = try values.value(2)
        classColumn = try values.value(3)
        aB = try values.value(4)
        aBColumn = try values.value(5)
        heLlo = try values.value(6)
        hashvalue = try values.value(7)
      }

      public var values: KeyRow { KeyRow([
        id.keyText,
        valuesColumn.keyText,
        selfColumn.keyText,
        classColumn.keyText,
        aB.keyText,
        aBColumn.keyText,
        heLlo.keyText,
        hashvalue.keyText
      ]) }
    }

    /// The columns that keys are about.
    public struct Row: KeyRowConvertible {
      public var id: Int64
      public var valuesColumn: Int64
      public var selfColumn: Int64
      public var classColumn: Int64
      public var aB: Int64
      public var aBColumn: Int64
      public var heLlo: Int64
      public var hashvalue: Int64

      public init(
        id: Int64,
        valuesColumn: Int64,
        selfColumn: Int64,
        classColumn: Int64,
        aB: Int64,
        aBColumn: Int64,
        heLlo: Int64,
        hashvalue: Int64
      ) {
        self.id = id
        self.valuesColumn = valuesColumn
        self.selfColumn = selfColumn
        self.classColumn = classColumn
        self.aB = aB
        self.aBColumn = aBColumn
        self.heLlo = heLlo
        self.hashvalue = hashvalue
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        valuesColumn = try values.value(1)
        selfColumn = try values.value(2)
        classColumn = try values.value(3)
        aB = try values.value(4)
        aBColumn = try values.value(5)
        heLlo = try values.value(6)
        hashvalue = try values.value(7)
      }

      public var values: KeyRow { KeyRow([
        id.keyText,
        valuesColumn.keyText,
        selfColumn.keyText,
        classColumn.keyText,
        aB.keyText,
        aBColumn.keyText,
        heLlo.keyText,
        hashvalue.keyText
      ]) }
    }
  }
}

// MARK: - 1st

extension Hostile {
  /// `1st`
  ///
  /// - References `größe` by `id, values, self, class, a-b, a_b, he"llo\, hashValue`: on delete CASCADE
  /// - Referenced by `a"b\(c) d`: on delete CASCADE
  public enum _1st: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "1st",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("values", "bigint"),
        KeyColumn("self", "bigint"),
        KeyColumn("class", "bigint"),
        KeyColumn("a-b", "bigint"),
        KeyColumn("a_b", "bigint"),
        KeyColumn("he\"llo\\", "bigint"),
        KeyColumn("hashValue", "bigint"),
      ],
      primaryKey: ["id", "values", "self", "class", "a-b", "a_b", "he\"llo\\", "hashValue"],
      foreignKeys: [
        ForeignKey(
          "k6\"",
          ["id", "values", "self", "class", "a-b", "a_b", "he\"llo\\", "hashValue"],
          references: "größe",
          ["id", "values", "self", "class", "a-b", "a_b", "he\"llo\\", "hashValue"],
          onDelete: .cascade
        ),
      ]
    )

    public static var schema: ReferentialSchema { Hostile.schema }

    /// The primary key.
    public struct Key: KeyRowConvertible {
      public var id: Int64
      public var valuesColumn: Int64
      public var selfColumn: Int64
      public var classColumn: Int64
      public var aB: Int64
      public var aBColumn: Int64
      public var heLlo: Int64
      public var hashvalue: Int64

      public init(
        id: Int64,
        valuesColumn: Int64,
        selfColumn: Int64,
        classColumn: Int64,
        aB: Int64,
        aBColumn: Int64,
        heLlo: Int64,
        hashvalue: Int64
      ) {
        self.id = id
        self.valuesColumn = valuesColumn
        self.selfColumn = selfColumn
        self.classColumn = classColumn
        self.aB = aB
        self.aBColumn = aBColumn
        self.heLlo = heLlo
        self.hashvalue = hashvalue
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        valuesColumn = try values.value(1)
        selfColumn = try values.value(2)
        classColumn = try values.value(3)
        aB = try values.value(4)
        aBColumn = try values.value(5)
        heLlo = try values.value(6)
        hashvalue = try values.value(7)
      }

      public var values: KeyRow { KeyRow([
        id.keyText,
        valuesColumn.keyText,
        selfColumn.keyText,
        classColumn.keyText,
        aB.keyText,
        aBColumn.keyText,
        heLlo.keyText,
        hashvalue.keyText
      ]) }
    }

    /// The columns that keys are about.
    public struct Row: KeyRowConvertible {
      public var id: Int64
      public var valuesColumn: Int64
      public var selfColumn: Int64
      public var classColumn: Int64
      public var aB: Int64
      public var aBColumn: Int64
      public var heLlo: Int64
      public var hashvalue: Int64

      public init(
        id: Int64,
        valuesColumn: Int64,
        selfColumn: Int64,
        classColumn: Int64,
        aB: Int64,
        aBColumn: Int64,
        heLlo: Int64,
        hashvalue: Int64
      ) {
        self.id = id
        self.valuesColumn = valuesColumn
        self.selfColumn = selfColumn
        self.classColumn = classColumn
        self.aB = aB
        self.aBColumn = aBColumn
        self.heLlo = heLlo
        self.hashvalue = hashvalue
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        valuesColumn = try values.value(1)
        selfColumn = try values.value(2)
        classColumn = try values.value(3)
        aB = try values.value(4)
        aBColumn = try values.value(5)
        heLlo = try values.value(6)
        hashvalue = try values.value(7)
      }

      public var values: KeyRow { KeyRow([
        id.keyText,
        valuesColumn.keyText,
        selfColumn.keyText,
        classColumn.keyText,
        aB.keyText,
        aBColumn.keyText,
        heLlo.keyText,
        hashvalue.keyText
      ]) }
    }
  }
}

// MARK: - Größe

extension Hostile {
  /// `Größe`
  ///
  /// - References `` by `id, values, self, class, a-b, a_b, he"llo\, hashValue`: on delete CASCADE
  /// - Referenced by `größe`: on delete CASCADE
  public enum Größe: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "Größe",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("values", "bigint"),
        KeyColumn("self", "bigint"),
        KeyColumn("class", "bigint"),
        KeyColumn("a-b", "bigint"),
        KeyColumn("a_b", "bigint"),
        KeyColumn("he\"llo\\", "bigint"),
        KeyColumn("hashValue", "bigint"),
      ],
      primaryKey: ["id", "values", "self", "class", "a-b", "a_b", "he\"llo\\", "hashValue"],
      foreignKeys: [
        ForeignKey(
          "k8\"",
          ["id", "values", "self", "class", "a-b", "a_b", "he\"llo\\", "hashValue"],
          references: "",
          ["id", "values", "self", "class", "a-b", "a_b", "he\"llo\\", "hashValue"],
          onDelete: .cascade
        ),
      ]
    )

    public static var schema: ReferentialSchema { Hostile.schema }

    /// The primary key.
    public struct Key: KeyRowConvertible {
      public var id: Int64
      public var valuesColumn: Int64
      public var selfColumn: Int64
      public var classColumn: Int64
      public var aB: Int64
      public var aBColumn: Int64
      public var heLlo: Int64
      public var hashvalue: Int64

      public init(
        id: Int64,
        valuesColumn: Int64,
        selfColumn: Int64,
        classColumn: Int64,
        aB: Int64,
        aBColumn: Int64,
        heLlo: Int64,
        hashvalue: Int64
      ) {
        self.id = id
        self.valuesColumn = valuesColumn
        self.selfColumn = selfColumn
        self.classColumn = classColumn
        self.aB = aB
        self.aBColumn = aBColumn
        self.heLlo = heLlo
        self.hashvalue = hashvalue
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        valuesColumn = try values.value(1)
        selfColumn = try values.value(2)
        classColumn = try values.value(3)
        aB = try values.value(4)
        aBColumn = try values.value(5)
        heLlo = try values.value(6)
        hashvalue = try values.value(7)
      }

      public var values: KeyRow { KeyRow([
        id.keyText,
        valuesColumn.keyText,
        selfColumn.keyText,
        classColumn.keyText,
        aB.keyText,
        aBColumn.keyText,
        heLlo.keyText,
        hashvalue.keyText
      ]) }
    }

    /// The columns that keys are about.
    public struct Row: KeyRowConvertible {
      public var id: Int64
      public var valuesColumn: Int64
      public var selfColumn: Int64
      public var classColumn: Int64
      public var aB: Int64
      public var aBColumn: Int64
      public var heLlo: Int64
      public var hashvalue: Int64

      public init(
        id: Int64,
        valuesColumn: Int64,
        selfColumn: Int64,
        classColumn: Int64,
        aB: Int64,
        aBColumn: Int64,
        heLlo: Int64,
        hashvalue: Int64
      ) {
        self.id = id
        self.valuesColumn = valuesColumn
        self.selfColumn = selfColumn
        self.classColumn = classColumn
        self.aB = aB
        self.aBColumn = aBColumn
        self.heLlo = heLlo
        self.hashvalue = hashvalue
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        valuesColumn = try values.value(1)
        selfColumn = try values.value(2)
        classColumn = try values.value(3)
        aB = try values.value(4)
        aBColumn = try values.value(5)
        heLlo = try values.value(6)
        hashvalue = try values.value(7)
      }

      public var values: KeyRow { KeyRow([
        id.keyText,
        valuesColumn.keyText,
        selfColumn.keyText,
        classColumn.keyText,
        aB.keyText,
        aBColumn.keyText,
        heLlo.keyText,
        hashvalue.keyText
      ]) }
    }
  }
}

// MARK: - a"b\(c) d

extension Hostile {
  /// `a"b\(c) d`
  ///
  /// - References `1st` by `id, values, self, class, a-b, a_b, he"llo\, hashValue`: on delete CASCADE
  /// - Referenced by `foreign key`: on delete CASCADE
  public enum ABCD: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "a\"b\\(c)\nd",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("values", "bigint"),
        KeyColumn("self", "bigint"),
        KeyColumn("class", "bigint"),
        KeyColumn("a-b", "bigint"),
        KeyColumn("a_b", "bigint"),
        KeyColumn("he\"llo\\", "bigint"),
        KeyColumn("hashValue", "bigint"),
      ],
      primaryKey: ["id", "values", "self", "class", "a-b", "a_b", "he\"llo\\", "hashValue"],
      foreignKeys: [
        ForeignKey(
          "k5\"",
          ["id", "values", "self", "class", "a-b", "a_b", "he\"llo\\", "hashValue"],
          references: "1st",
          ["id", "values", "self", "class", "a-b", "a_b", "he\"llo\\", "hashValue"],
          onDelete: .cascade
        ),
      ]
    )

    public static var schema: ReferentialSchema { Hostile.schema }

    /// The primary key.
    public struct Key: KeyRowConvertible {
      public var id: Int64
      public var valuesColumn: Int64
      public var selfColumn: Int64
      public var classColumn: Int64
      public var aB: Int64
      public var aBColumn: Int64
      public var heLlo: Int64
      public var hashvalue: Int64

      public init(
        id: Int64,
        valuesColumn: Int64,
        selfColumn: Int64,
        classColumn: Int64,
        aB: Int64,
        aBColumn: Int64,
        heLlo: Int64,
        hashvalue: Int64
      ) {
        self.id = id
        self.valuesColumn = valuesColumn
        self.selfColumn = selfColumn
        self.classColumn = classColumn
        self.aB = aB
        self.aBColumn = aBColumn
        self.heLlo = heLlo
        self.hashvalue = hashvalue
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        valuesColumn = try values.value(1)
        selfColumn = try values.value(2)
        classColumn = try values.value(3)
        aB = try values.value(4)
        aBColumn = try values.value(5)
        heLlo = try values.value(6)
        hashvalue = try values.value(7)
      }

      public var values: KeyRow { KeyRow([
        id.keyText,
        valuesColumn.keyText,
        selfColumn.keyText,
        classColumn.keyText,
        aB.keyText,
        aBColumn.keyText,
        heLlo.keyText,
        hashvalue.keyText
      ]) }
    }

    /// The columns that keys are about.
    public struct Row: KeyRowConvertible {
      public var id: Int64
      public var valuesColumn: Int64
      public var selfColumn: Int64
      public var classColumn: Int64
      public var aB: Int64
      public var aBColumn: Int64
      public var heLlo: Int64
      public var hashvalue: Int64

      public init(
        id: Int64,
        valuesColumn: Int64,
        selfColumn: Int64,
        classColumn: Int64,
        aB: Int64,
        aBColumn: Int64,
        heLlo: Int64,
        hashvalue: Int64
      ) {
        self.id = id
        self.valuesColumn = valuesColumn
        self.selfColumn = selfColumn
        self.classColumn = classColumn
        self.aB = aB
        self.aBColumn = aBColumn
        self.heLlo = heLlo
        self.hashvalue = hashvalue
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        valuesColumn = try values.value(1)
        selfColumn = try values.value(2)
        classColumn = try values.value(3)
        aB = try values.value(4)
        aBColumn = try values.value(5)
        heLlo = try values.value(6)
        hashvalue = try values.value(7)
      }

      public var values: KeyRow { KeyRow([
        id.keyText,
        valuesColumn.keyText,
        selfColumn.keyText,
        classColumn.keyText,
        aB.keyText,
        aBColumn.keyText,
        heLlo.keyText,
        hashvalue.keyText
      ]) }
    }
  }
}

// MARK: - foreign key

extension Hostile {
  /// `foreign key`
  ///
  /// - References `a"b\(c) d` by `id, values, self, class, a-b, a_b, he"llo\, hashValue`: on delete CASCADE
  /// - Referenced by `uuid`: on delete CASCADE
  public enum ForeignKeyTable: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "foreign key",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("values", "bigint"),
        KeyColumn("self", "bigint"),
        KeyColumn("class", "bigint"),
        KeyColumn("a-b", "bigint"),
        KeyColumn("a_b", "bigint"),
        KeyColumn("he\"llo\\", "bigint"),
        KeyColumn("hashValue", "bigint"),
      ],
      primaryKey: ["id", "values", "self", "class", "a-b", "a_b", "he\"llo\\", "hashValue"],
      foreignKeys: [
        ForeignKey(
          "k4\"",
          ["id", "values", "self", "class", "a-b", "a_b", "he\"llo\\", "hashValue"],
          references: "a\"b\\(c)\nd",
          ["id", "values", "self", "class", "a-b", "a_b", "he\"llo\\", "hashValue"],
          onDelete: .cascade
        ),
      ]
    )

    public static var schema: ReferentialSchema { Hostile.schema }

    /// The primary key.
    public struct Key: KeyRowConvertible {
      public var id: Int64
      public var valuesColumn: Int64
      public var selfColumn: Int64
      public var classColumn: Int64
      public var aB: Int64
      public var aBColumn: Int64
      public var heLlo: Int64
      public var hashvalue: Int64

      public init(
        id: Int64,
        valuesColumn: Int64,
        selfColumn: Int64,
        classColumn: Int64,
        aB: Int64,
        aBColumn: Int64,
        heLlo: Int64,
        hashvalue: Int64
      ) {
        self.id = id
        self.valuesColumn = valuesColumn
        self.selfColumn = selfColumn
        self.classColumn = classColumn
        self.aB = aB
        self.aBColumn = aBColumn
        self.heLlo = heLlo
        self.hashvalue = hashvalue
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        valuesColumn = try values.value(1)
        selfColumn = try values.value(2)
        classColumn = try values.value(3)
        aB = try values.value(4)
        aBColumn = try values.value(5)
        heLlo = try values.value(6)
        hashvalue = try values.value(7)
      }

      public var values: KeyRow { KeyRow([
        id.keyText,
        valuesColumn.keyText,
        selfColumn.keyText,
        classColumn.keyText,
        aB.keyText,
        aBColumn.keyText,
        heLlo.keyText,
        hashvalue.keyText
      ]) }
    }

    /// The columns that keys are about.
    public struct Row: KeyRowConvertible {
      public var id: Int64
      public var valuesColumn: Int64
      public var selfColumn: Int64
      public var classColumn: Int64
      public var aB: Int64
      public var aBColumn: Int64
      public var heLlo: Int64
      public var hashvalue: Int64

      public init(
        id: Int64,
        valuesColumn: Int64,
        selfColumn: Int64,
        classColumn: Int64,
        aB: Int64,
        aBColumn: Int64,
        heLlo: Int64,
        hashvalue: Int64
      ) {
        self.id = id
        self.valuesColumn = valuesColumn
        self.selfColumn = selfColumn
        self.classColumn = classColumn
        self.aB = aB
        self.aBColumn = aBColumn
        self.heLlo = heLlo
        self.hashvalue = hashvalue
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        valuesColumn = try values.value(1)
        selfColumn = try values.value(2)
        classColumn = try values.value(3)
        aB = try values.value(4)
        aBColumn = try values.value(5)
        heLlo = try values.value(6)
        hashvalue = try values.value(7)
      }

      public var values: KeyRow { KeyRow([
        id.keyText,
        valuesColumn.keyText,
        selfColumn.keyText,
        classColumn.keyText,
        aB.keyText,
        aBColumn.keyText,
        heLlo.keyText,
        hashvalue.keyText
      ]) }
    }
  }
}

// MARK: - größe

extension Hostile {
  /// `größe`
  ///
  /// - References `Größe` by `id, values, self, class, a-b, a_b, he"llo\, hashValue`: on delete CASCADE
  /// - Referenced by `1st`: on delete CASCADE
  public enum GrößeTable: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "größe",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("values", "bigint"),
        KeyColumn("self", "bigint"),
        KeyColumn("class", "bigint"),
        KeyColumn("a-b", "bigint"),
        KeyColumn("a_b", "bigint"),
        KeyColumn("he\"llo\\", "bigint"),
        KeyColumn("hashValue", "bigint"),
      ],
      primaryKey: ["id", "values", "self", "class", "a-b", "a_b", "he\"llo\\", "hashValue"],
      foreignKeys: [
        ForeignKey(
          "k7\"",
          ["id", "values", "self", "class", "a-b", "a_b", "he\"llo\\", "hashValue"],
          references: "Größe",
          ["id", "values", "self", "class", "a-b", "a_b", "he\"llo\\", "hashValue"],
          onDelete: .cascade
        ),
      ]
    )

    public static var schema: ReferentialSchema { Hostile.schema }

    /// The primary key.
    public struct Key: KeyRowConvertible {
      public var id: Int64
      public var valuesColumn: Int64
      public var selfColumn: Int64
      public var classColumn: Int64
      public var aB: Int64
      public var aBColumn: Int64
      public var heLlo: Int64
      public var hashvalue: Int64

      public init(
        id: Int64,
        valuesColumn: Int64,
        selfColumn: Int64,
        classColumn: Int64,
        aB: Int64,
        aBColumn: Int64,
        heLlo: Int64,
        hashvalue: Int64
      ) {
        self.id = id
        self.valuesColumn = valuesColumn
        self.selfColumn = selfColumn
        self.classColumn = classColumn
        self.aB = aB
        self.aBColumn = aBColumn
        self.heLlo = heLlo
        self.hashvalue = hashvalue
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        valuesColumn = try values.value(1)
        selfColumn = try values.value(2)
        classColumn = try values.value(3)
        aB = try values.value(4)
        aBColumn = try values.value(5)
        heLlo = try values.value(6)
        hashvalue = try values.value(7)
      }

      public var values: KeyRow { KeyRow([
        id.keyText,
        valuesColumn.keyText,
        selfColumn.keyText,
        classColumn.keyText,
        aB.keyText,
        aBColumn.keyText,
        heLlo.keyText,
        hashvalue.keyText
      ]) }
    }

    /// The columns that keys are about.
    public struct Row: KeyRowConvertible {
      public var id: Int64
      public var valuesColumn: Int64
      public var selfColumn: Int64
      public var classColumn: Int64
      public var aB: Int64
      public var aBColumn: Int64
      public var heLlo: Int64
      public var hashvalue: Int64

      public init(
        id: Int64,
        valuesColumn: Int64,
        selfColumn: Int64,
        classColumn: Int64,
        aB: Int64,
        aBColumn: Int64,
        heLlo: Int64,
        hashvalue: Int64
      ) {
        self.id = id
        self.valuesColumn = valuesColumn
        self.selfColumn = selfColumn
        self.classColumn = classColumn
        self.aB = aB
        self.aBColumn = aBColumn
        self.heLlo = heLlo
        self.hashvalue = hashvalue
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        valuesColumn = try values.value(1)
        selfColumn = try values.value(2)
        classColumn = try values.value(3)
        aB = try values.value(4)
        aBColumn = try values.value(5)
        heLlo = try values.value(6)
        hashvalue = try values.value(7)
      }

      public var values: KeyRow { KeyRow([
        id.keyText,
        valuesColumn.keyText,
        selfColumn.keyText,
        classColumn.keyText,
        aB.keyText,
        aBColumn.keyText,
        heLlo.keyText,
        hashvalue.keyText
      ]) }
    }
  }
}

// MARK: - key

extension Hostile {
  /// `key`
  ///
  /// - References `type` by `id, values, self, class, a-b, a_b, he"llo\, hashValue`: on delete CASCADE
  /// - Referenced by ``: on delete CASCADE
  public enum KeyTable: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "key",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("values", "bigint"),
        KeyColumn("self", "bigint"),
        KeyColumn("class", "bigint"),
        KeyColumn("a-b", "bigint"),
        KeyColumn("a_b", "bigint"),
        KeyColumn("he\"llo\\", "bigint"),
        KeyColumn("hashValue", "bigint"),
      ],
      primaryKey: ["id", "values", "self", "class", "a-b", "a_b", "he\"llo\\", "hashValue"],
      foreignKeys: [
        ForeignKey(
          "k10\"",
          ["id", "values", "self", "class", "a-b", "a_b", "he\"llo\\", "hashValue"],
          references: "type",
          ["id", "values", "self", "class", "a-b", "a_b", "he\"llo\\", "hashValue"],
          onDelete: .cascade
        ),
      ]
    )

    public static var schema: ReferentialSchema { Hostile.schema }

    /// The primary key.
    public struct Key: KeyRowConvertible {
      public var id: Int64
      public var valuesColumn: Int64
      public var selfColumn: Int64
      public var classColumn: Int64
      public var aB: Int64
      public var aBColumn: Int64
      public var heLlo: Int64
      public var hashvalue: Int64

      public init(
        id: Int64,
        valuesColumn: Int64,
        selfColumn: Int64,
        classColumn: Int64,
        aB: Int64,
        aBColumn: Int64,
        heLlo: Int64,
        hashvalue: Int64
      ) {
        self.id = id
        self.valuesColumn = valuesColumn
        self.selfColumn = selfColumn
        self.classColumn = classColumn
        self.aB = aB
        self.aBColumn = aBColumn
        self.heLlo = heLlo
        self.hashvalue = hashvalue
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        valuesColumn = try values.value(1)
        selfColumn = try values.value(2)
        classColumn = try values.value(3)
        aB = try values.value(4)
        aBColumn = try values.value(5)
        heLlo = try values.value(6)
        hashvalue = try values.value(7)
      }

      public var values: KeyRow { KeyRow([
        id.keyText,
        valuesColumn.keyText,
        selfColumn.keyText,
        classColumn.keyText,
        aB.keyText,
        aBColumn.keyText,
        heLlo.keyText,
        hashvalue.keyText
      ]) }
    }

    /// The columns that keys are about.
    public struct Row: KeyRowConvertible {
      public var id: Int64
      public var valuesColumn: Int64
      public var selfColumn: Int64
      public var classColumn: Int64
      public var aB: Int64
      public var aBColumn: Int64
      public var heLlo: Int64
      public var hashvalue: Int64

      public init(
        id: Int64,
        valuesColumn: Int64,
        selfColumn: Int64,
        classColumn: Int64,
        aB: Int64,
        aBColumn: Int64,
        heLlo: Int64,
        hashvalue: Int64
      ) {
        self.id = id
        self.valuesColumn = valuesColumn
        self.selfColumn = selfColumn
        self.classColumn = classColumn
        self.aB = aB
        self.aBColumn = aBColumn
        self.heLlo = heLlo
        self.hashvalue = hashvalue
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        valuesColumn = try values.value(1)
        selfColumn = try values.value(2)
        classColumn = try values.value(3)
        aB = try values.value(4)
        aBColumn = try values.value(5)
        heLlo = try values.value(6)
        hashvalue = try values.value(7)
      }

      public var values: KeyRow { KeyRow([
        id.keyText,
        valuesColumn.keyText,
        selfColumn.keyText,
        classColumn.keyText,
        aB.keyText,
        aBColumn.keyText,
        heLlo.keyText,
        hashvalue.keyText
      ]) }
    }
  }
}

// MARK: - self

extension Hostile {
  /// `self`
  ///
  /// - References `uuid` by `id, values, self, class, a-b, a_b, he"llo\, hashValue`: on delete CASCADE
  /// - Referenced by `string`: on delete CASCADE
  public enum SelfTable: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "self",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("values", "bigint"),
        KeyColumn("self", "bigint"),
        KeyColumn("class", "bigint"),
        KeyColumn("a-b", "bigint"),
        KeyColumn("a_b", "bigint"),
        KeyColumn("he\"llo\\", "bigint"),
        KeyColumn("hashValue", "bigint"),
      ],
      primaryKey: ["id", "values", "self", "class", "a-b", "a_b", "he\"llo\\", "hashValue"],
      foreignKeys: [
        ForeignKey(
          "k2\"",
          ["id", "values", "self", "class", "a-b", "a_b", "he\"llo\\", "hashValue"],
          references: "uuid",
          ["id", "values", "self", "class", "a-b", "a_b", "he\"llo\\", "hashValue"],
          onDelete: .cascade
        ),
      ]
    )

    public static var schema: ReferentialSchema { Hostile.schema }

    /// The primary key.
    public struct Key: KeyRowConvertible {
      public var id: Int64
      public var valuesColumn: Int64
      public var selfColumn: Int64
      public var classColumn: Int64
      public var aB: Int64
      public var aBColumn: Int64
      public var heLlo: Int64
      public var hashvalue: Int64

      public init(
        id: Int64,
        valuesColumn: Int64,
        selfColumn: Int64,
        classColumn: Int64,
        aB: Int64,
        aBColumn: Int64,
        heLlo: Int64,
        hashvalue: Int64
      ) {
        self.id = id
        self.valuesColumn = valuesColumn
        self.selfColumn = selfColumn
        self.classColumn = classColumn
        self.aB = aB
        self.aBColumn = aBColumn
        self.heLlo = heLlo
        self.hashvalue = hashvalue
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        valuesColumn = try values.value(1)
        selfColumn = try values.value(2)
        classColumn = try values.value(3)
        aB = try values.value(4)
        aBColumn = try values.value(5)
        heLlo = try values.value(6)
        hashvalue = try values.value(7)
      }

      public var values: KeyRow { KeyRow([
        id.keyText,
        valuesColumn.keyText,
        selfColumn.keyText,
        classColumn.keyText,
        aB.keyText,
        aBColumn.keyText,
        heLlo.keyText,
        hashvalue.keyText
      ]) }
    }

    /// The columns that keys are about.
    public struct Row: KeyRowConvertible {
      public var id: Int64
      public var valuesColumn: Int64
      public var selfColumn: Int64
      public var classColumn: Int64
      public var aB: Int64
      public var aBColumn: Int64
      public var heLlo: Int64
      public var hashvalue: Int64

      public init(
        id: Int64,
        valuesColumn: Int64,
        selfColumn: Int64,
        classColumn: Int64,
        aB: Int64,
        aBColumn: Int64,
        heLlo: Int64,
        hashvalue: Int64
      ) {
        self.id = id
        self.valuesColumn = valuesColumn
        self.selfColumn = selfColumn
        self.classColumn = classColumn
        self.aB = aB
        self.aBColumn = aBColumn
        self.heLlo = heLlo
        self.hashvalue = hashvalue
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        valuesColumn = try values.value(1)
        selfColumn = try values.value(2)
        classColumn = try values.value(3)
        aB = try values.value(4)
        aBColumn = try values.value(5)
        heLlo = try values.value(6)
        hashvalue = try values.value(7)
      }

      public var values: KeyRow { KeyRow([
        id.keyText,
        valuesColumn.keyText,
        selfColumn.keyText,
        classColumn.keyText,
        aB.keyText,
        aBColumn.keyText,
        heLlo.keyText,
        hashvalue.keyText
      ]) }
    }
  }
}

// MARK: - string

extension Hostile {
  /// `string`
  ///
  /// - References `self` by `id, values, self, class, a-b, a_b, he"llo\, hashValue`: on delete CASCADE
  /// - Referenced by `type`: on delete CASCADE
  public enum StringTable: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "string",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("values", "bigint"),
        KeyColumn("self", "bigint"),
        KeyColumn("class", "bigint"),
        KeyColumn("a-b", "bigint"),
        KeyColumn("a_b", "bigint"),
        KeyColumn("he\"llo\\", "bigint"),
        KeyColumn("hashValue", "bigint"),
      ],
      primaryKey: ["id", "values", "self", "class", "a-b", "a_b", "he\"llo\\", "hashValue"],
      foreignKeys: [
        ForeignKey(
          "k1\"",
          ["id", "values", "self", "class", "a-b", "a_b", "he\"llo\\", "hashValue"],
          references: "self",
          ["id", "values", "self", "class", "a-b", "a_b", "he\"llo\\", "hashValue"],
          onDelete: .cascade
        ),
      ]
    )

    public static var schema: ReferentialSchema { Hostile.schema }

    /// The primary key.
    public struct Key: KeyRowConvertible {
      public var id: Int64
      public var valuesColumn: Int64
      public var selfColumn: Int64
      public var classColumn: Int64
      public var aB: Int64
      public var aBColumn: Int64
      public var heLlo: Int64
      public var hashvalue: Int64

      public init(
        id: Int64,
        valuesColumn: Int64,
        selfColumn: Int64,
        classColumn: Int64,
        aB: Int64,
        aBColumn: Int64,
        heLlo: Int64,
        hashvalue: Int64
      ) {
        self.id = id
        self.valuesColumn = valuesColumn
        self.selfColumn = selfColumn
        self.classColumn = classColumn
        self.aB = aB
        self.aBColumn = aBColumn
        self.heLlo = heLlo
        self.hashvalue = hashvalue
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        valuesColumn = try values.value(1)
        selfColumn = try values.value(2)
        classColumn = try values.value(3)
        aB = try values.value(4)
        aBColumn = try values.value(5)
        heLlo = try values.value(6)
        hashvalue = try values.value(7)
      }

      public var values: KeyRow { KeyRow([
        id.keyText,
        valuesColumn.keyText,
        selfColumn.keyText,
        classColumn.keyText,
        aB.keyText,
        aBColumn.keyText,
        heLlo.keyText,
        hashvalue.keyText
      ]) }
    }

    /// The columns that keys are about.
    public struct Row: KeyRowConvertible {
      public var id: Int64
      public var valuesColumn: Int64
      public var selfColumn: Int64
      public var classColumn: Int64
      public var aB: Int64
      public var aBColumn: Int64
      public var heLlo: Int64
      public var hashvalue: Int64

      public init(
        id: Int64,
        valuesColumn: Int64,
        selfColumn: Int64,
        classColumn: Int64,
        aB: Int64,
        aBColumn: Int64,
        heLlo: Int64,
        hashvalue: Int64
      ) {
        self.id = id
        self.valuesColumn = valuesColumn
        self.selfColumn = selfColumn
        self.classColumn = classColumn
        self.aB = aB
        self.aBColumn = aBColumn
        self.heLlo = heLlo
        self.hashvalue = hashvalue
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        valuesColumn = try values.value(1)
        selfColumn = try values.value(2)
        classColumn = try values.value(3)
        aB = try values.value(4)
        aBColumn = try values.value(5)
        heLlo = try values.value(6)
        hashvalue = try values.value(7)
      }

      public var values: KeyRow { KeyRow([
        id.keyText,
        valuesColumn.keyText,
        selfColumn.keyText,
        classColumn.keyText,
        aB.keyText,
        aBColumn.keyText,
        heLlo.keyText,
        hashvalue.keyText
      ]) }
    }
  }
}

// MARK: - type

extension Hostile {
  /// `type`
  ///
  /// - References `string` by `id, values, self, class, a-b, a_b, he"llo\, hashValue`: on delete CASCADE
  /// - Referenced by `key`: on delete CASCADE
  public enum TypeTable: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "type",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("values", "bigint"),
        KeyColumn("self", "bigint"),
        KeyColumn("class", "bigint"),
        KeyColumn("a-b", "bigint"),
        KeyColumn("a_b", "bigint"),
        KeyColumn("he\"llo\\", "bigint"),
        KeyColumn("hashValue", "bigint"),
      ],
      primaryKey: ["id", "values", "self", "class", "a-b", "a_b", "he\"llo\\", "hashValue"],
      foreignKeys: [
        ForeignKey(
          "k0\"",
          ["id", "values", "self", "class", "a-b", "a_b", "he\"llo\\", "hashValue"],
          references: "string",
          ["id", "values", "self", "class", "a-b", "a_b", "he\"llo\\", "hashValue"],
          onDelete: .cascade
        ),
      ]
    )

    public static var schema: ReferentialSchema { Hostile.schema }

    /// The primary key.
    public struct Key: KeyRowConvertible {
      public var id: Int64
      public var valuesColumn: Int64
      public var selfColumn: Int64
      public var classColumn: Int64
      public var aB: Int64
      public var aBColumn: Int64
      public var heLlo: Int64
      public var hashvalue: Int64

      public init(
        id: Int64,
        valuesColumn: Int64,
        selfColumn: Int64,
        classColumn: Int64,
        aB: Int64,
        aBColumn: Int64,
        heLlo: Int64,
        hashvalue: Int64
      ) {
        self.id = id
        self.valuesColumn = valuesColumn
        self.selfColumn = selfColumn
        self.classColumn = classColumn
        self.aB = aB
        self.aBColumn = aBColumn
        self.heLlo = heLlo
        self.hashvalue = hashvalue
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        valuesColumn = try values.value(1)
        selfColumn = try values.value(2)
        classColumn = try values.value(3)
        aB = try values.value(4)
        aBColumn = try values.value(5)
        heLlo = try values.value(6)
        hashvalue = try values.value(7)
      }

      public var values: KeyRow { KeyRow([
        id.keyText,
        valuesColumn.keyText,
        selfColumn.keyText,
        classColumn.keyText,
        aB.keyText,
        aBColumn.keyText,
        heLlo.keyText,
        hashvalue.keyText
      ]) }
    }

    /// The columns that keys are about.
    public struct Row: KeyRowConvertible {
      public var id: Int64
      public var valuesColumn: Int64
      public var selfColumn: Int64
      public var classColumn: Int64
      public var aB: Int64
      public var aBColumn: Int64
      public var heLlo: Int64
      public var hashvalue: Int64

      public init(
        id: Int64,
        valuesColumn: Int64,
        selfColumn: Int64,
        classColumn: Int64,
        aB: Int64,
        aBColumn: Int64,
        heLlo: Int64,
        hashvalue: Int64
      ) {
        self.id = id
        self.valuesColumn = valuesColumn
        self.selfColumn = selfColumn
        self.classColumn = classColumn
        self.aB = aB
        self.aBColumn = aBColumn
        self.heLlo = heLlo
        self.hashvalue = hashvalue
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        valuesColumn = try values.value(1)
        selfColumn = try values.value(2)
        classColumn = try values.value(3)
        aB = try values.value(4)
        aBColumn = try values.value(5)
        heLlo = try values.value(6)
        hashvalue = try values.value(7)
      }

      public var values: KeyRow { KeyRow([
        id.keyText,
        valuesColumn.keyText,
        selfColumn.keyText,
        classColumn.keyText,
        aB.keyText,
        aBColumn.keyText,
        heLlo.keyText,
        hashvalue.keyText
      ]) }
    }
  }
}

// MARK: - uuid

extension Hostile {
  /// `uuid`
  ///
  /// - References `foreign key` by `id, values, self, class, a-b, a_b, he"llo\, hashValue`: on delete CASCADE
  /// - Referenced by `self`: on delete CASCADE
  public enum UUIDTable: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "uuid",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("values", "bigint"),
        KeyColumn("self", "bigint"),
        KeyColumn("class", "bigint"),
        KeyColumn("a-b", "bigint"),
        KeyColumn("a_b", "bigint"),
        KeyColumn("he\"llo\\", "bigint"),
        KeyColumn("hashValue", "bigint"),
      ],
      primaryKey: ["id", "values", "self", "class", "a-b", "a_b", "he\"llo\\", "hashValue"],
      foreignKeys: [
        ForeignKey(
          "k3\"",
          ["id", "values", "self", "class", "a-b", "a_b", "he\"llo\\", "hashValue"],
          references: "foreign key",
          ["id", "values", "self", "class", "a-b", "a_b", "he\"llo\\", "hashValue"],
          onDelete: .cascade
        ),
      ]
    )

    public static var schema: ReferentialSchema { Hostile.schema }

    /// The primary key.
    public struct Key: KeyRowConvertible {
      public var id: Int64
      public var valuesColumn: Int64
      public var selfColumn: Int64
      public var classColumn: Int64
      public var aB: Int64
      public var aBColumn: Int64
      public var heLlo: Int64
      public var hashvalue: Int64

      public init(
        id: Int64,
        valuesColumn: Int64,
        selfColumn: Int64,
        classColumn: Int64,
        aB: Int64,
        aBColumn: Int64,
        heLlo: Int64,
        hashvalue: Int64
      ) {
        self.id = id
        self.valuesColumn = valuesColumn
        self.selfColumn = selfColumn
        self.classColumn = classColumn
        self.aB = aB
        self.aBColumn = aBColumn
        self.heLlo = heLlo
        self.hashvalue = hashvalue
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        valuesColumn = try values.value(1)
        selfColumn = try values.value(2)
        classColumn = try values.value(3)
        aB = try values.value(4)
        aBColumn = try values.value(5)
        heLlo = try values.value(6)
        hashvalue = try values.value(7)
      }

      public var values: KeyRow { KeyRow([
        id.keyText,
        valuesColumn.keyText,
        selfColumn.keyText,
        classColumn.keyText,
        aB.keyText,
        aBColumn.keyText,
        heLlo.keyText,
        hashvalue.keyText
      ]) }
    }

    /// The columns that keys are about.
    public struct Row: KeyRowConvertible {
      public var id: Int64
      public var valuesColumn: Int64
      public var selfColumn: Int64
      public var classColumn: Int64
      public var aB: Int64
      public var aBColumn: Int64
      public var heLlo: Int64
      public var hashvalue: Int64

      public init(
        id: Int64,
        valuesColumn: Int64,
        selfColumn: Int64,
        classColumn: Int64,
        aB: Int64,
        aBColumn: Int64,
        heLlo: Int64,
        hashvalue: Int64
      ) {
        self.id = id
        self.valuesColumn = valuesColumn
        self.selfColumn = selfColumn
        self.classColumn = classColumn
        self.aB = aB
        self.aBColumn = aBColumn
        self.heLlo = heLlo
        self.hashvalue = hashvalue
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        valuesColumn = try values.value(1)
        selfColumn = try values.value(2)
        classColumn = try values.value(3)
        aB = try values.value(4)
        aBColumn = try values.value(5)
        heLlo = try values.value(6)
        hashvalue = try values.value(7)
      }

      public var values: KeyRow { KeyRow([
        id.keyText,
        valuesColumn.keyText,
        selfColumn.keyText,
        classColumn.keyText,
        aB.keyText,
        aBColumn.keyText,
        heLlo.keyText,
        hashvalue.keyText
      ]) }
    }
  }
}
#endif
