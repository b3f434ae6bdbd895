/// What answers at the other end.
package struct ServerIdentity: Sendable, Equatable, CustomStringConvertible {
  package enum Product: String, Sendable {
    case postgres, mysql, dsql
  }

  package var product: Product
  /// As the client library gives it: 150018 for Postgres 15.18, 90704 for MySQL 9.7.4.
  package var number: Int
  /// The version in the server's own words: `15.18 (Debian 15.18-0+deb12u1)`.
  package var text: String

  package init(product: Product, number: Int, text: String) {
    self.product = product
    self.number = number
    self.text = text
  }

  /// The part before the first dot: 15, 9.
  package var major: Int { number / 10_000 }

  package var description: String {
    let name =
      switch product {
      case .postgres: "Postgres"
      case .mysql: "MySQL"
      case .dsql: "Aurora DSQL"
      }
    return "\(name) \(text)"
  }
}
