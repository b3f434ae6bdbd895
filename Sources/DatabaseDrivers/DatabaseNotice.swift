/// What a server says beside a result: a notice or warning of Postgres, a note or warning of MySQL.
package struct DatabaseNotice: Sendable, Equatable, CustomStringConvertible {
  /// The server's word: NOTICE, WARNING, INFO, DEBUG; Note, Warning, Error.
  package var severity: String
  /// SQLSTATE on Postgres, the number on MySQL.
  package var code: String
  package var message: String
  package var detail: String?
  package var hint: String?

  package init(severity: String, code: String, message: String, detail: String? = nil, hint: String? = nil) {
    self.severity = severity
    self.code = code
    self.message = message
    self.detail = detail
    self.hint = hint
  }

  package var description: String {
    ["\(severity) \(code): \(message)", detail.map { "detail: \($0)" }, hint.map { "hint: \($0)" }]
      .compactMap(\.self).joined(separator: "\n")
  }
}
