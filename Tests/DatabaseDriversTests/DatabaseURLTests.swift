import Testing

@testable import DatabaseDrivers

@Suite struct DatabaseURLTests {
  @Test(arguments: [
    ("postgres://alice@db/library", "postgres://alice@db/library"),
    (
      "postgresql://alice:s3cret@db:5432/library?sslmode=verify-full",
      "postgres://alice:***@db:5432/library?sslmode=verify-full"
    ),
    ("POSTGRES://db", "postgres://db"),
    ("postgres:///library?host=/run/postgresql", "postgres:///library?host=/run/postgresql"),
    ("postgres://%2Frun%2Fpostgresql/library", "postgres://%2Frun%2Fpostgresql/library"),
    ("postgres://a:1,b:2/library?password=s3cret", "postgres://a:1,b:2/library?password=***"),
    ("postgres://[::1]:5433/library", "postgres://[::1]:5433/library"),
    ("mysql://root:s3cret@h/d?ssl-mode=REQUIRED", "mysql://root:***@h/d?ssl-mode=REQUIRED"),
    ("mysql://root:@h", "mysql://root:***@h"),
    ("dsql://abc.dsql.us-east-1.on.aws/postgres?user=admin", "dsql://abc.dsql.us-east-1.on.aws/postgres?user=admin"),
  ])
  func itIsPrintedWithoutItsPassword(_ text: String, _ printed: String) throws {
    let url = try DatabaseURL(text)
    #expect(url.description == printed)
    var dumped = "\(url) \(String(reflecting: url))"
    dump(url, to: &dumped)
    #expect(!dumped.contains("s3cret"))
  }

  @Test(arguments: [
    "", "library", "host=db password=s3cret", "sqlite://s3cret", "s3cret://x", "://s3cret", "mysql://a:s3cret@b@host/d",
    "mysql://a:s3/cr@et@host", "mysql://a:s3cret%zz@host", "mysql://a:s3cret@h?ssl-mode", "mysql://a:%00s3cret@h",
  ])
  func aWrongOneIsRefusedWithoutBeingShown(_ text: String) throws {
    let error = try #require(throws: DatabaseError.self) { try DatabaseURL(text) }
    #expect(error.kind == .usage && error.hint != nil)
    #expect(text == "s3cret://x" || !error.description.contains("s3cret"))
  }

  @Test func messagesOfLibrariesLoseTheSecrets() throws {
    let url = try DatabaseURL("postgres://a:p%40ss@h/d")
    #expect(url.redacted("bad p@ss, p%40ss in \(url.text.value)") == "bad ***, *** in postgres://a:***@h/d")
  }

  @Test(arguments: [
    ("", true), ("/run", true), ("localhost", true), ("LOCALHOST", true), ("127.0.0.1", true), ("127.8.8.8", true),
    ("::1", true), ("127.0.0.1.evil.example", false), ("127.evil.example.com", false), ("10.0.0.1", false),
    ("localhost.example.com", false), ("::2", false),
  ])
  func whatStaysOnThisMachineIsKnown(_ host: String, _ isLocal: Bool) {
    #expect(HostPort.isLocal(host) == isLocal)
  }

  @Test(
    arguments: [
      ("db", "db", nil), ("db:3307", "db", 3307), ("[::1]", "::1", nil), ("[fe80::1%25eth0]:1", "fe80::1%eth0", 1),
      ("%2Frun%2Fmysqld.sock", "/run/mysqld.sock", nil), ("db:", "db", nil), ("", "", nil),
    ] as [(String, String, Int?)]
  )
  func hostsAndPorts(_ text: String, _ host: String, _ port: Int?) throws {
    let parsed = try HostPort(text[...])
    #expect(parsed.host == host && parsed.port == port)
  }

  @Test(arguments: ["db:0", "db:65536", "db:x", "::1", "[::1", "[::1]x", "%zz"])
  func wrongHostsAndPorts(_ text: String) {
    #expect(throws: DatabaseError.self) { try HostPort(text[...]) }
  }
}
