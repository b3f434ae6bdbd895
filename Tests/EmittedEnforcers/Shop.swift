// Written by generate-migration from the schema. Do not edit: the next run writes it anew.
// swift-format-ignore-file

#if !canImport(ForeignKeys)
  #warning("The foreign keys of DSQL are kept by this file: let its target depend on ForeignKeys, a product of cairn")
#else

public import ForeignKeys

/// Keeps the foreign keys of `shop` in the application.
///
/// Each namespace is a table. Its operations are extensions of `EnforcedTable` and `KeyedTable`.
public enum Shop {
  /// The tables that reference each other.
  public static let schema = ReferentialSchema([
    Customers.table,
    Folders.table,
    Invoices.table,
    Lines.table,
    Notes.table,
    Orders.table,
  ])

  /// The same as types.
  public static let tables: [any KeyedTable.Type] = [
    Customers.self,
    Folders.self,
    Invoices.self,
    Lines.self,
    Notes.self,
    Orders.self,
  ]
}

// MARK: - customers

extension Shop {
  /// `customers`
  ///
  /// - Referenced by `folders`: on delete CASCADE
  /// - Referenced by `invoices`: on delete RESTRICT
  /// - Referenced by `notes`: on delete SET NULL
  /// - Referenced by `orders`: on delete CASCADE
  public enum Customers: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "customers",
      columns: [
        KeyColumn("id", "bigint"),
      ],
      primaryKey: ["id"]
    )

    public static var schema: ReferentialSchema { Shop.schema }

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

// MARK: - folders

extension Shop {
  /// `folders`
  ///
  /// - References `customers` by `customer_id`: on delete CASCADE
  /// - References `folders` by `parent_id`: on delete CASCADE
  /// - Referenced by `folders`: on delete CASCADE
  public enum Folders: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "folders",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("customer_id", "bigint"),
        KeyColumn("parent_id", "bigint"),
      ],
      primaryKey: ["id"],
      foreignKeys: [
        ForeignKey(
          "folders_customer_fkey",
          ["customer_id"],
          references: "customers",
          ["id"],
          onDelete: .cascade
        ),
        ForeignKey(
          "folders_parent_fkey",
          ["parent_id"],
          references: "folders",
          ["id"],
          onDelete: .cascade
        ),
      ]
    )

    public static var schema: ReferentialSchema { Shop.schema }

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
      public var customerID: Int64
      public var parentID: Int64?

      public init(id: Int64, customerID: Int64, parentID: Int64?) {
        self.id = id
        self.customerID = customerID
        self.parentID = parentID
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        customerID = try values.value(1)
        parentID = try values.optional(2)
      }

      public var values: KeyRow { KeyRow([id.keyText, customerID.keyText, parentID?.keyText]) }
    }
  }
}

// MARK: - invoices

extension Shop {
  /// `invoices`
  ///
  /// - References `customers` by `customer_id`: on delete RESTRICT
  public enum Invoices: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "invoices",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("customer_id", "bigint"),
      ],
      primaryKey: ["id"],
      foreignKeys: [
        ForeignKey(
          "invoices_customer_fkey",
          ["customer_id"],
          references: "customers",
          ["id"],
          onDelete: .restrict
        ),
      ]
    )

    public static var schema: ReferentialSchema { Shop.schema }

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
      public var customerID: Int64

      public init(id: Int64, customerID: Int64) {
        self.id = id
        self.customerID = customerID
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        customerID = try values.value(1)
      }

      public var values: KeyRow { KeyRow([id.keyText, customerID.keyText]) }
    }
  }
}

// MARK: - lines

extension Shop {
  /// `lines`
  ///
  /// - References `orders` by `order_id`: on delete CASCADE
  public enum Lines: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "lines",
      columns: [
        KeyColumn("order_id", "bigint"),
        KeyColumn("number", "bigint"),
      ],
      primaryKey: ["order_id", "number"],
      foreignKeys: [
        ForeignKey(
          "lines_order_fkey",
          ["order_id"],
          references: "orders",
          ["id"],
          onDelete: .cascade
        ),
      ]
    )

    public static var schema: ReferentialSchema { Shop.schema }

    /// The primary key.
    public struct Key: KeyRowConvertible {
      public var orderID: Int64
      public var number: Int64

      public init(orderID: Int64, number: Int64) {
        self.orderID = orderID
        self.number = number
      }

      public init(values: KeyRow) throws {
        orderID = try values.value(0)
        number = try values.value(1)
      }

      public var values: KeyRow { KeyRow([orderID.keyText, number.keyText]) }
    }

    /// The columns that keys are about.
    public struct Row: KeyRowConvertible {
      public var orderID: Int64
      public var number: Int64

      public init(orderID: Int64, number: Int64) {
        self.orderID = orderID
        self.number = number
      }

      public init(values: KeyRow) throws {
        orderID = try values.value(0)
        number = try values.value(1)
      }

      public var values: KeyRow { KeyRow([orderID.keyText, number.keyText]) }
    }
  }
}

// MARK: - notes

extension Shop {
  /// `notes`
  ///
  /// - References `customers` by `customer_id`: on delete SET NULL
  public enum Notes: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "notes",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("customer_id", "bigint"),
      ],
      primaryKey: ["id"],
      foreignKeys: [
        ForeignKey(
          "notes_customer_fkey",
          ["customer_id"],
          references: "customers",
          ["id"],
          onDelete: .setNull
        ),
      ]
    )

    public static var schema: ReferentialSchema { Shop.schema }

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
      public var customerID: Int64?

      public init(id: Int64, customerID: Int64?) {
        self.id = id
        self.customerID = customerID
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        customerID = try values.optional(1)
      }

      public var values: KeyRow { KeyRow([id.keyText, customerID?.keyText]) }
    }
  }
}

// MARK: - orders

extension Shop {
  /// `orders`
  ///
  /// - References `customers` by `customer_id`: on delete CASCADE
  /// - References `orders` by `previous_id`: on delete SET NULL
  /// - Referenced by `lines`: on delete CASCADE
  /// - Referenced by `orders`: on delete SET NULL
  public enum Orders: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "orders",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("customer_id", "bigint"),
        KeyColumn("previous_id", "bigint"),
      ],
      primaryKey: ["id"],
      foreignKeys: [
        ForeignKey(
          "orders_customer_fkey",
          ["customer_id"],
          references: "customers",
          ["id"],
          onDelete: .cascade
        ),
        ForeignKey(
          "orders_previous_fkey",
          ["previous_id"],
          references: "orders",
          ["id"],
          onDelete: .setNull
        ),
      ]
    )

    public static var schema: ReferentialSchema { Shop.schema }

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
      public var customerID: Int64
      public var previousID: Int64?

      public init(id: Int64, customerID: Int64, previousID: Int64?) {
        self.id = id
        self.customerID = customerID
        self.previousID = previousID
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
        customerID = try values.value(1)
        previousID = try values.optional(2)
      }

      public var values: KeyRow { KeyRow([id.keyText, customerID.keyText, previousID?.keyText]) }
    }
  }
}
#endif
