// A public property inferred as Column<UUID, …> is an error in a file that does not import the module of UUID:
// "cannot use struct 'UUID' here". So that a schema file with public tables, too, needs nothing but `import Cairn`,
// it gives on the types that columns have values of, and nothing else of Foundation.
#if canImport(FoundationEssentials)
  @_exported public import struct FoundationEssentials.Date
  @_exported public import struct FoundationEssentials.Decimal
  @_exported public import struct FoundationEssentials.UUID
#else
  @_exported public import struct Foundation.Date
  @_exported public import struct Foundation.Decimal
  @_exported public import struct Foundation.UUID
#endif
