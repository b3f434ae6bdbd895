import CairnGenerator
import Introspection
import MigrationFiles
import SQLDialects
import SchemaModel
import Verification

/// A migration with many kinds of steps, as it is generated, into which faults are put.
struct FaultScenario: Sendable {
  let workshop: SchemaWorkshop
  let before: DatabaseSchema
  let after: DatabaseSchema
  /// The file as it is right.
  let text: String

  init(_ workshop: SchemaWorkshop, from old: String, to new: String) async throws {
    self.workshop = workshop
    before = try await workshop.inspection(ofScript: old, label: "old.sql").schema
    after = try await workshop.inspection(ofScript: new, label: "new.sql").schema
    text = MigrationBetween(from: before, to: after, for: workshop.dialect.options, named: Self.name).text
  }

  private static let name = MigrationName(number: 2, words: "fault")

  /// What `verify` says of a file in the place of the right one, and of a snapshot in the place of the right one.
  func proof(of text: String, snapshot: DatabaseSchema? = nil) async throws -> MigrationProof {
    let nothing = DatabaseSchema(dialect: before.dialect)
    let first = MigrationName(number: 1, words: "begin")
    let beginning = MigrationBetween(from: nothing, to: before, for: workshop.dialect.options, named: first)
    let migrations = [
      try ProvenMigration(first, beginning.text, from: nothing, to: before, in: workshop.dialect),
      try ProvenMigration(Self.name, text, from: before, to: snapshot ?? after, in: workshop.dialect),
    ]
    var proofs: [MigrationProof] = []
    _ = try await Prover(migrations, in: workshop).prove([Self.name]) { proofs.append($0) }
    return proofs[0]
  }
}

extension FaultScenario {
  static func postgres(_ workshop: SchemaWorkshop) async throws -> FaultScenario {
    try await FaultScenario(workshop, from: oldPostgres, to: newPostgres)
  }

  static func mysql(_ workshop: SchemaWorkshop) async throws -> FaultScenario {
    try await FaultScenario(workshop, from: oldMySQL, to: newMySQL)
  }

  private static let oldPostgres = """
    CREATE TYPE mood AS ENUM ('new', 'old');
    CREATE SEQUENCE tickets START 10 INCREMENT 2;
    CREATE TABLE users (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      email varchar(100) NOT NULL CONSTRAINT users_email_key UNIQUE,
      name text,
      age integer,
      state mood NOT NULL DEFAULT 'new'
    );
    CREATE TABLE orders (
      id bigint PRIMARY KEY,
      user_id bigint NOT NULL,
      total numeric(10, 2) NOT NULL DEFAULT 0,
      note text
    );
    CREATE INDEX orders_note_idx ON orders (note);
    CREATE VIEW adults AS SELECT id, name FROM users WHERE age > 17;
    """

  private static let newPostgres = """
    CREATE TYPE mood AS ENUM ('new', 'old', 'gone');
    CREATE SEQUENCE tickets START 10 INCREMENT 5;
    CREATE TABLE users (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      email varchar(200) NOT NULL CONSTRAINT users_email_key UNIQUE,
      name text NOT NULL,
      age bigint CONSTRAINT users_age_check CHECK (age > -5000000000),
      state mood NOT NULL DEFAULT 'old',
      nickname varchar(40) NOT NULL DEFAULT 'none',
      born date
    );
    COMMENT ON COLUMN users.nickname IS 'what friends say';
    CREATE INDEX users_name_idx ON users (name);
    CREATE UNIQUE INDEX users_nick_idx ON users (nickname, id);
    CREATE TABLE orders (
      id bigint PRIMARY KEY,
      user_id bigint NOT NULL CONSTRAINT orders_user_id_fkey REFERENCES users (id) ON DELETE CASCADE,
      total numeric(10, 2) NOT NULL DEFAULT 1,
      note text
    );
    CREATE INDEX orders_user_idx ON orders (user_id) WHERE total > 5;
    CREATE TABLE tags (
      id integer PRIMARY KEY,
      label varchar(20) NOT NULL DEFAULT 'x' CONSTRAINT tags_label_key UNIQUE,
      CONSTRAINT tags_label_check CHECK (label <> '')
    );
    CREATE VIEW adults AS SELECT id, name, nickname FROM users WHERE age > 17;
    CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.note := 'touched'; RETURN NEW; END $$;
    CREATE TRIGGER touch BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION touch();
    ALTER TABLE tags ENABLE ROW LEVEL SECURITY;
    CREATE POLICY mine ON tags FOR SELECT USING (label <> 'secret');
    """

  private static let oldMySQL = """
    CREATE TABLE users (
      id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
      email varchar(100) NOT NULL,
      name varchar(50),
      age int,
      state enum('new', 'old') NOT NULL DEFAULT 'new',
      UNIQUE KEY users_email (email)
    );
    CREATE TABLE orders (
      id bigint NOT NULL PRIMARY KEY,
      user_id bigint NOT NULL,
      total decimal(10, 2) NOT NULL DEFAULT 0,
      note varchar(100),
      KEY orders_note (note)
    );
    CREATE VIEW adults AS SELECT id, name FROM users WHERE age > 17;
    """

  private static let newMySQL = """
    CREATE TABLE users (
      id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
      email varchar(200) NOT NULL,
      name varchar(50) NOT NULL,
      age bigint,
      state enum('new', 'old', 'gone') NOT NULL DEFAULT 'old',
      nickname varchar(40) NOT NULL DEFAULT 'none' COMMENT 'what friends say',
      UNIQUE KEY users_email (email),
      KEY users_name (name),
      CONSTRAINT users_age CHECK (age > -5000000000)
    );
    CREATE TABLE orders (
      id bigint NOT NULL PRIMARY KEY,
      user_id bigint NOT NULL,
      total decimal(10, 2) NOT NULL DEFAULT 1,
      note varchar(100),
      KEY orders_user (user_id, total DESC),
      CONSTRAINT orders_user_fk FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
    );
    CREATE TABLE tags (
      id int NOT NULL PRIMARY KEY,
      label varchar(20) NOT NULL DEFAULT 'x',
      UNIQUE KEY tags_label (label)
    ) COMMENT='what things are called';
    CREATE VIEW adults AS SELECT id, name, nickname FROM users WHERE age > 17;
    CREATE TRIGGER touch BEFORE UPDATE ON orders FOR EACH ROW SET NEW.note = 'touched';
    """
}
