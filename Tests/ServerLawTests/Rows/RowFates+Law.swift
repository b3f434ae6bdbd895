import SQLDialects
import SchemaModel
import Verification

extension RowFates {
  /// The marked tables are those in which rows can be in the way, there or back.
  init(_ old: DatabaseSchema, _ migration: LawMigration) {
    self.init(
      old,
      migration.changes,
      lost: Self.losses(migration.plan),
      lostBack: Self.losses(migration.rollback)
    ) { change in
      RowObstacle.allCases.contains { $0.canArise(from: [change]) || $0.canArise(from: [change.inverse]) }
    }
  }

  private static func losses(_ plan: Plan) -> Set<String> {
    Set(plan.steps.flatMap(\.losses).filter { $0.kind == .destroys }.map(\.object))
  }
}
