package import DatabaseDrivers

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A server of one's own for a while: started from the programs on this machine, in a folder that is gone afterwards.
///
///     let server = try await ThrowawayServer.start(.postgres, major: 15)
///     defer { server.stop() }
///     let connection = try await DatabaseDrivers.connect(try await server.makeDatabase())
///
/// Root and everybody else may start one, without a password or a port. One whose maker is killed is ended by the next.
package final class ThrowawayServer: Sendable {
  package enum Product: String, Sendable {
    case postgres, mysql
  }

  package let product: Product
  /// `15.18`, `9.7.4`
  package let version: String
  private let folder: ServerFolder
  private let process: ChildProcess
  private let isStopped = Locked(false)
  private let databases = Locked(0)

  /// Where it is while it runs.
  package var folderPath: String { folder.path }

  private init(_ product: Product, _ version: String, _ folder: ServerFolder, _ process: ChildProcess) {
    self.product = product
    self.version = version
    self.folder = folder
    self.process = process
  }

  deinit {
    stop()
  }

  /// Starts one, of that major version if one is given, and waits until it answers.
  ///
  /// - Throws: `ServerError` when there is no such server on this machine, or when it ends at once; `DatabaseError` when
  ///   this build has no driver for it.
  package static func start(_ product: Product, major: Int? = nil) async throws -> ThrowawayServer {
    // Else it would be asked in vain until the time is up.
    try DatabaseDrivers.require(product == .postgres ? .postgres : .mysql)
    let server: ThrowawayServer
    let isReady: @Sendable () -> Bool
    switch product {
    case .postgres:
      let programs = try PostgresPrograms.find(major: major)
      let user = try ServerUser.current()
      let start = PostgresStart(programs: programs, user: user, folder: try ServerFolder(for: user))
      server = try start.folder.holding { ThrowawayServer(product, programs.version, start.folder, try start.start()) }
      isReady = { start.isReady }
    case .mysql:
      let programs = try MySQLPrograms.find(major: major)
      let start = MySQLStart(programs: programs, folder: try ServerFolder(for: ServerUser(prefix: [], name: nil)))
      server = try start.folder.holding { ThrowawayServer(product, programs.version, start.folder, try start.start()) }
      isReady = { start.isReady }
    }
    server.folder.note(server.process)
    try await server.waitUntilItAnswers(isReady)
    return server
  }

  private func waitUntilItAnswers(_ isReady: @Sendable () -> Bool) async throws {
    let end = ContinuousClock.now.advanced(by: .seconds(60))
    while true {
      if isReady(), let connection = try? await DatabaseDrivers.connect(try url(of: home)) {
        return await connection.close()
      }
      guard process.isRunning() else {
        let said = ChildProcess.lastLines(of: folder.log)
        forget()
        throw ServerError("the server ended at once: \(said)", next: "look whether this machine can run it by hand")
      }
      guard ContinuousClock.now < end else {
        stop()
        throw ServerError("the server does not answer after 60 s", next: "look at the load of this machine")
      }
      try await Task.sleep(for: .milliseconds(2))
    }
  }

  // MARK: Databases

  /// What is there from the start.
  private var home: String { product == .postgres ? "postgres" : "mysql" }

  /// The way to one of its databases.
  package func url(of database: String) throws -> DatabaseURL {
    switch product {
    case .postgres: try DatabaseURL("postgres:///\(database)?host=\(folder.path)&port=5432&user=postgres")
    case .mysql: try DatabaseURL("mysql://root@\(folder.path.percentEncodedSlashes)%2Fmysql.sock/\(database)")
    }
  }

  /// A new, empty database.
  ///
  /// - Throws: `DatabaseError`
  package func makeDatabase() async throws -> DatabaseURL {
    let name =
      "cairn_"
      + String(
        databases.withLock { number in
          number += 1
          return number
        }
      )
    let connection = try await DatabaseDrivers.connect(try url(of: home))
    do {
      try await Self.create(name, on: connection)
    } catch {
      await connection.close()
      throw error
    }
    await connection.close()
    return try url(of: name)
  }

  /// Takes a database away that `makeDatabase` made; whoever is connected to it is sent away.
  ///
  /// - Throws: `DatabaseError`
  package func drop(_ url: DatabaseURL) async throws {
    guard let name = url.database, name.hasPrefix("cairn_") else { return }
    let connection = try await DatabaseDrivers.connect(try self.url(of: home))
    do {
      let force = product == .postgres ? " WITH (FORCE)" : ""
      _ = try await connection.execute("DROP DATABASE \(name)\(force)")
    } catch {
      await connection.close()
      throw error
    }
    await connection.close()
  }

  private static func create(_ name: String, on connection: isolated any DatabaseConnection) throws {
    let isPostgres = connection.server.product != .mysql
    // Copying its files is faster than writing it to the log, since that can be chosen.
    let strategy = connection.server.major >= 15 ? " STRATEGY file_copy" : ""
    _ = try connection.execute("CREATE DATABASE \(name)" + (isPostgres ? " TEMPLATE template0\(strategy)" : ""))
  }

  // MARK: The end

  /// Ends it and removes all that it was; a second time does nothing.
  package func stop() {
    guard
      isStopped.withLock({ isStopped in
        defer { isStopped = true }
        return !isStopped
      })
    else { return }
    process.signal(process.ending)
    process.wait()
    process.signalGroup(SIGKILL)
    folder.remove()
  }

  /// Leaves it running when this process ends, for people to look at. It is theirs to end: `kill` its process, and remove
  /// its folder.
  package func leave() {
    isStopped.withLock { $0 = true }
    Belongings.forget(process, folder.path)
    folder.leave()
  }

  /// What ends it when it was left.
  package var ending: String { "kill \(process.id); sleep 1; rm -rf \(folder.path)" }

  /// It ended by itself.
  private func forget() {
    isStopped.withLock { $0 = true }
    folder.remove()
  }
}

extension ServerFolder {
  /// What fails while a server is made leaves no folder.
  fileprivate func holding<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch {
      remove()
      throw error
    }
  }
}

extension String {
  fileprivate var percentEncodedSlashes: String {
    split(separator: "/", omittingEmptySubsequences: false).joined(separator: "%2F")
  }
}
