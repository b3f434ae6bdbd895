import Cairn
import Schema
import SchemaModel
import Testing

@Suite("The sample schema")
struct SampleSchemaTests {
  let tables = library.declaration.tables

  @Test func isReadWithoutAFinding() {
    #expect(library.declaration.diagnostics == [])
    #expect(
      tables.map(\.name.name).sorted() == [
        "accounts", "categories", "devices", "file_downloads", "file_tags", "files", "sessions", "tags", "user_devices",
        "user_files", "users", "verification_tokens",
      ]
    )
  }

  @Test func usesEveryReferentialAction() {
    let actions = Set(tables.flatMap(\.foreignKeys).flatMap { [$0.onDelete, $0.onUpdate] })
    #expect(actions == Set(SchemaModel.ReferentialAction.allCases))
  }

  @Test func hasACycleOfForeignKeysAndATableThatReferencesItself() {
    let references = Set(tables.flatMap { table in table.foreignKeys.map { [table.name, $0.referencedTable] } })
    let (users, files, categories) = (ObjectName("users"), ObjectName("files"), ObjectName("categories"))
    #expect(references.isSuperset(of: [[users, files], [files, users], [categories, categories]]))
  }

  @Test(arguments: DialectName.allCases)
  func everyForeignKeyHasAnIndex(_ dialect: DialectName) {
    for table in tables {
      let keys =
        table.primaryKeys.map(\.columns) + table.uniques.map(\.columns)
        + table.indexes.filter { $0.options.includes(dialect) && $0.predicate == nil }.map { index in
          index.keys.compactMap { key in
            if case .column(let column) = key.target { column } else { nil }
          }
        }
      for key in table.foreignKeys where key.options.includes(dialect) {
        #expect(keys.contains { $0.starts(with: key.columns) }, "\(table.name): \(key.columns)")
      }
    }
  }

  @Test func indexesOnlyWhatADialectCanHave() {
    for table in tables {
      for index in table.indexes where index.options.includes(.mysql) {
        #expect(index.predicate == nil, "\(table.name)")
      }
      for index in table.indexes where index.options.includes(.dsql) {
        #expect(!index.keys.contains { $0.isDescending }, "\(table.name)")
      }
    }
    #expect(tables.flatMap(\.indexes).contains { $0.isUnique && $0.predicate != nil })
    #expect(tables.flatMap(\.indexes).contains { $0.keys.contains { $0.isDescending } })
  }
}
