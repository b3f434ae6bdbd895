import Schema
import SchemaModel
import Testing

@testable import Cairn

@Suite("The sample schema")
struct SampleSchemaTests {
  @Test func isReadWithoutAFinding() {
    #expect(library.declaration.diagnostics == [])
    #expect(library.declaration.tables.count == 12)
  }
}
