/// What stands behind the `://` of a database URL: `user:password@hosts/database?name=value&…`, still percent-encoded.
struct URLParts: Sendable, Equatable {
  var user: Substring?
  var password: Secret?
  /// One or several, with ports.
  var hosts: Substring
  var database: Substring
  var query: [(name: Substring, value: Substring)]

  /// - Throws: `DatabaseError` of kind `.usage` where it is unclear what is meant.
  init(_ text: Substring) throws {
    let (place, query) = Self.split(text, at: "?")
    let (authority, database) = Self.split(place, at: "/")
    let pieces = authority.split(separator: "@", omittingEmptySubsequences: false)
    guard pieces.count <= 2, !(database ?? "").contains("@") else {
      throw DatabaseError(
        .usage,
        "it is unclear which '@' or '/' of the URL ends the password",
        hint: "in a user or password, write '@' as %40, '/' as %2F and '?' as %3F"
      )
    }
    hosts = pieces.last ?? ""
    self.database = database ?? ""
    if pieces.count == 2 {
      let (user, password) = Self.split(pieces[0], at: ":")
      self.user = user
      self.password = password.map { Secret(String($0)) }
    }
    self.query = try (query ?? "").split(separator: "&").map { item in
      let (name, value) = Self.split(item, at: "=")
      guard let value else {
        throw DatabaseError(.usage, "a parameter of the URL has no value", hint: "write ?name=value&name=value")
      }
      return (name, value)
    }
    for secret in writtenSecrets where PercentEncoding.decoded(secret) == nil {
      throw DatabaseError(
        .usage,
        "the password in the URL is not well percent-encoded",
        hint: "write '%' as %25 in it"
      )
    }
  }

  private static func split(_ text: Substring, at mark: Character) -> (Substring, Substring?) {
    guard let place = text.firstIndex(of: mark) else { return (text, nil) }
    return (text[..<place], text[text.index(after: place)...])
  }

  static func == (first: URLParts, second: URLParts) -> Bool {
    first.user == second.user && first.password == second.password && first.hosts == second.hosts
      && first.database == second.database && first.query.elementsEqual(second.query, by: ==)
  }
}

extension URLParts {
  /// Parameters of libpq whose values nobody may read.
  private static let secretNames: Set<Substring> = ["password", "sslpassword", "oauth_client_secret"]

  private var writtenSecrets: [String] {
    [password?.value].compactMap(\.self)
      + query.filter { Self.secretNames.contains($0.name) }.map { String($0.value) }
  }

  /// As they are written, and as they are meant.
  var secrets: [Secret] {
    (writtenSecrets + writtenSecrets.compactMap { PercentEncoding.decoded($0) }).map(Secret.init)
  }

  /// The same text without its secrets.
  var redacted: String {
    let user = user.map { "\($0)\(password == nil ? "" : ":\(Secret.blot)")@" } ?? ""
    let query = query.map { "\($0.name)=\(Self.secretNames.contains($0.name) ? Secret.blot : String($0.value))" }
    return "\(user)\(hosts)" + (database.isEmpty ? "" : "/\(database)")
      + (query.isEmpty ? "" : "?\(query.joined(separator: "&"))")
  }

  func value(_ name: String) -> Substring? {
    query.last { $0.name == name }?.value
  }

  /// A part of the URL as it is meant.
  ///
  /// - Throws: `DatabaseError` of kind `.usage` when its percent-encoding is broken.
  func decoded(_ part: Substring?, _ what: String) throws -> String? {
    guard let part else { return nil }
    guard let text = PercentEncoding.decoded(part) else {
      throw DatabaseError(.usage, "the \(what) in the URL is not well percent-encoded: \(part)")
    }
    return text
  }
}
