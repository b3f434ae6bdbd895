// Written by generate-migration from the schema. Do not edit: the next run writes it anew.
// swift-format-ignore-file

#if !canImport(ForeignKeys)
  #warning("The foreign keys of DSQL are kept by this file: let its target depend on ForeignKeys, a product of cairn")
#else

public import ForeignKeys
#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// Keeps the foreign keys of `library` in the application.
///
/// Each namespace is a table. Its operations are extensions of `EnforcedTable` and `KeyedTable`.
public enum ForeignKeyEnforcer {
  /// The tables that reference each other.
  public static let schema = ReferentialSchema([
    Accounts.table,
    Categories.table,
    Devices.table,
    FileDownloads.table,
    FileTags.table,
    Files.table,
    Sessions.table,
    Tags.table,
    UserDevices.table,
    UserFiles.table,
    Users.table,
  ])

  /// The same as types.
  public static let tables: [any KeyedTable.Type] = [
    Accounts.self,
    Categories.self,
    Devices.self,
    FileDownloads.self,
    FileTags.self,
    Files.self,
    Sessions.self,
    Tags.self,
    UserDevices.self,
    UserFiles.self,
    Users.self,
  ]
}

// MARK: - accounts

extension ForeignKeyEnforcer {
  /// `accounts`
  ///
  /// - References `users` by `user_id`: on delete CASCADE
  public enum Accounts: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "accounts",
      columns: [
        KeyColumn("id", "uuid"),
        KeyColumn("user_id", "uuid"),
      ],
      primaryKey: ["id"],
      foreignKeys: [
        ForeignKey(
          "accounts_user_id_fkey",
          ["user_id"],
          references: "users",
          ["id"],
          onDelete: .cascade
        ),
      ]
    )

    public static var schema: ReferentialSchema { ForeignKeyEnforcer.schema }

    /// The primary key.
    public struct Key: KeyRowConvertible {
      public var id: UUID

      public init(id: UUID) {
        self.id = id
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
      }

      public var values: KeyRow { KeyRow([id.keyText]) }
    }

    /// The columns that keys are about.
    public struct Row: KeyRowConvertible {
      public var id: UUID?  // nil: not known, the database makes it
      public var userID: UUID

      public init(id: UUID? = nil, userID: UUID) {
        self.id = id
        self.userID = userID
      }

      public init(values: KeyRow) throws {
        id = try values.optional(0)
        userID = try values.value(1)
      }

      public var values: KeyRow { KeyRow([id?.keyText, userID.keyText]) }
    }
  }
}

// MARK: - categories

extension ForeignKeyEnforcer {
  /// `categories`
  ///
  /// - References `categories` by `parent_id`: on delete NO ACTION
  /// - Referenced by `categories`: on delete NO ACTION
  /// - Referenced by `files`: on delete SET DEFAULT
  public enum Categories: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "categories",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("parent_id", "bigint"),
      ],
      primaryKey: ["id"],
      foreignKeys: [
        ForeignKey(
          "categories_parent_id_fkey",
          ["parent_id"],
          references: "categories",
          ["id"]
        ),
      ]
    )

    public static var schema: ReferentialSchema { ForeignKeyEnforcer.schema }

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
      public var id: Int64?  // nil: not known, the database makes it
      public var parentID: Int64?

      public init(id: Int64? = nil, parentID: Int64?) {
        self.id = id
        self.parentID = parentID
      }

      public init(values: KeyRow) throws {
        id = try values.optional(0)
        parentID = try values.optional(1)
      }

      public var values: KeyRow { KeyRow([id?.keyText, parentID?.keyText]) }
    }
  }
}

// MARK: - devices

extension ForeignKeyEnforcer {
  /// `devices`
  ///
  /// - Referenced by `user_devices`: on delete CASCADE
  public enum Devices: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "devices",
      columns: [
        KeyColumn("id", "uuid"),
      ],
      primaryKey: ["id"]
    )

    public static var schema: ReferentialSchema { ForeignKeyEnforcer.schema }

    /// The primary key.
    public struct Key: KeyRowConvertible {
      public var id: UUID

      public init(id: UUID) {
        self.id = id
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
      }

      public var values: KeyRow { KeyRow([id.keyText]) }
    }

    /// The columns that keys are about.
    public struct Row: KeyRowConvertible {
      public var id: UUID?  // nil: not known, the database makes it

      public init(id: UUID? = nil) {
        self.id = id
      }

      public init(values: KeyRow) throws {
        id = try values.optional(0)
      }

      public var values: KeyRow { KeyRow([id?.keyText]) }
    }
  }
}

// MARK: - file_downloads

