import SchemaModel

/// The declared objects of a schema on one dialect's servers.
struct ObjectLowering {
  struct Result {
    var objects: [LoweredObject] = []
    var renames: [RenameHint] = []
  }

  private let rules: any DialectRules

  init(_ rules: any DialectRules) {
    self.rules = rules
  }

  func lower(_ declarations: [ObjectDeclaration], _ findings: inout Findings) -> Result {
    var result = Result()
    for declaration in declarations {
      guard let content = declaration.contents[rules.options.name],
        let object = lowered(content, of: declaration, &findings)
      else { continue }
      if let gap = rules.gap(for: object) {
        findings.error(declaration.location, declaration.subject, "\(rules.title) has no \(gap.what); \(gap.wayOut)")
        continue
      }
      result.objects.append(LoweredObject(object: object, declaration: declaration))
      if let old = declaration.renamedFrom, old != object.name {
        result.renames.append(.object(object.kind, from: old, to: object.name))
      }
    }
    return result
  }

  private func lowered(
    _ content: ObjectDeclaration.Content,
    of declaration: ObjectDeclaration,
    _ findings: inout Findings
  ) -> SchemaObject? {
    switch content {
    case .definition(.sequence(var sequence)):
      sequence.options.cache = rules.identityCache(sequence.options.cache.map(Int.init)).map(Int64.init)
      return .sequence(sequence)
    case .definition(let object): return object
    // No object of its own: it stands among the enumeration types.
    case .enumeration: return nil
    case .domain(var domain, let type):
      // Whether there are domains at all is asked behind this, and is what counts then.
      domain.type = .verbatim(type.words)
      guard rules.gap(for: .domain(domain)) == nil else { return .domain(domain) }
      do throws(UnavailableType) {
        let lowered = try rules.lowered(type)
        guard lowered.constraint == nil else {
          findings.error(
            declaration.location,
            declaration.subject,
            "\(type.words) is a type with a check of its own here; use the type below it, and say the check"
          )
          return nil
        }
        domain.type = lowered.type
        domain.collation = domain.collation.flatMap(rules.collation) ?? lowered.collation
        return .domain(domain)
      } catch {
        findings.error(declaration.location, declaration.subject, "\(error.reason); \(error.wayOut)")
        return nil
      }
    }
  }
}

struct LoweredObject {
  let object: SchemaObject
  let declaration: ObjectDeclaration
}

/// A kind of object that a dialect does not have, and what to do instead.
struct ObjectGap {
  let what: String
  let wayOut: String

  init(_ what: String, _ wayOut: String) {
    self.what = what
    self.wayOut = wayOut
  }
}
