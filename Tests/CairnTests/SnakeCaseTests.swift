import SchemaModel
import Testing

@Suite("Names in snake case")
struct SnakeCaseTests {
  @Test(arguments: [
    ("id", "id"), ("email", "email"), ("teamID", "team_id"), ("avatarFileID", "avatar_file_id"),
    ("URLPath", "url_path"), ("UserFiles", "user_files"), ("userIDs", "user_ids"),
    ("fileURLsByName", "file_urls_by_name"),
    ("sha256", "sha256"), ("sha256Hex", "sha256_hex"), ("isURLSafe", "is_url_safe"), ("created_at", "created_at"),
    ("HTTPSession", "http_session"), ("x", "x"), ("ID", "id"), ("größeInÄcker", "größe_in_äcker"),
    ("_hidden", "_hidden"),
  ])
  func separateWords(_ name: String, _ expected: String) {
    #expect(snakeCase(name) == expected)
  }
}
