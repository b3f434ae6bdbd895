import SchemaModel

/// Asks about everything that is dropped while something like it comes.
struct RenameQuestions {
  /// More would not be read.
  static let maximumCandidates = 3

  private(set) var questions: [RenameQuestion] = []

  init(about comparison: SchemaComparison) {
    askAboutEnums(comparison)
    askAboutTables(comparison)
    for delta in comparison.deltas { askAboutColumns(delta) }
  }

  private mutating func askAboutEnums(_ comparison: SchemaComparison) {
    let created = Dictionary(grouping: comparison.createdEnums, by: \.labels)
    for dropped in comparison.droppedEnums {
      guard let alike = created[dropped.labels] else { continue }
      let nearest = alike.nearest { (nameDistance(dropped.name.name, $0.name.name), $0.name.description) }
      ask(
        dropped.name.description,
        nearest.map {
          RenameCandidate($0.name.description, .enumType(from: dropped.name, to: $0.name))
        }
      )
    }
  }

  private mutating func askAboutTables(_ comparison: SchemaComparison) {
    if comparison.droppedTables.isEmpty || comparison.createdTables.isEmpty { return }
    let index = SimilarTables(comparison.createdTables)
    for dropped in comparison.droppedTables {
      let nearest = index.tables(like: dropped).nearest {
        (-$0.shared, nameDistance(dropped.name.name, $0.table.name.name), $0.table.name.description)
      }
      ask(
        dropped.name.description,
        nearest.map {
          RenameCandidate($0.table.name.description, .table(from: dropped.name, to: $0.table.name))
        }
      )
    }
  }

  private mutating func askAboutColumns(_ delta: TableDelta) {
    // A generated column holds nothing of its own, so nothing is lost with it.
    let added = delta.addedColumns.filter { $0.generated == nil }
    if added.isEmpty { return }
    let alike = Dictionary(grouping: added, by: \.type)
    let places = delta.old.places(without: delta.droppedColumns)
    let newPlaces = delta.new.places(without: delta.addedColumns)
    for dropped in delta.droppedColumns.reversed() where dropped.generated == nil {
      guard let candidates = alike[dropped.type] else { continue }
      let nearest = candidates.nearest { candidate in
        let isElsewhere = places[dropped.name] != newPlaces[candidate.name]
        return (isElsewhere ? 1 : 0, nameDistance(dropped.name, candidate.name), candidate.name)
      }
      ask(
        "\(delta.table).\(dropped.name)",
        nearest.map {
          RenameCandidate(
            "\(delta.table).\($0.name)",
            .column(table: delta.table, from: dropped.name, to: $0.name)
          )
        }
      )
    }
  }

  private mutating func ask(_ object: String, _ candidates: [RenameCandidate]) {
    if !candidates.isEmpty { questions.append(RenameQuestion(object, candidates)) }
  }
}

extension TableDefinition {
  /// How many columns that stay stand before each column.
  fileprivate func places(without moving: [ColumnDefinition]) -> [String: Int] {
    let moving = Set(moving.map(\.name))
    var (places, kept): ([String: Int], Int) = ([:], 0)
    for column in columns {
      places[column.name] = kept
      if !moving.contains(column.name) { kept += 1 }
    }
    return places
  }
}

extension Array {
  /// The few elements that come first by rank.
  fileprivate func nearest<A: Comparable, B: Comparable>(_ rank: (Element) -> (A, B)) -> [Element] {
    nearest { element in
      let (first, second) = rank(element)
      return (0, first, second)
    }
  }

  fileprivate func nearest<A: Comparable, B: Comparable, C: Comparable>(
    _ rank: (Element) -> (A, B, C)
  ) -> [Element] {
    map { (element: $0, rank: rank($0)) }.sorted { $0.rank < $1.rank }
      .prefix(RenameQuestions.maximumCandidates).map(\.element)
  }
}
