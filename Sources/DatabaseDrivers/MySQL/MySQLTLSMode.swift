#if MySQL
  import CMySQL

  /// MySQL's own words for how much TLS there must be (--ssl-mode).
  enum MySQLTLSMode: String, CaseIterable, Sendable {
    case disabled = "DISABLED"
    case preferred = "PREFERRED"
    case required = "REQUIRED"
    case verifyCA = "VERIFY_CA"
    case verifyIdentity = "VERIFY_IDENTITY"

    /// Also `verify-identity` and the like.
    init?(word: String) {
      self.init(rawValue: word.uppercased().replacing("-", with: "_"))
    }

    var value: cairn_mysql_tls {
      switch self {
      case .disabled: cairn_mysql_tls_disabled
      case .preferred: cairn_mysql_tls_preferred
      case .required: cairn_mysql_tls_required
      case .verifyCA: cairn_mysql_tls_verify_ca
      case .verifyIdentity: cairn_mysql_tls_verify_identity
      }
    }

    /// Whether a connection in the clear is an error.
    var isMandatory: Bool { self != .disabled && self != .preferred }
  }
#endif
