import Foundation
package import SchemaModel
import TestSupport

/// A server of a test's own that wants passwords and has TLS, on all addresses of this machine. Its user is postgres or
/// root on the socket, and alice with the password `s3cret` from anywhere.
package final class GuardedServer: Sendable {
  package let port: UInt16
  package let certificate: String
  private let folder: String
  private let script: String

  private static let scripts = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("scripts").path

  package init(_ dialect: DialectName) throws {
    folder = try ProcessRun.check("mktemp", ["-d", "/tmp/cairn-guarded.XXXXXX"])
      .trimmingCharacters(in: .whitespacesAndNewlines)
    port = try FakeServer { _ in }.port
    certificate = "\(folder)/certificate.pem"
    script = "\(Self.scripts)/\(dialect.rawValue)-server"
    try ProcessRun.check(
      "bash",
      ["-euc", Self.preparation + (dialect == .mysql ? Self.mysql : Self.postgres), script, folder, String(port)]
    )
  }

  deinit {
    _ = try? ProcessRun.run(script, ["destroy", "\(folder)/server"])
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// An address of this machine that is not its loopback.
  package static let address: String? = {
    let addresses = try? ProcessRun.check("hostname", ["-I"])
    return addresses?.split(separator: " ").first { $0.contains(".") }.map(String.init)
  }()

  /// Foundation knows a process's end by a socket that it inherits, which a server that goes on would keep open.
  private static let preparation = """
    for open in /proc/$$/fd/*; do
      number=${open##*/}
      if ((number > 2)); then eval "exec $number>&-"; fi
    done
    chmod 755 "$1"
    openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost \
      -keyout "$1/key.pem" -out "$1/certificate.pem" 2>/dev/null
    chmod 600 "$1/key.pem"

    """

  private static let postgres = """
    printf 'local all all trust\\nhost all all all scram-sha-256\\n' >"$1/hba"
    if ((EUID == 0)); then chown postgres "$1"/*; fi
    "$0" start "$1/server" -- -c listen_addresses='*' -c port="$2" -c hba_file="$1/hba" -c ssl=on \
      -c ssl_cert_file="$1/certificate.pem" -c ssl_key_file="$1/key.pem" >/dev/null
    psql -qX -h "$1/server" -p "$2" -U postgres -c "CREATE ROLE alice LOGIN PASSWORD 's3cret'"
    """

  private static let mysql = """
    "$0" start "$1/server" -- --skip-networking=OFF --bind-address='*' --port="$2" --ssl-ca="$1/certificate.pem" \
      --ssl-cert="$1/certificate.pem" --ssl-key="$1/key.pem" >/dev/null
    "$0" client --no-defaults -uroot -S "$1/server/mysql.sock" -e "CREATE USER alice IDENTIFIED BY 's3cret'"
    """
}
