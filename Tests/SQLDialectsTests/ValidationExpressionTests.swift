import SchemaModel
import Testing

@testable import SQLDialects

@Suite struct ValidationExpressionTests {
  private static let columns = [
    Make.column("a", .varchar(20)), Make.column("b", .varchar(20)), Make.column("flag", .boolean),
    Make.column("at", .timestamp(digits: nil)),
  ]

  private static func check(_ text: String, on overrides: [DialectName: String] = [:]) -> [TableDeclaration] {
    [Make.table("t", columns, checks: [Make.check(text, on: overrides, name: "c")])]
  }

  private static func generated(_ text: String, on overrides: [DialectName: String] = [:]) -> [TableDeclaration] {
    [Make.table("t", columns + [Make.column("g", .varchar(50), generated: Make.generated(text, on: overrides))])]
  }

  private static func index(_ text: String) -> [TableDeclaration] {
    [Make.table("t", columns, indexes: [Make.index([Make.key(expression: text)], name: "i")])]
  }

  @Test(arguments: [
    ValidationCase(
      "a quote that is open",
      check("{a} <> 'x"),
      "error: 't.c': the expression of a check opens a quote that it does not close; close it"
    ),
    ValidationCase(
      "a parenthesis that is open",
      check("({a} <> 'x'"),
      "error: 't.c': the expression of a check opens a parenthesis that it does not close; close it"
    ),
    ValidationCase(
      "a parenthesis too many",
      check("{a} <> 'x')"),
      "error: 't.c': the expression of a check closes a parenthesis that it does not open; leave it out"
    ),
    ValidationCase(
      "a semicolon",
      check("{a} <> 'x'; DROP TABLE t"),
      "error: 't.c': the expression of a check has a semicolon; leave it out"
    ),
    ValidationCase(
      "a comment that is open",
      check("{a} <> 'x' /* why"),
      "error: 't.c': the expression of a check opens a comment that it does not close; close it"
    ),
    ValidationCase(
      "a comment at the end",
      check("{a} <> 'x' -- why"),
      "error: 't.c': the expression of a check ends in a comment that would hide what follows; "
        + "leave it out"
    ),
    ValidationCase(
      "a column in quotes",
      check("'{a}' <> 'x'"),
      "error: 't.c': the expression of a check has a column inside quotes, where it is text; put "
        + "the quotes around the text only"
    ),
    ValidationCase(
      "nothing",
      check("  "),
      "error: 't.c': the expression of a check is empty; write one"
    ),
    ValidationCase("quotes, comments and semicolons inside quotes", check("{a} <> 'it''s (; -- \" /*'")),
    ValidationCase("a backslash before a quote", check("{a} <> 'it\\'s'"), for: [Make.mysql]),
    ValidationCase("dollar quotes", check("{a} <> $$it's$$"), for: [Make.postgres]),
    ValidationCase("a comment inside", check("{a} <> 'x' -- why\n AND {b} <> 'y'")),
  ])
  func textsThatAreNoExpression(_ example: ValidationCase) {
    #expect(example.findings == example.expected)
  }

