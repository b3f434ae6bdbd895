/// What is checked before a row is written.
extension UnitOfWork {
  /// New rows, or rows in which these foreign keys change: their parents are there, or are among the rows themselves.
  ///
  /// One row costs one round trip, however many foreign keys it has; many rows cost one for each foreign key.
  func check(_ rows: [KeyValues], _ links: [Link], of table: Int, in schema: ReferentialSchema) async throws {
    var wanted: [(link: Link, keys: [KeyValues])] = []
    for link in links {
      var seen: Set<KeyValues> = []
      var keys: [KeyValues] = []
      for key in rows.map({ $0.at(link.columns) }) where seen.insert(key).inserted {
        switch link.need(of: key) {
        case .nothing: continue
        case .failure where !link.key.isDeferred: throw refused(.partlyNull, link, in: schema, [key])
        case .failure: postpone(PendingKey(link: link, schema: schema, key: key, rule: .partlyNull))
        case .parent where link.key.isDeferred:
          postpone(PendingKey(link: link, schema: schema, key: key, rule: .missing))
        case .parent: keys.append(key)
        }
      }
      if link.parent == table {
        let own = Set(rows.map { $0.at(link.referenced) })
        keys.removeAll { own.contains($0) }
      }
      if !keys.isEmpty { wanted.append((link, keys)) }
    }
    if wanted.count > 1, wanted.allSatisfy({ $0.keys.count == 1 }) {
      let found = try await run(KeyStatements.parentsAreThere(wanted.map { ($0.link, $0.keys[0]) }, schema))
      if !found.isEmpty { return }
    }
    for (link, keys) in wanted {
      for key in try await missingParents(link, keys, schema) where try await !isThere(key, link, schema) {
        throw refused(.missing, link, in: schema, [key])
      }
    }
  }
}

extension Link {
  enum Need {
    case nothing, parent, failure
  }

  /// What MATCH asks of a key's values.
  func need(of key: KeyValues) -> Need {
    guard key.contains(nil) else { return .parent }
    return key == Array(repeating: nil, count: key.count) || self.key.match == .simple ? .nothing : .failure
  }
}
