import Introspection
import MigrationFiles
import MigrationRunner
import ThrowawayServers
import Verification

/// What can go wrong where schemas are read and compared, as the command says it.
enum ComparisonFailure {
  static func said<Result>(_ body: () async throws -> Result) async throws -> Result {
    do {
      return try await body()
    } catch let error as WorkshopError {
      throw RunError(.failed, error.lines)
    } catch let error as ServerError {
      throw RunError(error)
    } catch let error as SideError {
      throw RunError(.undecided, error.description)
    } catch let error as InspectionError {
      throw RunError(.failed, "error: \(error)")
    } catch let error as MigrationFileError {
      throw RunError(.failed, "\(error)")
    }
  }
}

extension RunError {
  init(_ error: ServerError) {
    self.init(.failed, ["error: \(error.message)", "next: \(error.next)"])
  }
}
