import DatabaseDrivers
import Foundation

/// A password that is asked for once, however many connections a run makes.
///
/// `@unchecked Sendable`: its variable is only touched under `lock`.
final class RememberedPassword: @unchecked Sendable {
  private let lock = NSLock()
  private var answer: Secret?

  @Sendable func ask(_ whose: String) -> Secret? {
    lock.withLock {
      if answer == nil { answer = PasswordPrompt.ask(whose) }
      return answer
    }
  }
}
