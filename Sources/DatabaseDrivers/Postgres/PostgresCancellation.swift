#if Postgres
  import CPostgres
  import Foundation

  /// The right to stop the statement that runs on a connection: what libpq calls a `PGcancel`.
  ///
  /// libpq before 17 sends it in the clear, as psql does: it holds a process number and a key of that session alone.
  ///
  /// `@unchecked Sendable`: a `PGcancel` is never changed, and libpq documents PQcancel as safe from any thread.
  final class PostgresCancellation: @unchecked Sendable {
    private let pointer: OpaquePointer

    /// - Returns: nil when the connection is gone.
    init?(_ connection: PostgresHandle) {
      guard let pointer = PQgetCancel(connection.pointer) else { return nil }
      self.pointer = pointer
    }

    deinit {
      PQfreeCancel(pointer)
    }

    /// Returns when the server has taken the request.
    func send() throws {
      var message = [CChar](repeating: 0, count: 256)
      guard PQcancel(pointer, &message, Int32(message.count)) == 1 else {
        let text = String(decoding: message.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        throw DatabaseError(
          .connectionLost,
          "the statement could not be cancelled: \(text.trimmingCharacters(in: .whitespacesAndNewlines))"
        )
      }
    }
  }
#endif
