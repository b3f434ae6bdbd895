import SchemaModel

extension DatabaseSchema {
  /// What keeps the server from dropping an operator, a class of operators or a text search configuration: the expressions and
  /// indexes made with it. Nothing but their own text ties them to it here.
  func obstacle(toDroppingTool raw: RawDefinition) -> (reason: String, wayOut: String)? {
    let users: [String]
    if let name = raw.name.name.suffix(behind: "text search configuration ") {
      let words = PostgresText.literalEnds(of: name)
      users = namesOfExpressions { expression in
        expression.description.contains("regconfig") && words.contains(where: expression.description.contains)
      }
    } else if let name = raw.name.name.suffix(behind: "operator class ")?.prefix(while: { $0 != " " }) {
      users = tables.flatMap { table in
        table.elements.filter { $0.operatorClasses.contains(String(name)) }.map { "\(table.name).\($0.name)" }
      }
    } else if let name = raw.name.name.suffix(behind: "operator ")?.prefix(while: { $0 != "(" }),
      !name.hasPrefix("family ")
    {
      // One of the server's own may be meant wherever it has the name, too.
      if Self.usualOperators.contains(String(name)) { return nil }
      users = namesOfExpressions { expression in
        [" \(name) ", "(\(name) ", ".\(name)) "].contains(where: expression.description.contains)
      }
    } else {
      return nil
    }
    if users.isEmpty { return nil }
    return (
      "the server does not drop it under what is made with it: \(users.joined(separator: ", "))",
      "declare the new one under another name and let them use that, or write the change by hand in a migration of its own "
        + "(generate-migration --by-hand)"
    )
  }

  private static let usualOperators = Set(
    #"""
    = <> < > <= >= + - * / % ^ ~ ~* !~ !~* ~~ !~~ ~~* !~~* || && & | # @ @> <@ ? ?| ?& -> ->> #> #>> #-
    @? @@ << >> &< &> -|- <-> !! ~= ~<~ ~>~ ^@ @-@ ## <<| |>> &<| |&> <^ >^
    """#.split(whereSeparator: \.isWhitespace).map(String.init)
  )
}

extension PostgresText {
  /// As a constant ends that names it, with its namespace or without.
  fileprivate static func literalEnds(of name: String) -> [String] {
    [name, quoted(name)].flatMap { ["'\($0)'", ".\($0)'"] }
  }
}

extension TableElement {
  fileprivate var operatorClasses: [String] {
    switch self {
    case .index(let index): index.keys.compactMap(\.operatorClass)
    case .exclusion(let exclusion): exclusion.elements.compactMap(\.key.operatorClass)
    case .primaryKey, .unique, .foreignKey, .check: []
    }
  }
}