  @Test(arguments: [
    ValidationCase(
      "|| for all",
      generated("{a} || {b}"),
      "error: mysql: 't.g': '||' is OR on MySQL; give MySQL a text of its own: .on(.mysql, "
        + "\"concat(…)\")"
    ),
    ValidationCase("|| with concat for MySQL", generated("{a} || {b}", on: [.mysql: "concat({a}, {b})"])),
    ValidationCase(
      "|| for MySQL alone",
      check("{flag} || {a} = 'x'"),
      for: [Make.mysql],
      "warning: 't.c': '||' is OR on MySQL; write OR, or concat(…)"
    ),
    ValidationCase("|| that MySQL's text says", check("{a} || {b} <> ''", on: [.mysql: "{flag} || {a} = 'x'"])),
    ValidationCase("|| inside quotes", check("{a} <> '||'")),
    ValidationCase(
      "concat for all",
      generated("concat({a}, {b})"),
      "error: dsql, postgres: 't.g': 'concat' is not immutable and cannot stand in a generated "
        + "column; use || there, and .on(.mysql, \"…\") to keep concat for MySQL"
    ),
    ValidationCase(
      "concat in an index",
      index("concat({a}, 'x')"),
      "error: dsql, postgres: 't.i': 'concat' is not immutable and cannot stand in an index; use "
        + "|| there, and .on(.mysql, \"…\") to keep concat for MySQL"
    ),
    ValidationCase("concat in a check", check("concat({a}, {b}) <> ''")),
    ValidationCase(
      "now in a check",
      check("{at} < now()"),
      "error: mysql: 't.c': MySQL refuses 'now' in a check: it answers otherwise at another time; "
        + "compute it in the application, or with a default",
      "warning: dsql, postgres: 't.c': 'now' in a check is asked only when a row is written, and "
        + "rows that pass may break the check later; keep such a rule in the application"
    ),
    ValidationCase(
      "CURRENT_TIMESTAMP in a check",
      check("{at} < CURRENT_TIMESTAMP"),
      for: [Make.postgres],
      "warning: 't.c': 'current_timestamp' in a check is asked only when a row is written, and "
        + "rows that pass may break the check later; keep such a rule in the application"
    ),
    ValidationCase(
      "now in an index",
      index("{at} < now()"),
      "error: dsql, postgres: 't.i': 'now' is not immutable and cannot stand in an index; compute "
        + "it in the application, or with a default",
      "error: mysql: 't.i': MySQL refuses 'now' in an index: it answers otherwise at another time; "
        + "compute it in the application, or with a default"
    ),
    ValidationCase(
      "now in a predicate",
      [Make.table("t", columns, indexes: [Make.index("a", name: "i", where: "{at} < now()")])],
      for: [Make.postgres],
      "error: 't.i': 'now' is not immutable and cannot stand in an index; compute it in the "
        + "application, or with a default"
    ),
    ValidationCase("now as a word of a text", check("{a} <> 'now()'")),
    ValidationCase(
      "double quotes for all",
      check("{a} <> \"x\""),
      "warning: 't.c': \"x\" is a name on Postgres and DSQL, and a text on MySQL; write 'x' for a "
        + "text, and \\(…) for a column"
    ),
    ValidationCase(
      "double quotes on Postgres",
      check("{a} <> \"x\""),
      for: [Make.postgres],
      "warning: 't.c': \"x\" is a name on Postgres and DSQL, and a text on MySQL; write 'x' for a "
        + "text, and \\(…) for a column"
    ),
    ValidationCase(
      "names in double quotes on Postgres",
      check("\"a\" COLLATE \"C\" <> \"lower\"({b})"),
      for: [Make.postgres]
    ),
    ValidationCase("texts in double quotes on MySQL", check("{a} <> \"x\""), for: [Make.mysql]),
    ValidationCase(
      "a cast for all",
      check("{a}::integer > 0"),
      "error: mysql: 't.c': MySQL has no '::'; write CAST(… AS …), or give MySQL a text of its own "
        + "with .on(.mysql, \"…\")"
    ),
    ValidationCase(
      "ILIKE for all",
      check("{a} ILIKE 'x%'"),
      "error: mysql: 't.c': MySQL has no ILIKE; give it a text of its own with .on(.mysql, \"…\"), "
        + "where LIKE ignores case"
    ),
    ValidationCase(
      "backquotes for all",
      check("`a` <> 'x'"),
      "error: dsql, postgres: 't.c': backquotes are MySQL's; write a column as \\(column)"
    ),
    ValidationCase(
      "a boolean as a number",
      check("{flag} = 1 AND {a} <> 'x'"),
      "error: dsql, postgres: 't.c': 't.flag' is boolean, and is not compared with a number; write "
        + "it alone, or NOT before it"
    ),
    ValidationCase("a boolean as it is", check("{flag} AND {a} <> 'x'")),
  ])
  func traps(_ example: ValidationCase) {
    #expect(example.findings == example.expected)
  }
}
