#if Postgres
  import CPostgres
  import Foundation

  /// A `PGconn`, ended with its last reference.
  ///
  /// `@unchecked Sendable`: libpq allows a connection on any thread, one at a time. It is used on the thread of its
  /// connection alone, which makes it, works with it, and is idle or gone when the last reference goes.
  final class PostgresHandle: @unchecked Sendable {
    let pointer: OpaquePointer
    /// What the server said since the last statement, and who hears it.
    var notices: [DatabaseNotice] = []
    var onNotice: (@Sendable (DatabaseNotice) -> Void)?

    /// - Parameter pointer: from `PQconnectdbParams`; this object ends it.
    init(_ pointer: OpaquePointer) {
      self.pointer = pointer
      // Unretained: the receiver is called by libpq only, inside of calls on this handle.
      PQsetNoticeReceiver(pointer, receiveNotice, Unmanaged.passUnretained(self).toOpaque())
    }

    deinit {
      PQfinish(pointer)
    }

    var isBad: Bool { PQstatus(pointer) == CONNECTION_BAD }

    /// What libpq said last.
    var errorMessage: String {
      String(cString: PQerrorMessage(pointer)).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    func takeNotices() -> [DatabaseNotice] {
      defer { notices = [] }
      return notices
    }
  }

  /// A C function: it captures nothing, its first argument is the handle.
  private func receiveNotice(_ context: UnsafeMutableRawPointer?, _ result: OpaquePointer?) {
    guard let context, let result else { return }
    let handle = Unmanaged<PostgresHandle>.fromOpaque(context).takeUnretainedValue()
    let notice = DatabaseNotice(
      severity: PostgresField.severity.text(in: result) ?? "NOTICE",
      code: PostgresField.sqlState.text(in: result) ?? "00000",
      message: PostgresField.message.text(in: result) ?? "",
      detail: PostgresField.detail.text(in: result),
      hint: PostgresField.hint.text(in: result)
    )
    handle.notices.append(notice)
    handle.onNotice?(notice)
  }
#endif
