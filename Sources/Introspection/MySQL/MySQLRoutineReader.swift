import SchemaModel

/// Makes a routine of what SHOW CREATE FUNCTION or PROCEDURE prints: the arguments as their author wrote them, then each
/// characteristic on a line of its own, then the body.
enum MySQLRoutineReader {
  /// Nil where it says something that the model has no form for.
  static func read(
    _ name: String,
    _ kind: RoutineDefinition.Kind,
    _ statement: String,
    _ qualifiers: MySQLQualifiers
  ) -> RoutineDefinition? {
    var tokens = MySQLTokens(statement)
    while !tokens.isAtEnd, !tokens.isAt(kind == .function ? "FUNCTION" : "PROCEDURE") {
      if tokens.isAt("AGGREGATE") { return nil }
      tokens.position += 1
    }
    tokens.position += 1
    guard tokens.takeName() != nil, let list = tokens.takeParentheses() else { return nil }
    var routine = RoutineDefinition(ObjectName(name), kind, body: SQLText([]))
    for part in tokens.parts(of: list) {
      guard let argument = argument(part, kind, tokens) else { return nil }
      routine.arguments.append(argument)
    }
    if tokens.take("RETURNS") {
      let start = tokens.position
      repeat { tokens.position += 1 } while !tokens.isAtEnd && tokens.current?.beginsLine != true
      routine.returns = SQLText(inspected: tokens.text(start..<tokens.position))
    }
    while readCharacteristic(&tokens, of: &routine) {}
    if tokens.isAt("LANGUAGE") || tokens.isAt("USING") || tokens.isAt("AS") { return nil }
    routine.body = SQLText(inspected: qualifiers.removed(from: tokens.rest))
    return routine
  }

  private static func readCharacteristic(_ tokens: inout MySQLTokens, of routine: inout RoutineDefinition) -> Bool {
    if tokens.take("LANGUAGE", "SQL") || tokens.take("CONTAINS", "SQL") || tokens.take("NOT", "DETERMINISTIC") {
      return true
    }
    if tokens.take("DETERMINISTIC") {
      routine.volatility = .immutable
    } else if tokens.take("NO", "SQL") {
      routine.clauses.append("NO SQL")
    } else if tokens.take("READS", "SQL", "DATA") {
      routine.clauses.append("READS SQL DATA")
    } else if tokens.take("MODIFIES", "SQL", "DATA") {
      routine.clauses.append("MODIFIES SQL DATA")
    } else if tokens.take("SQL", "SECURITY", "INVOKER") {
      routine.security = .invoker
    } else if tokens.take("SQL", "SECURITY", "DEFINER") {
      return true
    } else if tokens.isAt("COMMENT") {
      let start = tokens.position
      tokens.position += 1
      guard let comment = tokens.takeText() else {
        tokens.position = start
        return false
      }
      routine.comment = comment
    } else {
      return false
    }
    return true
  }

  private static func argument(
    _ range: Range<Int>,
    _ kind: RoutineDefinition.Kind,
    _ tokens: MySQLTokens
  ) -> RoutineDefinition.Argument? {
    var reader = tokens
    reader.position = range.lowerBound
    var mode = RoutineDefinition.Argument.Mode.in
    if kind == .procedure {
      // An argument may be called `in` only in backticks.
      if reader.take("OUT") {
        mode = .out
      } else if reader.take("INOUT") {
        mode = .inout
      } else {
        _ = reader.take("IN")
      }
    }
    guard let name = reader.takeName(), reader.position < range.upperBound else { return nil }
    return RoutineDefinition.Argument(
      mode,
      name: name,
      SQLText(inspected: tokens.text(reader.position..<range.upperBound))
    )
  }
}
