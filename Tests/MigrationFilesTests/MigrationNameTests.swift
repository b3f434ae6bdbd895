import MigrationFiles
import Testing

@Suite struct MigrationNameTests {
  @Test(arguments: [
    ("0007_add_users_nickname.sql", 7, "add_users_nickname"),
    ("20261121093000_x", 20_261_121_093_000, "x"),
    ("0000_schema_migrations", 0, "schema_migrations"),
  ])
  func readsNumberAndWords(text: String, number: Int, words: String) throws {
    let name = try #require(MigrationName(text))
    #expect(name.number == number)
    #expect(name.words == words)
  }

  @Test(arguments: ["x.sql", "7.sql", "_x", "12345678901234567890123_x", ""])
  func refusesWhatIsNoName(text: String) {
    #expect(MigrationName(text) == nil)
  }

  @Test func aFileNameHasNoHostileCharacter() {
    #expect(MigrationName(number: 3, words: "../etc/ü; DROP--\n Größe").description == "0003_etc_drop_gr_e")
    #expect(MigrationName.slug(String(repeating: "ab ", count: 40)).count <= 60)
  }
}
