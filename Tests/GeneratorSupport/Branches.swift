package import Cairn

/// What branches make of one small schema.
package enum Branches {
  package struct Users: Table {
    package let id = Column(.bigint).primaryKey()
    package let email = Column(.varchar(100)).unique()
    package let bio = Column(.text).nullable()
    package init() {}
  }

  package struct Notes: Table {
    package let id = Column(.bigint).primaryKey()
    package let content = Column(.varchar(200)).nullable()
    package init() {}
  }

  package struct Tags: Table {
    package let id = Column(.bigint).primaryKey()
    package let word = Column(.varchar(50)).unique()
    package init() {}
  }

  package enum Nickname {
    package struct Users: Table {
      package let id = Column(.bigint).primaryKey()
      package let email = Column(.varchar(100)).unique()
      package let bio = Column(.text).nullable()
      package let nickname = Column(.varchar(40)).nullable()
      package var body: TableBody { Index(nickname) }
      package init() {}
    }
  }

  package enum Age {
    package struct Users: Table {
      package let id = Column(.bigint).primaryKey()
      package let email = Column(.varchar(100)).unique()
      package let bio = Column(.text).nullable()
      package let age = Column(.integer).nullable()
      package init() {}
    }
  }

  package enum AgeAndNickname {
    package struct Users: Table {
      package let id = Column(.bigint).primaryKey()
      package let email = Column(.varchar(100)).unique()
      package let bio = Column(.text).nullable()
      package let age = Column(.integer).nullable()
      package let nickname = Column(.varchar(40)).nullable()
      package var body: TableBody { Index(nickname) }
      package init() {}
    }
  }

  /// The same columns in the order in which the other branch's come first.
  package enum NicknameAndAge {
    package struct Users: Table {
      package let id = Column(.bigint).primaryKey()
      package let email = Column(.varchar(100)).unique()
      package let bio = Column(.text).nullable()
      package let nickname = Column(.varchar(40)).nullable()
      package let age = Column(.integer).nullable()
      package var body: TableBody { Index(nickname) }
      package init() {}
    }
  }

  package enum RequiredNickname {
    package struct Users: Table {
      package let id = Column(.bigint).primaryKey()
      package let email = Column(.varchar(100)).unique()
      package let bio = Column(.text).nullable()
      package let nickname = Column(.varchar(40))
      package var body: TableBody { Index(nickname) }
      package init() {}
    }
  }

  package enum AgeAndRequiredNickname {
    package struct Users: Table {
      package let id = Column(.bigint).primaryKey()
      package let email = Column(.varchar(100)).unique()
      package let bio = Column(.text).nullable()
      package let age = Column(.integer).nullable()
      package let nickname = Column(.varchar(40))
      package var body: TableBody { Index(nickname) }
      package init() {}
    }
  }

  /// `email` longer.
  package enum LongEmail {
    package struct Users: Table {
      package let id = Column(.bigint).primaryKey()
      package let email = Column(.varchar(150)).unique()
      package let bio = Column(.text).nullable()
      package init() {}
    }
  }

  /// `email` with a default.
  package enum DefaultEmail {
    package struct Users: Table {
      package let id = Column(.bigint).primaryKey()
      package let email = Column(.varchar(100)).unique().default("none")
      package let bio = Column(.text).nullable()
      package init() {}
    }
  }

  package enum LongDefaultEmail {
    package struct Users: Table {
      package let id = Column(.bigint).primaryKey()
      package let email = Column(.varchar(150)).unique().default("none")
      package let bio = Column(.text).nullable()
      package init() {}
    }
  }

  /// `email` longer still.
  package enum LongerEmail {
    package struct Users: Table {
      package let id = Column(.bigint).primaryKey()
      package let email = Column(.varchar(200)).unique()
      package let bio = Column(.text).nullable()
      package init() {}
    }
  }

  /// `email` under another name.
  package enum Mail {
    package struct Users: Table {
      package let id = Column(.bigint).primaryKey()
      package let mail = Column(.varchar(100)).unique().renamed(from: "email")
      package let bio = Column(.text).nullable()
      package init() {}
    }
  }

  package enum LongMail {
    package struct Users: Table {
      package let id = Column(.bigint).primaryKey()
      package let mail = Column(.varchar(150)).unique().renamed(from: "email")
      package let bio = Column(.text).nullable()
      package init() {}
    }
  }

  package enum LongMailAndEmail {
    package struct Users: Table {
      package let id = Column(.bigint).primaryKey()
      package let mail = Column(.varchar(100)).unique()
      package let email = Column(.varchar(150)).unique()
      package let bio = Column(.text).nullable()
      package init() {}
    }
  }

  package enum Address {
    package struct Users: Table {
      package let id = Column(.bigint).primaryKey()
      package let address = Column(.varchar(100)).unique().renamed(from: "email")
      package let bio = Column(.text).nullable()
      package init() {}
    }
  }

  package enum AddressFromMail {
    package struct Users: Table {
      package let id = Column(.bigint).primaryKey()
      package let address = Column(.varchar(100)).unique().renamed(from: "mail")
      package let bio = Column(.text).nullable()
      package init() {}
    }
  }

  package enum WithoutBio {
    package struct Users: Table {
      package let id = Column(.bigint).primaryKey()
      package let email = Column(.varchar(100)).unique()
      package init() {}
    }
  }

  package enum RequiredBio {
    package struct Users: Table {
      package let id = Column(.bigint).primaryKey()
      package let email = Column(.varchar(100)).unique()
      package let bio = Column(.text)
      package init() {}
    }
  }

  package enum CommentedBio {
    package struct Users: Table {
      package let id = Column(.bigint).primaryKey()
      package let email = Column(.varchar(100)).unique()
      package let bio = Column(.text).nullable().comment("what they say")
      package init() {}
    }
  }

  package enum WithoutBioWithAge {
    package struct Users: Table {
      package let id = Column(.bigint).primaryKey()
      package let email = Column(.varchar(100)).unique()
      package let age = Column(.integer).nullable()
      package init() {}
    }
  }

  package static func schema(_ tables: any Table.Type...) -> Schema {
    Schema("app", dialects: .postgres(from: 14), .mysql(from: "8.4")) {
      for table in tables { TableEntry(table) }
    }
  }

  package static func postgresSchema(_ tables: any Table.Type...) -> Schema {
    Schema("app", dialects: .postgres(from: 14)) {
      for table in tables { TableEntry(table) }
    }
  }

  package static func schemaWithDSQL(_ tables: [any Table.Type]) -> Schema {
    Schema("app", dialects: .postgres(from: 14), .mysql(from: "8.4"), .dsql(foreignKeys: .application)) {
      for table in tables { TableEntry(table) }
    }
  }
}
