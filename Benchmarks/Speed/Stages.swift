import Cairn
import CairnGenerator
import Foundation
import MigrationFiles
import SQLDialects
import SchemaDiff
import SchemaModel

/// The way from a snapshot and a schema to SQL, stage by stage, in this process: milliseconds of the processor by name.
/// The clock on the wall would count what other programs on the machine do.
struct Stages {
  private(set) var milliseconds: [String: Double] = [:]

  init(tables: Int) throws {
    let before = SampleTables.schema(tables: tables, isChanged: false).declaration
    guard let options = before.dialects.first else { return }
    let dialect = options.dialect
    let name = MigrationName(number: 1, words: "create")
    let snapshot = try Snapshot(after: name, dialect.lower(before).schema).data

    let declaration = time("evaluate") { SampleTables.schema(tables: tables, isChanged: true).declaration }
    let after = time("lower") { dialect.lower(declaration) }
    let read = try time("read") { try Snapshot(snapshot, file: Snapshot.fileName).schema }
    let difference = time("diff") {
      SchemaDiffer.difference(from: read, to: after.schema, renames: after.renames)
    }
    let plan = time("plan") { dialect.plan(difference.changes, from: read) }
    let rollback = try time("rollback") {
      dialect.plan(difference.changes.inverse, from: try read.applying(difference.changes))
    }
    let text = time("render") {
      MigrationDocument(
        MigrationName(number: 2, words: "change"),
        dialect: options,
        purpose: "change",
        plan: plan,
        rollback: rollback,
        requires: name,
        created: "2026-11-21"
      ).text
    }
    _ = try time("write") { try Snapshot(after: name, after.schema).data }
    _ = time("document") { SchemaDocument("bench", [(options, after.schema)]).text }
    precondition(after.diagnostics.isEmpty && text.contains("nickname"), "\(after.diagnostics.prefix(3))")

    let measured = milliseconds
    let sum = { (names: [String]) in names.reduce(0) { $0 + (measured[$1] ?? 0) } }
    milliseconds["json"] = sum(["read", "write"])
    milliseconds["all"] = sum(["evaluate", "lower", "read", "diff", "plan", "rollback", "render", "write", "document"])
    milliseconds["toSQL"] = sum(["lower", "read", "diff", "plan", "rollback", "render", "write"])
  }

  private mutating func time<Value>(_ name: String, _ work: () throws -> Value) rethrows -> Value {
    let start = Self.processorTime
    defer { milliseconds[name] = Self.processorTime - start }
    return try work()
  }

  private static var processorTime: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1_000 + Double(time.tv_nsec) / 1_000_000
  }
}