extension ForeignKeyEnforcer {
  /// `file_downloads`
  ///
  /// - References `files` by `file_id`: on delete CASCADE
  /// - References `users` by `user_id`: on delete SET NULL
  public enum FileDownloads: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "file_downloads",
      columns: [
        KeyColumn("id", "bigint"),
        KeyColumn("file_id", "uuid"),
        KeyColumn("user_id", "uuid"),
      ],
      primaryKey: ["id"],
      foreignKeys: [
        ForeignKey(
          "file_downloads_file_id_fkey",
          ["file_id"],
          references: "files",
          ["id"],
          onDelete: .cascade
        ),
        ForeignKey(
          "file_downloads_user_id_fkey",
          ["user_id"],
          references: "users",
          ["id"],
          onDelete: .setNull
        ),
      ]
    )

    public static var schema: ReferentialSchema { ForeignKeyEnforcer.schema }

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
      public var id: Int64?  // nil: not known, the database makes it
      public var fileID: UUID
      public var userID: UUID?

      public init(id: Int64? = nil, fileID: UUID, userID: UUID?) {
        self.id = id
        self.fileID = fileID
        self.userID = userID
      }

      public init(values: KeyRow) throws {
        id = try values.optional(0)
        fileID = try values.value(1)
        userID = try values.optional(2)
      }

      public var values: KeyRow { KeyRow([id?.keyText, fileID.keyText, userID?.keyText]) }
    }
  }
}

// MARK: - file_tags

extension ForeignKeyEnforcer {
  /// `file_tags`
  ///
  /// - References `files` by `file_id`: on delete CASCADE
  /// - References `tags` by `tag`: on delete CASCADE, on update CASCADE
  public enum FileTags: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "file_tags",
      columns: [
        KeyColumn("file_id", "uuid"),
        KeyColumn("tag", "text"),
      ],
      primaryKey: ["file_id", "tag"],
      foreignKeys: [
        ForeignKey(
          "file_tags_file_id_fkey",
          ["file_id"],
          references: "files",
          ["id"],
          onDelete: .cascade
        ),
        ForeignKey(
          "file_tags_tag_fkey",
          ["tag"],
          references: "tags",
          ["slug"],
          onDelete: .cascade,
          onUpdate: .cascade
        ),
      ]
    )

    public static var schema: ReferentialSchema { ForeignKeyEnforcer.schema }

    /// The primary key.
    public struct Key: KeyRowConvertible {
      public var fileID: UUID
      public var tag: String

      public init(fileID: UUID, tag: String) {
        self.fileID = fileID
        self.tag = tag
      }

      public init(values: KeyRow) throws {
        fileID = try values.value(0)
        tag = try values.value(1)
      }

      public var values: KeyRow { KeyRow([fileID.keyText, tag.keyText]) }
    }

    /// The columns that keys are about.
    public struct Row: KeyRowConvertible {
      public var fileID: UUID
      public var tag: String

      public init(fileID: UUID, tag: String) {
        self.fileID = fileID
        self.tag = tag
      }

      public init(values: KeyRow) throws {
        fileID = try values.value(0)
        tag = try values.value(1)
      }

      public var values: KeyRow { KeyRow([fileID.keyText, tag.keyText]) }
    }
  }
}

// MARK: - files

extension ForeignKeyEnforcer {
  /// `files`
  ///
  /// - References `categories` by `category_id`: on delete SET DEFAULT
  /// - References `users` by `owner_id`: on delete RESTRICT
  /// - Referenced by `file_downloads`: on delete CASCADE
  /// - Referenced by `file_tags`: on delete CASCADE
  /// - Referenced by `user_files`: on delete CASCADE
  /// - Referenced by `users`: on delete SET NULL
  public enum Files: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "files",
      columns: [
        KeyColumn("id", "uuid"),
        KeyColumn("owner_id", "uuid"),
        KeyColumn("category_id", "bigint"),
      ],
      primaryKey: ["id"],
      foreignKeys: [
        ForeignKey(
          "files_category_id_fkey",
          ["category_id"],
          references: "categories",
          ["id"],
          onDelete: .setDefault
        ),
        ForeignKey(
          "files_owner_id_fkey",
          ["owner_id"],
          references: "users",
          ["id"],
          onDelete: .restrict
        ),
      ]
    )

    public static var schema: ReferentialSchema { ForeignKeyEnforcer.schema }

    /// The primary key.
    public struct Key: KeyRowConvertible {
      public var id: UUID

      public init(id: UUID) {
        self.id = id
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
      }

      public var values: KeyRow { KeyRow([id.keyText]) }
    }

    /// The columns that keys are about.
    public struct Row: KeyRowConvertible {
      public var id: UUID?  // nil: not known, the database makes it
      public var ownerID: UUID
      public var categoryID: Int64

      public init(id: UUID? = nil, ownerID: UUID, categoryID: Int64) {
        self.id = id
        self.ownerID = ownerID
        self.categoryID = categoryID
      }

      public init(values: KeyRow) throws {
        id = try values.optional(0)
        ownerID = try values.value(1)
        categoryID = try values.value(2)
      }

      public var values: KeyRow { KeyRow([id?.keyText, ownerID.keyText, categoryID.keyText]) }
    }
  }
}

