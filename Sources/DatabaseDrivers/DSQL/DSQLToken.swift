#if Postgres
  import Crypto
  import Foundation

  /// The password of a DSQL connection: a GET request that AWS's Signature Version 4 signs in its query, without `https://`.
  ///
  /// The cluster looks at it only while connecting. How it is made is that of botocore (facts of DSQL, section 5).
  struct DSQLToken: Sendable {
    var endpoint: DSQLEndpoint
    /// `admin` connects by an action of its own.
    var user: String
    var credentials: AWSCredentials
    /// How long it may be used to connect, in seconds.
    var validity = 900

    private static let emptyHash = hex(SHA256.hash(data: [UInt8]()))

    func text(at time: Date = Date()) -> Secret {
      let moment = Self.timestamp(time)
      let day = String(moment.prefix(8))
      let scope = "\(day)/\(endpoint.region)/dsql/aws4_request"
      var parameters = [
        ("Action", user == "admin" ? "DbConnectAdmin" : "DbConnect"),
        ("X-Amz-Algorithm", "AWS4-HMAC-SHA256"),
        ("X-Amz-Credential", "\(credentials.accessKeyID)/\(scope)"),
        ("X-Amz-Date", moment),
        ("X-Amz-Expires", String(validity)),
        ("X-Amz-SignedHeaders", "host"),
      ]
      if let token = credentials.sessionToken { parameters.append(("X-Amz-Security-Token", token.value)) }
      let sorted = Self.query(parameters.sorted { $0.0 < $1.0 })
      let request = "GET\n/\n\(sorted)\nhost:\(endpoint.host)\n\nhost\n\(Self.emptyHash)"
      let toSign = "AWS4-HMAC-SHA256\n\(moment)\n\(scope)\n\(Self.hex(SHA256.hash(data: Array(request.utf8))))"
      let signature = Self.hex(Self.sign(toSign, with: key(for: day)))
      return Secret("\(endpoint.host)/?\(Self.query(parameters))&X-Amz-Signature=\(signature)")
    }

    /// The chain of keys: secret, day, region, service, and the word that ends it.
    private func key(for day: String) -> SymmetricKey {
      let start = SymmetricKey(data: Array("AWS4\(credentials.secretAccessKey.value)".utf8))
      return [day, endpoint.region, "dsql", "aws4_request"].reduce(start) { key, text in
        SymmetricKey(data: Self.sign(text, with: key))
      }
    }

    private static func sign(_ text: String, with key: SymmetricKey) -> HMAC<SHA256>.MAC {
      HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key)
    }

    private static func query(_ parameters: [(String, String)]) -> String {
      parameters.map { "\(PercentEncoding.encoded($0))=\(PercentEncoding.encoded($1))" }.joined(separator: "&")
    }

    private static func hex(_ bytes: some Sequence<UInt8>) -> String {
      let digits = Array("0123456789abcdef")
      return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }

    /// 20261121T123456Z
    private static func timestamp(_ time: Date) -> String {
      time.ISO8601Format(Date.ISO8601FormatStyle(timeZone: .gmt)).filter { $0 != "-" && $0 != ":" }
    }
  }
#endif
