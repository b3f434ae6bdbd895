/// `CREATE SEQUENCE name AS type START … INCREMENT … MINVALUE … MAXVALUE … CACHE … CYCLE`.
///
/// What is nil is the server's default for the type and direction.
package struct SequenceDefinition: Hashable, Codable, Sendable {
  package var name: ObjectName
  /// `bigint` where nothing else was said.
  package var type: ColumnType
  package var options: SequenceOptions
  package var comment: String?

  package init(
    _ name: ObjectName,
    _ type: ColumnType = .builtin("bigint"),
    options: SequenceOptions = SequenceOptions(),
    comment: String? = nil
  ) {
    self.name = name
    self.type = type
    self.options = options
    self.comment = comment
  }
}

/// How numbers are counted, for a sequence and for an identity column.
package struct SequenceOptions: Hashable, Codable, Sendable {
  package var start: Int64?
  package var increment: Int64?
  package var minimum: Int64?
  package var maximum: Int64?
  package var cache: Int64?
  package var cycles: Bool?

  package init(
    start: Int64? = nil,
    increment: Int64? = nil,
    minimum: Int64? = nil,
    maximum: Int64? = nil,
    cache: Int64? = nil,
    cycles: Bool? = nil
  ) {
    self.start = start
    self.increment = increment
    self.minimum = minimum
    self.maximum = maximum
    self.cache = cache
    self.cycles = cycles
  }
}
