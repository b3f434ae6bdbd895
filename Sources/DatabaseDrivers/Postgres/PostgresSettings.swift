#if Postgres
  import CPostgres
  import Foundation

  /// What libpq is told: its own keywords, of which a later one wins over an earlier one.
  struct PostgresSettings: Sendable {
    var keywords: [(name: String, value: String)]

    /// A URL as libpq reads it, with PG* variables, service files and ~/.pgpass, and what cairn adds where nobody said it.
    ///
    /// TLS: off this machine, libpq would try it and go on without it when a stranger in the way says that there is none.
    /// So `require` is the default there. It does not prove who the server is; `verify-full` does, and is what to write
    /// wherever the server's certificate can be checked. It is no default because it fails with every server whose
    /// certificate the user's root file does not know, which is most managed ones. (libpq makes `require` check the chain
    /// too where ~/.postgresql/root.crt exists: libpq's chapter 34.19.1.)
    ///
    /// - Throws: `DatabaseError` of kind `.usage` when libpq does not understand the URL.
    init(_ url: DatabaseURL, _ options: ConnectionOptions) throws {
      let written = try Self.parse(url)
      let fallback = Self.defaults()
      keywords = [("dbname", url.text.value), ("client_encoding", "UTF8")]
      keywords.append(("fallback_application_name", options.applicationName))

      if written["connect_timeout"] == nil && fallback["connect_timeout", default: ""].isEmpty {
        keywords.append(("connect_timeout", String(max(2, options.connectTimeout.wholeSeconds))))
      }
      if written["keepalives_idle"] == nil {
        keywords += [("keepalives_idle", "30"), ("keepalives_interval", "10"), ("keepalives_count", "3")]
      }
      let effective =
        written["service"] == nil ? fallback.merging(written) { $1 } : Self.effective(keywords)
      let saidByVariable = options.environment["PGSSLMODE"].map { !$0.isEmpty } ?? false
      // With a service, libpq's own default cannot be told from one that the service file repeats.
      let isDefault =
        written["sslmode"] == nil && !saidByVariable
        && (effective["sslmode"] == nil || effective["sslmode"] == "prefer")
      if isDefault && !Self.isLocal(effective) {
        keywords.append(("sslmode", "require"))
      }
      let hosts = Self.hosts(effective)
      if let cluster = hosts.first(where: { DSQLEndpoint(host: $0) != nil }) {
        throw DatabaseError(
          .usage,
          "\(cluster) is a cluster of Aurora DSQL, which has rules of its own",
          hint: "write dsql://\(cluster)/postgres"
        )
      }
    }

    init(keywords: [(name: String, value: String)]) {
      self.keywords = keywords
    }

    private static func hosts(_ settings: [String: String]) -> [String] {
      let hosts = (settings["host"] ?? "").split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return hosts
    }

    /// An address wins over a host's name, as in libpq.
    private static func isLocal(_ settings: [String: String]) -> Bool {
      let addresses = (settings["hostaddr"] ?? "").split(separator: ",", omittingEmptySubsequences: false).map(
        String.init
      )
      let hosts = Self.hosts(settings)
      return (0..<max(addresses.count, hosts.count)).allSatisfy { place in
        let address = addresses.indices.contains(place) ? addresses[place] : ""
        return HostPort.isLocal(address.isEmpty ? (hosts.indices.contains(place) ? hosts[place] : "") : address)
      }
    }

    // MARK: What libpq says

    /// What the URL itself says.
    private static func parse(_ url: DatabaseURL) throws -> [String: String] {
      var message: UnsafeMutablePointer<CChar>?
      guard let options = PQconninfoParse(url.text.value, &message) else {
        defer { PQfreemem(message) }
        let text = message.map { String(cString: $0) } ?? "out of memory"
        throw DatabaseError(
          .usage,
          url.redacted("libpq does not understand the URL: \(text)").trimmingCharacters(in: .whitespacesAndNewlines)
        )
      }
      defer { PQconninfoFree(options) }
      return values(options)
    }

    /// What variables and the service that PGSERVICE names say.
    private static func defaults() -> [String: String] {
      guard let options = PQconndefaults() else { return [:] }
      defer { PQconninfoFree(options) }
      return values(options)
    }

    /// What libpq makes of all of it, service files included: it has read them when it begins to connect, and no further
    /// does it come here.
    private static func effective(_ keywords: [(name: String, value: String)]) -> [String: String] {
      let connection = CStrings.withPointers(keywords.map(\.name)) { names in
        CStrings.withPointers(keywords.map(\.value)) { values in PQconnectStartParams(names, values, 1) }
      }
      defer { PQfinish(connection) }
      guard let options = PQconninfo(connection) else { return [:] }
      defer { PQconninfoFree(options) }
      return values(options)
    }

    private static func values(_ options: UnsafeMutablePointer<PQconninfoOption>) -> [String: String] {
      var values: [String: String] = [:]
      var option = options
      while let keyword = option.pointee.keyword {
        if let value = option.pointee.val { values[String(cString: keyword)] = String(cString: value) }
        option += 1
      }
      return values
    }
  }
#endif