// MARK: - sessions

extension ForeignKeyEnforcer {
  /// `sessions`
  ///
  /// - References `user_devices` by `user_id, device_id`: on delete CASCADE
  public enum Sessions: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "sessions",
      columns: [
        KeyColumn("id", "uuid"),
        KeyColumn("user_id", "uuid"),
        KeyColumn("device_id", "uuid"),
      ],
      primaryKey: ["id"],
      foreignKeys: [
        ForeignKey(
          "sessions_user_id_device_id_fkey",
          ["user_id", "device_id"],
          references: "user_devices",
          ["user_id", "device_id"],
          onDelete: .cascade
        ),
      ]
    )

    public static var schema: ReferentialSchema { ForeignKeyEnforcer.schema }

    /// The primary key.
    public struct Key: KeyRowConvertible {
      public var id: UUID

      public init(id: UUID) {
        self.id = id
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
      }

      public var values: KeyRow { KeyRow([id.keyText]) }
    }

    /// The columns that keys are about.
    public struct Row: KeyRowConvertible {
      public var id: UUID?  // nil: not known, the database makes it
      public var userID: UUID
      public var deviceID: UUID

      public init(id: UUID? = nil, userID: UUID, deviceID: UUID) {
        self.id = id
        self.userID = userID
        self.deviceID = deviceID
      }

      public init(values: KeyRow) throws {
        id = try values.optional(0)
        userID = try values.value(1)
        deviceID = try values.value(2)
      }

      public var values: KeyRow { KeyRow([id?.keyText, userID.keyText, deviceID.keyText]) }
    }
  }
}

// MARK: - tags

extension ForeignKeyEnforcer {
  /// `tags`
  ///
  /// - Referenced by `file_tags`: on delete CASCADE, on update CASCADE
  public enum Tags: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "tags",
      columns: [
        KeyColumn("slug", "text"),
      ],
      primaryKey: ["slug"]
    )

    public static var schema: ReferentialSchema { ForeignKeyEnforcer.schema }

    /// The primary key.
    public struct Key: KeyRowConvertible {
      public var slug: String

      public init(slug: String) {
        self.slug = slug
      }

      public init(values: KeyRow) throws {
        slug = try values.value(0)
      }

      public var values: KeyRow { KeyRow([slug.keyText]) }
    }

    /// The columns that keys are about.
    public struct Row: KeyRowConvertible {
      public var slug: String

      public init(slug: String) {
        self.slug = slug
      }

      public init(values: KeyRow) throws {
        slug = try values.value(0)
      }

      public var values: KeyRow { KeyRow([slug.keyText]) }
    }
  }
}

// MARK: - user_devices

extension ForeignKeyEnforcer {
  /// `user_devices`
  ///
  /// - References `devices` by `device_id`: on delete CASCADE
  /// - References `users` by `user_id`: on delete CASCADE
  /// - Referenced by `sessions`: on delete CASCADE
  public enum UserDevices: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "user_devices",
      columns: [
        KeyColumn("user_id", "uuid"),
        KeyColumn("device_id", "uuid"),
      ],
      primaryKey: ["user_id", "device_id"],
      foreignKeys: [
        ForeignKey(
          "user_devices_device_id_fkey",
          ["device_id"],
          references: "devices",
          ["id"],
          onDelete: .cascade
        ),
        ForeignKey(
          "user_devices_user_id_fkey",
          ["user_id"],
          references: "users",
          ["id"],
          onDelete: .cascade
        ),
      ]
    )

    public static var schema: ReferentialSchema { ForeignKeyEnforcer.schema }

    /// The primary key.
    public struct Key: KeyRowConvertible {
      public var userID: UUID
      public var deviceID: UUID

      public init(userID: UUID, deviceID: UUID) {
        self.userID = userID
        self.deviceID = deviceID
      }

      public init(values: KeyRow) throws {
        userID = try values.value(0)
        deviceID = try values.value(1)
      }

      public var values: KeyRow { KeyRow([userID.keyText, deviceID.keyText]) }
    }

    /// The columns that keys are about.
    public struct Row: KeyRowConvertible {
      public var userID: UUID
      public var deviceID: UUID

      public init(userID: UUID, deviceID: UUID) {
        self.userID = userID
        self.deviceID = deviceID
      }

      public init(values: KeyRow) throws {
        userID = try values.value(0)
        deviceID = try values.value(1)
      }

      public var values: KeyRow { KeyRow([userID.keyText, deviceID.keyText]) }
    }
  }
}

