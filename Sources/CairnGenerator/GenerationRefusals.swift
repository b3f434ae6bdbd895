import MigrationFiles
import SQLDialects
import SchemaDiff
import SchemaModel

/// Why nothing is written, and every way out.
struct GenerationRefusals {
  private(set) var lines: [String] = []
  private(set) var exitCode: ExitCode?

  init(_ generations: [DialectGeneration], consent: Set<String>) {
    addProblems(generations)
    if exitCode == nil {
      addQuestions(generations, consent)
      addLosses(generations, consent)
    }
  }

  private mutating func addProblems(_ generations: [DialectGeneration]) {
    for generation in generations {
      for problem in generation.problems {
        lines.append("error: \(generation.dialect.name): \(problem)")
        exitCode = .failed
      }
    }
  }

  /// The same question of several dialects is asked once.
  private mutating func addQuestions(_ generations: [DialectGeneration], _ consent: Set<String>) {
    var asked: Set<String> = []
    for question in generations.flatMap(\.questions)
    where !consent.contains(question.object) && asked.insert(question.object).inserted {
      lines.append("error: \(question)")
      exitCode = .undecided
    }
  }

  private mutating func addLosses(_ generations: [DialectGeneration], _ consent: Set<String>) {
    let asked = Set(generations.flatMap(\.questions).map(\.object))
    var told: [Loss: [DialectName]] = [:]
    var order: [Loss] = []
    for generation in generations {
      for loss in generation.missingConsent(consent) where !asked.contains(loss.object) {
        if told[loss] == nil { order.append(loss) }
        if told[loss]?.contains(generation.dialect.name) != true {
          told[loss, default: []].append(generation.dialect.name)
        }
      }
    }
    for loss in order {
      let dialects = (told[loss] ?? []).map(\.rawValue).joined(separator: ", ")
      lines.append("error: '\(loss.object)' (\(dialects)): this \(loss.words)")
      lines.append("  instead:   \(loss.wayOut)")
      lines.append("  consent:   --allow-destructive \(loss.object)")
    }
    if !order.isEmpty, exitCode == nil { exitCode = .consentMissing }
  }
}
