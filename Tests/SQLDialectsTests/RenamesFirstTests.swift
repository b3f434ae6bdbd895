import SchemaModel
import Testing

@testable import SQLDialects

/// The changes that take a migration back begin with its renames, in an order that holds wherever it was broken off.
@Suite struct RenamesFirstTests {
  private static func named(_ name: String, in namespace: String? = nil) -> ObjectName {
    ObjectName(name, in: namespace)
  }

  private static func index(_ name: String) -> TableElement { .index(IndexDefinition(name, keys: [IndexKey("note")])) }

  private static func order(ofWayBack changes: [Change]) -> [String] {
    changes.inverse.renamesFirst().map(\.change.description)
  }

  /// Run again, a move out of the namespace would find something else under the name that the table had there.
  @Test func aNamespaceComesBeforeWhatMovesIntoIt() {
    let old = SchemaObject.namespace(NamespaceDefinition("old"))
    #expect(
      Self.order(ofWayBack: [
        .renameObject(old, to: ObjectName("new")),
        .renameTable(from: Self.named("a"), to: Self.named("b")),
        .renameTable(from: Self.named("c", in: "new"), to: Self.named("a")),
      ]) == ["rename namespace new to old", "rename table a to old.c", "rename table b to a"]
    )
  }

  /// Broken off before it dropped the index, the migration left it on the table that moves.
  @Test func theNameOfAnIndexIsFreeBeforeATableBringsIt() {
    #expect(
      Self.order(ofWayBack: [
        .renameTable(from: Self.named("a"), to: Self.named("a", in: "archive")),
        .renameTable(from: Self.named("b"), to: Self.named("a")),
        .renameElement(table: Self.named("d"), element: Self.index("third"), to: "fourth"),
        .renameElement(table: Self.named("c"), element: Self.index("second"), to: "third"),
        .renameElement(table: Self.named("a"), element: Self.index("first"), to: "second"),
        .dropElement(table: Self.named("a", in: "archive"), element: Self.index("second")),
      ]) == [
        "rename table a to b", "rename index second on b to first", "rename table archive.a to a",
        "rename index third on c to second", "rename index fourth on d to third", "add index second on a",
      ]
    )
  }
}
