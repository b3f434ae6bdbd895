#if Postgres
  import Foundation
  import TestSupport
  import Testing

  @testable import DatabaseDrivers

  /// The keys are those of AWS' documentation; the signatures are botocore's under a frozen clock.
  @Suite struct DSQLTokenTests {
    private static let host = "4btnqzjyvbrmifq6cjz3o2kc4u.dsql.us-east-1.on.aws"
    private static let key = "AKIAIOSFODNN7EXAMPLE"
    private static let secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
    private static let environment = ["AWS_ACCESS_KEY_ID": key, "AWS_SECRET_ACCESS_KEY": secret]
    /// 2026-11-21T12:34:56Z
    private static let moment = Date(timeIntervalSince1970: 1_795_264_496)

    @Test(
      arguments: [
        ("admin", 900, nil, "13eb6ceebacc50f8fd1e6b1fbfddf9b44fdaed4096f91728dde2a42ecef5a705"),
        ("app", 900, nil, "8e56be9b59eaf37da7a3cea182c8fd2172f46ce205ff1bae75879e42ffc33b2b"),
        ("admin", 60, nil, "74e2185becd970aa45784247c47c3db607c0c30305564598c213c09bd58c7ba3"),
        (
          "app", 3600, "FwoGZXIvYXdzEXAMPLE+/token==",
          "39ae15aadb89df75e67e8958660acb4bf599f4da19cfa5dbdb6e9d9b25bc5355"
        ),
      ] as [(String, Int, String?, String)]
    )
    func tokensAreThoseOfBotocore(_ user: String, _ validity: Int, _ session: String?, _ signature: String) throws {
      let endpoint = try #require(DSQLEndpoint(host: Self.host))
      #expect(endpoint.region == "us-east-1")
      let credentials = AWSCredentials(
        accessKeyID: Self.key,
        secretAccessKey: Secret(Self.secret),
        sessionToken: session.map(Secret.init)
      )
      let token = DSQLToken(endpoint: endpoint, user: user, credentials: credentials, validity: validity)
        .text(at: Self.moment).value
      let action = user == "admin" ? "DbConnectAdmin" : "DbConnect"
      let tail = session == nil ? "" : "&X-Amz-Security-Token=FwoGZXIvYXdzEXAMPLE%2B%2Ftoken%3D%3D"
      #expect(
        token
          == "\(Self.host)/?Action=\(action)&X-Amz-Algorithm=AWS4-HMAC-SHA256"
          + "&X-Amz-Credential=\(Self.key)%2F20261121%2Fus-east-1%2Fdsql%2Faws4_request&X-Amz-Date=20261121T123456Z"
          + "&X-Amz-Expires=\(validity)&X-Amz-SignedHeaders=host\(tail)&X-Amz-Signature=\(signature)"
      )
    }

    private func settings(_ url: String, _ environment: [String: String] = environment) throws -> [String: String] {
      let target = try DSQLTarget(DatabaseURL(url), environment)
      let settings = target.settings(ConnectionOptions(environment: environment), at: Self.moment)
      return Dictionary(settings.keywords.map { ($0.name, $0.value) }) { $1 }
    }

    @Test func aURLBecomesWhatLibpqIsTold() throws {
      let settings = try settings("dsql://\(Self.host)/postgres?user=admin")
      #expect(settings["host"] == Self.host && settings["port"] == "5432" && settings["user"] == "admin")
      #expect(settings["dbname"] == "postgres" && settings["sslmode"] == "verify-full" && settings["sslsni"] == "1")
      #expect(settings["sslrootcert"]?.isEmpty == false)
      #expect(
        settings["password"]?.hasSuffix("13eb6ceebacc50f8fd1e6b1fbfddf9b44fdaed4096f91728dde2a42ecef5a705") == true
      )
      let other = try self.settings("dsql://app@\(Self.host)?expires=900")
      #expect(other["user"] == "app" && other["dbname"] == "postgres")
      #expect(other["password"]?.hasSuffix("8e56be9b59eaf37da7a3cea182c8fd2172f46ce205ff1bae75879e42ffc33b2b") == true)
    }

    @Test(arguments: [
      "dsql://db.example.com/postgres", "dsql://admin:pw@\(host)/postgres", "dsql://\(host)/postgres?sslmode=disable",
      "dsql://\(host)/postgres?expires=0", "dsql://\(host)/postgres?stand-in=yes",
      "dsql://127.0.0.1/postgres?stand-in=1",
    ])
    func whatDSQLDoesNotHaveIsRefused(_ url: String) throws {
      let error = try #require(throws: DatabaseError.self) { try settings(url) }
      #expect(error.kind == .usage && error.hint != nil)
    }

    @Test func endpoints() {
      #expect(DSQLEndpoint(host: "abc.dsql-fnh4.eu-west-1.on.aws")?.region == "eu-west-1")
      for host in [
        "dsql.us-east-1.on.aws", "abc.dsql.us-east-1.on.aws.evil.com", "abc.rds.us-east-1.on.aws", "localhost",
      ] {
        #expect(DSQLEndpoint(host: host) == nil, "\(host)")
      }
    }

    @Test func credentialsComeFromTheEnvironmentOrTheFile() throws {
      try TemporaryFolder.with { folder in
        let file = folder.appendingPathComponent("credentials")
        let text = """
          # comment
          [default]
          aws_access_key_id = D
          aws_secret_access_key=d=e
          [ work ]
          AWS_ACCESS_KEY_ID = W
          aws_secret_access_key = w
          aws_session_token = t==
          [empty]
          """
        try Data(text.utf8).write(to: file)
        let shared = ["AWS_SHARED_CREDENTIALS_FILE": file.path]
        let fromFile = try AWSCredentials.find(profile: nil, shared)
        #expect(fromFile.accessKeyID == "D" && fromFile.secretAccessKey.value == "d=e" && fromFile.sessionToken == nil)
        let work = try AWSCredentials.find(profile: nil, shared.merging(["AWS_PROFILE": "work"]) { $1 })
        #expect(work.accessKeyID == "W" && work.sessionToken?.value == "t==")
        let both = shared.merging(Self.environment) { $1 }
        #expect(try AWSCredentials.find(profile: nil, both).accessKeyID == Self.key)
        #expect(try AWSCredentials.find(profile: "work", both).accessKeyID == "W")
        for profile in ["empty", "none"] {
          let error = try #require(throws: DatabaseError.self) { try AWSCredentials.find(profile: profile, shared) }
          #expect(error.hint?.contains("export-credentials") == true)
        }
        #expect(throws: DatabaseError.self) {
          try AWSCredentials.find(profile: nil, ["AWS_SHARED_CREDENTIALS_FILE": "/nowhere"])
        }
      }
    }

    @Test(.enabled(if: PostgresServer.dsqlFromEnvironment != nil))
    func theStandInIsReachedAndItsConnectionEndsInAnHour() async throws {
      let server = try #require(PostgresServer.dsqlFromEnvironment)
      let database = try server.makeDatabase()
      defer { server.drop(database) }
      let connection = try await DatabaseDrivers.connect(DatabaseURL(database.url))
      #expect(connection.server.product == .dsql)
      #expect(connection.expiresAt.map { $0 <= .now.advanced(by: .seconds(3_600)) } == true && !connection.needsRenewal)
      _ = try await connection.execute("CREATE TABLE t (a uuid PRIMARY KEY, b text)")
      _ = try await connection.query("INSERT INTO t VALUES ($1, $2)", ["6f1a2d3e-0000-4000-8000-000000000001", "x"])
      let job = try await connection.execute("CREATE INDEX ASYNC i ON t (b)")
      #expect(job.rows.first?[0].text?.isEmpty == false)
      let refused = await databaseError { _ = try await connection.execute("CREATE INDEX j ON t (b)") }
      #expect(refused?.sqlState == "0A000")
      try await connection.setLockTimeout(.seconds(1))
      let rows = try await connection.pipeline([Statement("SELECT b FROM t"), Statement("SELECT 1")])
      #expect(rows.map(\.rows.count) == [1, 1])
      await connection.close()
    }
  }
#endif
