#if Postgres
  import CPostgres
  import Foundation

  /// Makes connections.
  enum PostgresConnector {
    static func connect(_ url: DatabaseURL, _ options: ConnectionOptions) async throws -> PostgresConnection {
      try await connect(product: .postgres, expiresAt: nil, keepsPlans: options.keepsPlans) {
        do {
          return try open(PostgresSettings(url, options), options)
        } catch let error as DatabaseError {
          throw url.redacted(error)
        }
      }
    }

    /// Runs `open` on the connection's own thread.
    static func connect(
      product: ServerIdentity.Product,
      expiresAt: ContinuousClock.Instant?,
      keepsPlans: Bool = false,
      _ open: @escaping @Sendable () throws -> PostgresHandle
    ) async throws -> PostgresConnection {
      let thread = ConnectionThread(name: "cairn \(product.rawValue)")
      let (handle, server, cancellation) = try await thread.run {
        let handle = try open()
        guard let cancellation = PostgresCancellation(handle) else {
          throw DatabaseError(.cannotConnect, "the connection broke as soon as it was made")
        }
        return (handle, identity(handle, product), cancellation)
      }
      return PostgresConnection(
        handle,
        server,
        cancellation,
        expiresAt: expiresAt,
        keepsPlans: keepsPlans,
        on: thread
      )
    }

    /// Connects, asking for a password if the server wants one and there is somebody to ask.
    static func open(_ settings: PostgresSettings, _ options: ConnectionOptions) throws -> PostgresHandle {
      var handle = try attempt(settings)
      if handle.isBad, PQconnectionNeedsPassword(handle.pointer) == 1, let prompt = options.passwordPrompt,
        let password = prompt(account(handle))
      {
        var settings = settings
        settings.keywords.append(("password", password.value))
        handle = try attempt(settings)
      }
      guard !handle.isBad else { throw cannotConnect(handle) }
      try pin(handle)
      return handle
    }

    private static func attempt(_ settings: PostgresSettings) throws -> PostgresHandle {
      let connection = CStrings.withPointers(settings.keywords.map(\.name)) { names in
        CStrings.withPointers(settings.keywords.map(\.value)) { values in PQconnectdbParams(names, values, 1) }
      }
      guard let connection else { throw DatabaseError(.cannotConnect, "out of memory") }
      return PostgresHandle(connection)
    }

    private static func cannotConnect(_ handle: PostgresHandle) -> DatabaseError {
      var error = DatabaseError(.cannotConnect, handle.errorMessage)
      if PQconnectionNeedsPassword(handle.pointer) == 1 {
        error.hint = "give the password of \(account(handle)) in ~/.pgpass, in PGPASSWORD or in the URL"
      } else if error.message.contains("server does not support SSL") {
        error.hint = "cairn sends nothing over a network in the clear unless the URL says so: ?sslmode=disable"
      }
      return error
    }

    private static func account(_ handle: PostgresHandle) -> String {
      let user = PQuser(handle.pointer).map { String(cString: $0) } ?? ""
      let host = PQhost(handle.pointer).map { String(cString: $0) } ?? ""
      return "\(user) at \(host)"
    }

    /// Settings that decide what a statement means. The server reports this one, so usually nothing is sent.
    static func pin(_ handle: PostgresHandle) throws {
      guard let value = PQparameterStatus(handle.pointer, "standard_conforming_strings"), String(cString: value) != "on"
      else { return }
      guard let result = PostgresResult(PQexec(handle.pointer, "SET standard_conforming_strings = on")),
        result.status == PGRES_COMMAND_OK
      else { throw DatabaseError(.cannotConnect, handle.errorMessage) }
    }

    private static func identity(_ handle: PostgresHandle, _ product: ServerIdentity.Product) -> ServerIdentity {
      let number = Int(PQserverVersion(handle.pointer))
      let text = PQparameterStatus(handle.pointer, "server_version").map { String(cString: $0) } ?? String(number)
      return ServerIdentity(product: product, number: number, text: text)
    }
  }
#endif
