#if Postgres
  import CPostgres
  import Foundation

  /// A cluster that a `dsql://` URL names, or the stand-in of tests.
  struct DSQLTarget: Sendable {
    private enum Place {
      case cluster(DSQLEndpoint, AWSCredentials, validity: Int, rootCertificates: String)
      case standIn(host: String)
    }

    private var place: Place
    private var port: Int
    private var user: String
    private var database: String

    /// Parameters: `user`, `profile` of the credentials file, `region` where the host does not show it, `expires` (seconds
    /// that the token is valid), `sslrootcert`, and `stand-in=yes` for a server on this machine without TLS and IAM.
    ///
    /// - Throws: `DatabaseError` of kind `.usage`
    init(_ url: DatabaseURL, _ environment: [String: String]) throws {
      let parts = url.parts
      let known: Set = ["user", "profile", "region", "expires", "sslrootcert", "stand-in"]
      if let other = parts.query.first(where: { !known.contains(String($0.name)) }) {
        throw DatabaseError(
          .usage,
          "a dsql:// URL has no parameter '\(other.name)'",
          hint: "it has \(known.sorted().joined(separator: ", ")); TLS is always on"
        )
      }
      if !parts.secrets.isEmpty {
        throw DatabaseError(
          .usage,
          "a dsql:// URL has no password: cairn makes a token of your AWS credentials",
          hint: "take it out, and set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a profile: ?profile=…"
        )
      }
      let server = try HostPort(parts.hosts)
      port = server.port ?? 5432
      user = try parts.decoded(parts.value("user") ?? parts.user, "user") ?? "admin"
      let database = try parts.decoded(parts.database, "database") ?? ""
      self.database = database.isEmpty ? "postgres" : database
      if let standIn = parts.value("stand-in") {
        guard standIn == "yes", HostPort.isLocal(server.host) else {
          throw DatabaseError(
            .usage,
            "?stand-in=yes is for tests, on this machine only",
            hint: "take it out of the URL"
          )
        }
        place = .standIn(host: server.host)
      } else {
        place = .cluster(
          try Self.endpoint(server.host, region: parts.value("region")),
          try AWSCredentials.find(profile: parts.decoded(parts.value("profile"), "profile"), environment),
          validity: try Self.validity(parts.value("expires")),
          rootCertificates: try parts.decoded(parts.value("sslrootcert"), "sslrootcert") ?? Self.systemCertificates()
        )
      }
    }

    private static func endpoint(_ host: String, region: Substring?) throws -> DSQLEndpoint {
      if var endpoint = DSQLEndpoint(host: host) {
        if let region { endpoint.region = String(region) }
        return endpoint
      }
      guard let region else {
        throw DatabaseError(
          .usage,
          "'\(host)' does not show its region",
          hint: "a cluster is at CLUSTER.dsql.REGION.on.aws; for a name of your own, add ?region=REGION"
        )
      }
      return DSQLEndpoint(host: host, region: String(region))
    }

    private static func validity(_ text: Substring?) throws -> Int {
      guard let text else { return 900 }
      guard let seconds = Int(text), (1...604_800).contains(seconds) else {
        throw DatabaseError(.usage, "expires=\(text) is no validity", hint: "it is 1 to 604800 seconds (one week)")
      }
      return seconds
    }

    /// Clusters show a certificate of Amazon's public authority, so the system's roots can check it. Only libpq 16 and later
    /// knows where they are.
    private static func systemCertificates() throws -> String {
      if PQlibVersion() >= 160_000 { return "system" }
      let files = [
        "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem",
        "/etc/ssl/cert.pem", "/opt/homebrew/etc/ca-certificates/cert.pem",
      ]
      guard let file = files.first(where: { FileManager.default.isReadableFile(atPath: $0) }) else {
        throw DatabaseError(
          .usage,
          "found no file of root certificates to check the cluster's certificate with",
          hint: "install ca-certificates, or add ?sslrootcert=FILE"
        )
      }
      return file
    }

    /// With a token that is made now.
    func settings(_ options: ConnectionOptions, at time: Date = Date()) -> PostgresSettings {
      var keywords: [(name: String, value: String)] = [
        ("port", String(port)), ("user", user), ("dbname", database), ("client_encoding", "UTF8"),
        ("application_name", options.applicationName),
        ("connect_timeout", String(max(2, options.connectTimeout.wholeSeconds))),
        ("keepalives_idle", "30"), ("keepalives_interval", "10"), ("keepalives_count", "3"),
      ]
      switch place {
      case .standIn(let host):
        keywords += [("host", host), ("password", "stand-in"), ("sslmode", "disable")]
      case .cluster(let endpoint, let credentials, let validity, let rootCertificates):
        let token = DSQLToken(endpoint: endpoint, user: user, credentials: credentials, validity: validity)
        keywords += [
          ("host", endpoint.host), ("password", token.text(at: time).value), ("sslmode", "verify-full"),
          ("sslrootcert", rootCertificates), ("sslsni", "1"), ("gssencmode", "disable"),
        ]
      }
      return PostgresSettings(keywords: keywords)
    }
  }
#endif
