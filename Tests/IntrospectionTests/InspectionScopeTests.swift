import Introspection
import SchemaModel
import Testing

@Suite struct InspectionScopeTests {
  @Test(
    arguments: [
      ("flyway_*", "flyway_history", nil, true),
      ("flyway_*", "flyway", nil, false),
      ("*_log", "audit_log", "app", true),
      ("pgboss.*", "job", "pgboss", true),
      ("pgboss.*", "job", nil, false),
      ("public.job", "job", nil, true),
      ("a*b*c", "axxbyyc", nil, true),
      ("a*b*c", "axxbyy", nil, false),
      ("*", "anything", "any", true),
    ] as [(String, String, String?, Bool)]
  )
  func patterns(_ pattern: String, _ name: String, _ namespace: String?, _ expected: Bool) {
    let scope = InspectionScope(ignoring: [pattern])
    #expect(scope.ignores(ObjectName(name, in: namespace), home: "public") == expected)
  }
}
