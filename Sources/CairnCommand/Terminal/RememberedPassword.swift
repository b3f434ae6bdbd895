import DatabaseDrivers

/// A password that is asked for once, however many connections a run makes.
struct RememberedPassword: Sendable {
  private let answer = Locked<Secret?>(nil)

  @Sendable func ask(_ whose: String) -> Secret? {
    answer.withLock { answer in
      if answer == nil { answer = PasswordPrompt.ask(whose) }
      return answer
    }
  }
}