// MARK: - user_files

extension ForeignKeyEnforcer {
  /// `user_files`
  ///
  /// - References `files` by `file_id`: on delete CASCADE
  /// - References `users` by `granted_by`: on delete SET NULL
  /// - References `users` by `user_id`: on delete CASCADE
  public enum UserFiles: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "user_files",
      columns: [
        KeyColumn("user_id", "uuid"),
        KeyColumn("file_id", "uuid"),
        KeyColumn("granted_by", "uuid"),
      ],
      primaryKey: ["user_id", "file_id"],
      foreignKeys: [
        ForeignKey(
          "user_files_file_id_fkey",
          ["file_id"],
          references: "files",
          ["id"],
          onDelete: .cascade
        ),
        ForeignKey(
          "user_files_granted_by_fkey",
          ["granted_by"],
          references: "users",
          ["id"],
          onDelete: .setNull
        ),
        ForeignKey(
          "user_files_user_id_fkey",
          ["user_id"],
          references: "users",
          ["id"],
          onDelete: .cascade
        ),
      ]
    )

    public static var schema: ReferentialSchema { ForeignKeyEnforcer.schema }

    /// The primary key.
    public struct Key: KeyRowConvertible {
      public var userID: UUID
      public var fileID: UUID

      public init(userID: UUID, fileID: UUID) {
        self.userID = userID
        self.fileID = fileID
      }

      public init(values: KeyRow) throws {
        userID = try values.value(0)
        fileID = try values.value(1)
      }

      public var values: KeyRow { KeyRow([userID.keyText, fileID.keyText]) }
    }

    /// The columns that keys are about.
    public struct Row: KeyRowConvertible {
      public var userID: UUID
      public var fileID: UUID
      public var grantedBy: UUID?

      public init(userID: UUID, fileID: UUID, grantedBy: UUID?) {
        self.userID = userID
        self.fileID = fileID
        self.grantedBy = grantedBy
      }

      public init(values: KeyRow) throws {
        userID = try values.value(0)
        fileID = try values.value(1)
        grantedBy = try values.optional(2)
      }

      public var values: KeyRow { KeyRow([userID.keyText, fileID.keyText, grantedBy?.keyText]) }
    }
  }
}

// MARK: - users

extension ForeignKeyEnforcer {
  /// `users`
  ///
  /// - References `files` by `avatar_file_id`: on delete SET NULL
  /// - Referenced by `accounts`: on delete CASCADE
  /// - Referenced by `file_downloads`: on delete SET NULL
  /// - Referenced by `files`: on delete RESTRICT
  /// - Referenced by `user_devices`: on delete CASCADE
  /// - Referenced by `user_files`: on delete SET NULL
  /// - Referenced by `user_files`: on delete CASCADE
  public enum Users: EnforcedTable {
    /// What the enforcer knows of the table.
    public static let table = TableDescription(
      "users",
      columns: [
        KeyColumn("id", "uuid"),
        KeyColumn("avatar_file_id", "uuid"),
      ],
      primaryKey: ["id"],
      foreignKeys: [
        ForeignKey(
          "users_avatar_file_id_fkey",
          ["avatar_file_id"],
          references: "files",
          ["id"],
          onDelete: .setNull
        ),
      ]
    )

    public static var schema: ReferentialSchema { ForeignKeyEnforcer.schema }

    /// The primary key.
    public struct Key: KeyRowConvertible {
      public var id: UUID

      public init(id: UUID) {
        self.id = id
      }

      public init(values: KeyRow) throws {
        id = try values.value(0)
      }

      public var values: KeyRow { KeyRow([id.keyText]) }
    }

    /// The columns that keys are about.
    public struct Row: KeyRowConvertible {
      public var id: UUID?  // nil: not known, the database makes it
      public var avatarFileID: UUID?

      public init(id: UUID? = nil, avatarFileID: UUID?) {
        self.id = id
        self.avatarFileID = avatarFileID
      }

      public init(values: KeyRow) throws {
        id = try values.optional(0)
        avatarFileID = try values.optional(1)
      }

      public var values: KeyRow { KeyRow([id?.keyText, avatarFileID?.keyText]) }
    }
  }
}
#endif
