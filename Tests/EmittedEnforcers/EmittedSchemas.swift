public import ForeignKeys

/// The random schemas whose code stands in this folder.
public enum EmittedSchemas {
  /// By seed.
  public static let all: [(seed: UInt64, tables: [any KeyedTable.Type])] = [
    (1, Random1.tables),
    (2, Random2.tables),
    (3, Random3.tables),
    (4, Random4.tables),
    (5, Random5.tables),
    (6, Random6.tables),
    (7, Random7.tables),
    (8, Random8.tables),
    (9, Random9.tables),
    (10, Random10.tables),
  ]
}
