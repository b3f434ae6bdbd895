internal import SchemaModel

/// What happens to a row when the row that it references is deleted or changes its key.
///
/// The type knows the column: `.setNull` exists only for a column behind `.nullable()`, `.setDefault` only for one
/// behind `.default(…)`.
public struct ReferentialAction<Nullability, Defaulting>: Sendable {
  let action: SchemaModel.ReferentialAction
}

extension ReferentialAction {
  /// Refuses, at the end of the statement or of the transaction: `NO ACTION`.
  public static var noAction: ReferentialAction { ReferentialAction(action: .noAction) }

  /// Refuses at once: `RESTRICT`.
  public static var restrict: ReferentialAction { ReferentialAction(action: .restrict) }

  /// Deletes the row, or changes its key too: `CASCADE`.
  public static var cascade: ReferentialAction { ReferentialAction(action: .cascade) }
}

extension ReferentialAction where Nullability == Nullable {
  /// Makes the column NULL: `SET NULL`.
  public static var setNull: ReferentialAction { ReferentialAction(action: .setNull) }
}

extension ReferentialAction where Defaulting == HasDefault {
  /// Gives the column its default: `SET DEFAULT`.
  public static var setDefault: ReferentialAction { ReferentialAction(action: .setDefault) }
}

/// When a foreign key or a unique constraint is checked.
public enum Deferrability: Sendable {
  /// At the end of each statement.
  case never
  /// At the end of each statement, unless the transaction asks otherwise: `DEFERRABLE INITIALLY IMMEDIATE`.
  case initiallyImmediate
  /// At the end of the transaction: `DEFERRABLE INITIALLY DEFERRED`.
  case initiallyDeferred

  var modelValue: SchemaModel.Deferrability {
    switch self {
    case .never: .notDeferrable
    case .initiallyImmediate: .deferrable
    case .initiallyDeferred: .initiallyDeferred
    }
  }
}

/// How a composite foreign key with some NULLs counts.
public enum MatchRule: Sendable {
  /// A NULL in any column satisfies it: `MATCH SIMPLE`.
  case simple
  /// All columns are NULL or none is: `MATCH FULL`.
  case full

  var modelRule: SchemaModel.MatchRule {
    switch self {
    case .simple: .simple
    case .full: .full
    }
  }
}
