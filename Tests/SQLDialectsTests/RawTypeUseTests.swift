import SchemaDiff
import SchemaModel
import TestSupport
import Testing

@testable import SQLDialects

/// A type that is kept by its text is not dropped under the columns that are made with it.
struct RawTypeUseTests {
  private static func type(_ name: String, _ text: String, drop: String) -> SchemaObject {
    .raw(
      RawDefinition(
        ObjectName(name),
        create: SQLText([.sql(text)], origin: .inspected),
        drop: SQLText([.sql(drop)], origin: .inspected),
        stage: .beforeTables
      )
    )
  }

  private func refusals(_ column: ColumnDefinition, from old: SchemaObject, to new: SchemaObject?) -> [Refusal] {
    let table = TableDefinition(ObjectName("t"), columns: [column])
    let before = DatabaseSchema(dialect: .postgres, tables: [table], objects: [old])
    let after = DatabaseSchema(dialect: .postgres, tables: [table], objects: [new].compactMap(\.self))
    return PostgresScenario.dialect.plan(SchemaDiffer.difference(from: before, to: after).changes, from: before)
      .refusals
  }

  @Test(arguments: ["public.address", "public.address[]", "public.addresses"])
  func compositeType(_ type: String) {
    let old = Self.type("address", "CREATE TYPE public.address AS (a text)", drop: "DROP TYPE IF EXISTS public.address")
    let new = Self.type("address", "CREATE TYPE public.address AS (b text)", drop: "DROP TYPE IF EXISTS public.address")
    let refusals = refusals(ColumnDefinition("c", .verbatim(type)), from: old, to: new)
    #expect(refusals.count == (type == "public.addresses" ? 0 : 1))
    if let refusal = refusals.first {
      #expect(refusal.reason.hasSuffix("made with it: t.c"))
      #expect(refusal.wayOut.contains("generate-migration --by-hand"))
    }
  }

  @Test func collation() {
    let old = Self.type("plain", "CREATE COLLATION public.plain (…)", drop: "DROP COLLATION IF EXISTS public.plain")
    let column = ColumnDefinition("c", .builtin("text"), collation: "plain")
    #expect(refusals(column, from: old, to: nil).map(\.object) == ["plain"])
    #expect(refusals(ColumnDefinition("c", .builtin("text"), collation: "C"), from: old, to: nil).isEmpty)
  }
}
