internal import SchemaModel

/// A Swift enum whose cases are the values of a column.
///
/// ```swift
/// enum UserStatus: String, DatabaseEnum {
///   case active, suspended, deleted
/// }
///
/// let status = Column(.enumeration(UserStatus.self)).default(.case(.active))
/// // CREATE TYPE "user_status" AS ENUM ('active', 'suspended', 'deleted');
/// // "status" "user_status" NOT NULL DEFAULT 'active'
/// ```
///
/// The raw values are the labels, in the order of the cases.
public protocol DatabaseEnum: RawRepresentable, CaseIterable, LiteralConvertible, Sendable where RawValue == String {
  /// The name of the database's type. Defaults to the Swift type's name in snake case.
  static var databaseName: String { get }

  /// The name that the database's type had before. Defaults to none.
  static var renamedFrom: String? { get }

  /// The namespace that the database's type lived in before; nil: the default one. Defaults to the present one.
  static var formerNamespace: String? { get }

  /// The namespace that the database's type lives in: Postgres. Defaults to the default one.
  static var namespace: String? { get }

  /// Labels that had another name before, the old one first: `["disabled": "suspended"]`. Defaults to none.
  ///
  /// Without it, a label that goes and one that comes are two: rows that have the old one stand in the way.
  static var renamedLabels: [String: String] { get }
}

extension DatabaseEnum {
  /// The Swift type's name in snake case.
  public static var databaseName: String { snakeCase(swiftName(of: Self.self)) }

  /// None.
  public static var renamedFrom: String? { nil }

  /// The default one.
  public static var namespace: String? { nil }

  /// The present one.
  public static var formerNamespace: String? { namespace }

  /// None.
  public static var renamedLabels: [String: String] { [:] }

  /// The label as a constant.
  public var columnLiteral: ColumnLiteral { .string(rawValue) }

  private static var formerName: ObjectName? {
    if formerNamespace != namespace { return ObjectName(renamedFrom ?? databaseName, in: formerNamespace) }
    return renamedFrom.map { ObjectName(databaseName, in: namespace).before($0) }
  }

  static func declaration(_ storage: EnumerationStorage) -> EnumerationDeclaration {
    EnumerationDeclaration(
      databaseName,
      allCases.map(\.rawValue),
      storage: storage == .check ? .check : .native,
      namespace: namespace,
      renamedFrom: formerName,
      renamedLabels: renamedLabels
    )
  }
}

/// How a database keeps an enumeration.
public enum EnumerationStorage: Sendable {
  /// By the server's own kind of enumeration, where it has one.
  case native
  /// As text with a check, everywhere.
  case check
}
