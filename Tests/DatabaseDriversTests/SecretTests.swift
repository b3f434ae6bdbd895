import Testing

@testable import DatabaseDrivers

@Suite struct SecretTests {
  @Test func noWayOfPrintingShowsIt() {
    let secret = Secret("hunter2")
    var dumped = ""
    dump(["url": secret], to: &dumped)
    #expect(!"\(secret) \(String(reflecting: secret)) \(dumped)".contains("hunter2"))
  }

  @Test func itIsTakenOutOfTextsInBothForms() {
    #expect(Secret("a b/é").redacted(from: "x a b/é y a%20b%2F%C3%A9") == "x *** y ***")
  }
}
