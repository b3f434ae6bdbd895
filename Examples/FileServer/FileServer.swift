import ForeignKeys
import ForeignKeysLibPQ
import Foundation
import GeneratedSchema

/// A server that makes and deletes users and files, on a database whose foreign keys the application keeps.
///
///     swift run FileServer postgres://app@localhost/library 8080
///     curl -X POST localhost:8080/users -d ada@example.com            201, the user's id
///     curl -X POST localhost:8080/users/$ID/files -d notes.txt        201, the file's id; 409 when there is no such user
///     curl -X DELETE localhost:8080/users/$ID                         409 while the user owns files: RESTRICT
///     curl -X DELETE localhost:8080/files/$ID                         204, with its tags, downloads and shares
@main
struct FileServer {
  static func main() async throws {
    guard CommandLine.arguments.count > 1 else {
      print("usage: FileServer URL [PORT]")
      exit(2)
    }
    let routes = FileRoutes(sessions: SessionPool(CommandLine.arguments[1]))
    let listener = try HTTPListener(port: CommandLine.arguments.dropFirst(2).first.flatMap(UInt16.init) ?? 8080)
    print("listening on http://127.0.0.1:\(listener.port)")
    fflush(nil)
    listener.serve { await routes.answer($0) }
    while true { try await Task.sleep(for: .seconds(3_600)) }
  }
}

struct FileRoutes: Sendable {
  let sessions: SessionPool

  func answer(_ request: HTTPRequest) async -> HTTPResponse {
    do {
      let path = request.path
      switch (request.method, path.first, path.dropFirst().first.flatMap(UUID.init(uuidString:)), path.count) {
      case ("POST", "users", nil, 1): return HTTPResponse("201 Created", try await addUser(email: request.body))
      case ("POST", "users", let user?, 3) where path[2] == "files":
        return HTTPResponse("201 Created", try await addFile(request.body, of: user))
      case ("DELETE", "users", let user?, 2): return try await deleteUser(user)
      case ("DELETE", "files", let file?, 2): return try await deleteFile(file)
      default: return HTTPResponse("404 Not Found")
      }
    } catch let violation as ForeignKeyViolation {
      // What SQLSTATE 23503 would be: the caller's mistake, said as Postgres says it.
      return HTTPResponse("409 Conflict", violation.description)
    } catch TransactionError.outcomeUnknown {
      return HTTPResponse("503 Service Unavailable", "it may have been done; look before you try again")
    } catch {
      return HTTPResponse("500 Internal Server Error", "\(error)")
    }
  }

  private func addUser(email: String) async throws -> String {
    try await inTransaction { unit in
      let id = UUID()
      try await ForeignKeyEnforcer.Users.willInsert(.init(id: id, avatarFileID: nil), in: unit)
      try await unit.query(
        "INSERT INTO users (id, email, display_name) VALUES ($1::uuid, $2, $2)",
        [id.uuidString, email]
      )
      return id.uuidString
    }
  }

  private func addFile(_ name: String, of user: UUID) async throws -> String {
    try await inTransaction { unit in
      let id = UUID()
      try await ForeignKeyEnforcer.Files.willInsert(.init(id: id, ownerID: user, categoryID: 1), in: unit)
      try await unit.query(
        """
        INSERT INTO files (id, owner_id, category_id, name, size_in_bytes, sha256)
        VALUES ($1::uuid, $2::uuid, 1, $3, 0, repeat('0', 64))
        """,
        [id.uuidString, user.uuidString, name]
      )
      return id.uuidString
    }
  }

  private func deleteUser(_ user: UUID) async throws -> HTTPResponse {
    let count = try await inTransaction { try await ForeignKeyEnforcer.Users.delete([.init(id: user)], in: $0) }
    return HTTPResponse(count == 0 ? "404 Not Found" : "204 No Content")
  }

  /// A file may have any number of downloads: more than one transaction takes.
  private func deleteFile(_ file: UUID) async throws -> HTTPResponse {
    let progress = try await sessions.with { session in
      try await ForeignKeyEnforcer.Files.deleteInBatches([.init(id: file)], on: session)
    }
    return HTTPResponse(progress.rows == 0 ? "404 Not Found" : "204 No Content")
  }

  private func inTransaction<Result: Sendable>(
    _ body: @escaping @Sendable (UnitOfWork) async throws -> Result
  ) async throws -> Result {
    try await sessions.with { session in try await session.withTransaction(body) }
  }
}
