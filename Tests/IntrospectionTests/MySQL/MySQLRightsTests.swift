import Testing

@testable import Introspection

/// What SHOW GRANTS prints, where the server would have to be set otherwise for it.
@Suite struct MySQLRightsTests {
  private func hidden(
    _ lines: [String],
    _ rules: MySQLRights.Rules = MySQLRights.Rules(),
    tables: [String] = ["T"]
  ) -> [[MySQLHidden]] {
    MySQLRights(lines, in: "Shop", rules).readings.map { $0.hidden(tables: tables) }
  }

  @Test func partsMayBeRevoked() {
    let all = "GRANT ALL PRIVILEGES ON *.* TO `u`@`%` WITH GRANT OPTION"
    #expect(hidden([all]) == [[]])
    let revocation = "REVOKE EVENT, TRIGGER ON `Shop`.* FROM `u`@`%`"
    #expect(hidden([all, revocation]) == [[.triggers, .events]])
    // As it is where a role has the one and the account the other.
    #expect(hidden([all, "GRANT TRIGGER ON `Shop`.* TO `u`@`%`", revocation]) == [[.triggers, .events]])
    #expect(hidden([all, "REVOKE EVENT ON `other`.* FROM `u`@`%`"]) == [[]])
    let noPatterns = MySQLRights.Rules(hasPatterns: false)
    #expect(hidden(["GRANT ALL PRIVILEGES ON `Sh%`.* TO `u`@`%`"], noPatterns) == [MySQLHidden.allCases])
    #expect(hidden(["GRANT ALL PRIVILEGES ON `Shop`.* TO `u`@`%`"], noPatterns) == [[]])
  }

  @Test func namesMayBeKeptInSmallLetters() {
    let lines = [
      "GRANT SELECT, EXECUTE, EVENT ON `shop`.* TO `u`@`%`", "GRANT TRIGGER ON `shop`.`t` TO `u`@`%`",
    ]
    #expect(hidden(lines) == [MySQLHidden.allCases])
    #expect(hidden(lines, MySQLRights.Rules(tellsCase: false)) == [[]])
  }

  @Test func whatIsGivenOnSmallerPartsShowsNoWhole() {
    let lines = [
      "GRANT USAGE ON *.* TO `u`@`%`", "GRANT SHOW_ROUTINE,XA_RECOVER_ADMIN ON *.* TO `u`@`%`",
      "GRANT SELECT (`id`), TRIGGER ON `Shop`.`T` TO `u`@`%`", "GRANT EXECUTE ON PROCEDURE `Shop`.`p` TO `u`@`%`",
      "GRANT `Shop`@`%` TO `u`@`%`", "GRANT PROXY ON ``@`` TO `u`@`%` WITH GRANT OPTION",
    ]
    #expect(hidden(lines) == [[.tables, .events]])
    #expect(hidden(Array(lines.dropFirst(2))) == [[.tables, .events, .routines]])
    #expect(hidden(lines, tables: ["T", "U"]) == [[.tables, .triggers, .events]])
    // A database without tables has no triggers; where it shows none, nobody knows whether there is one.
    #expect(hidden(["GRANT SELECT, EVENT, EXECUTE ON `Shop`.* TO `u`@`%`"], tables: []) == [[]])
    #expect(hidden(lines, tables: []) == [[.tables, .triggers, .events]])
  }

  @Test(
    arguments: [
      ("shop", "shop", true), ("shop", "shops", false), ("sh_p", "shop", true), ("sh\\_p", "shop", false),
      ("sh\\_p", "sh_p", true), ("%", "shop", true), ("s%p", "shop", true), ("s%o", "shop", false),
      ("s%%p_", "shop", false), ("%\\%", "100%", true), ("", "shop", false),
    ]
  )
  func patterns(_ pattern: String, _ name: String, _ isMatch: Bool) {
    #expect(MySQLDatabasePattern(pattern).matches(name) == isMatch)
  }
}
