#if Postgres
  import CPostgres
  import Foundation

  extension DatabaseError {
    /// The error that a result carries.
    init(postgres result: OpaquePointer) {
      let message =
        PostgresField.message.text(in: result)
        ?? String(cString: PQresultErrorMessage(result)).trimmingCharacters(in: .whitespacesAndNewlines)
      self.init(.server, message, hint: PostgresField.hint.text(in: result))
      sqlState = PostgresField.sqlState.text(in: result)
      severity = PostgresField.severity.text(in: result)
      detail = PostgresField.detail.text(in: result)
      // The server counts from 1.
      position = PostgresField.position.text(in: result).flatMap(Int.init).map { $0 - 1 }
      let query = PostgresField.internalQuery.text(in: result).map { query in
        let place = PostgresField.internalPosition.text(in: result).map { " at character \($0)" } ?? ""
        return "the query inside\(place): \(query)"
      }
      let lines = [PostgresField.context.text(in: result), query].compactMap(\.self)
      context = lines.isEmpty ? nil : lines.joined(separator: "\n")
      schema = PostgresField.schema.text(in: result)
      table = PostgresField.table.text(in: result)
      column = PostgresField.column.text(in: result)
      type = PostgresField.type.text(in: result)
      constraint = PostgresField.constraint.text(in: result)
    }

    /// The connection broke while a statement ran. `self` may be the server's farewell.
    func asConnectionLost() -> DatabaseError {
      var error = self
      error.kind = .connectionLost
      error.outcomeIsKnown = false
      return error
    }
  }
#endif
