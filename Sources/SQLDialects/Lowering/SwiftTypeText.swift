import SchemaModel

/// A column's type as the DSL writes it: `.varchar(40)`.
enum SwiftTypeText {
  /// The first of the DSL's words that is this very type here, or else the server's own name of it.
  static func of(_ type: ColumnType, _ rules: any DialectRules) -> String {
    if case .array(let element) = type { return ".array(of: \(of(element, rules)))" }
    let word = words(for: type).first { declared, _ in
      guard let lowered = try? rules.lowered(declared) else { return false }
      return lowered.type == type && lowered.constraint == nil
    }
    return word?.text ?? ".custom(\(SwiftLiteral.of(type.description)), as: String.self)"
  }

  private static func words(for type: ColumnType) -> [(declared: DeclaredType, text: String)] {
    guard case .builtin(_, let arguments) = type else { return [] }
    if arguments.count == 2 {
      return [(.decimal(precision: arguments[0], scale: arguments[1]), ".decimal(\(arguments[0]), \(arguments[1]))")]
    }
    let plain: [(DeclaredType, String)] = [
      (.smallint, ".smallint"), (.integer, ".integer"), (.bigint, ".bigint"), (.real, ".real"), (.double, ".double"),
      (.boolean, ".boolean"), (.text, ".text"), (.bytes, ".bytes"), (.uuid, ".uuid"), (.date, ".date"),
      (.time(digits: nil), ".time"), (.timestamp(digits: nil), ".timestamp"),
      (.localTimestamp(digits: nil), ".localTimestamp"), (.interval, ".interval"), (.inet, ".inet"),
      (.tsvector, ".tsvector"), (.json, ".json"), (.jsonb, ".jsonb"),
    ]
    guard let first = arguments.first else { return plain }
    return plain + [
      (.varchar(first), ".varchar(\(first))"), (.char(first), ".char(\(first))"),
      (.varbytes(first), ".varbytes(\(first))"), (.time(digits: first), ".time(\(first))"),
      (.timestamp(digits: first), ".timestamp(\(first))"),
      (.localTimestamp(digits: first), ".localTimestamp(\(first))"), (.vector(first), ".vector(\(first))"),
    ]
  }
}
