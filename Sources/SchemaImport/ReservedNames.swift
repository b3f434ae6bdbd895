/// Names that what is written here says itself, in lower case: a table of one of these gets another.
enum ReservedNames {
  static let types: Set<String> = Set(
    [
      // The DSL's.
      "AnyColumn", "Cairn", "CalendarDate", "CalendarInterval", "CharacterSet", "Check", "Column", "ColumnDefault",
      "ColumnDescription", "ColumnGroup", "ColumnLiteral", "ColumnType", "Comment", "DatabaseEnum", "DatabaseVersion",
      "Deferrability", "Dialect", "Domain", "ElementAttributes", "EnumType", "EnumerationStorage", "Exclude",
      "Extension",
      "ForeignKey", "Function", "Generated", "Grant", "HasDefault", "Index", "IndexKey", "IndexKeyConvertible",
      "InternetAddress", "JSONDocument", "LiteralConvertible", "MatchRule", "NamedSchemaElement", "NamedTableElement",
      "Namespace", "NoDefault", "NotNull", "Nullable", "ObjectAttributes", "ObjectContent", "ObjectContext",
      "Partition",
      "PartitionBuilder", "Partitioned", "Policy", "PrimaryKey", "Procedure", "RawObject", "ReferentialAction",
      "RenamableSchemaElement", "Routine", "RowSecurity", "SQL", "Schema", "SchemaBody", "SchemaBuilder",
      "SchemaElement", "Sequence", "Storage", "Table", "TableBody", "TableBodyBuilder", "TableElement", "TableEntry",
      "TargetDialect", "TextSearchVector", "TextualValue", "TimeOfDay", "Trigger", "Unique", "View", "ViewColumn",
      // Swift's and Foundation's.
      "Any", "Array", "Bool", "CaseIterable", "Character", "Codable", "Date", "Decimal", "Dictionary", "Double",
      "Error",
      "Float", "Foundation", "Int", "Int16", "Int32", "Int64", "Int8", "Never", "Optional", "Protocol", "Result",
      "Self",
      "Sendable", "Set", "String", "Swift", "Type", "UInt16", "UInt32", "UInt64", "UInt8", "UUID", "Void",
    ].map { $0.lowercased() }
  )

  /// Members of every enumeration of the DSL.
  static let cases: Set<String> = Set(
    [
      "allCases", "columnLiteral", "databaseName", "hash", "hashValue", "init", "namespace", "none", "rawValue",
      "formerNamespace", "renamedFrom", "renamedLabels", "self", "some", "Type", "Protocol", "_", "AllCases",
      "RawValue",
    ].map { $0.lowercased() }
  )
}
