package import DatabaseDrivers
package import SchemaModel

/// What a database holds, read from its catalogue.
///
/// Each expression is as the server prints it, with the origin `.inspected`: it compares with what the same server
/// prints for another database, never with a text that was declared.
package struct Inspection: Sendable {
  package var server: ServerIdentity
  /// Everything that the model has a form for. What it has none for stands among `schema.objects` as `RawDefinition`,
  /// with the server's own text.
  package var schema: DatabaseSchema
  /// What was there and is not in the schema, sorted: what extensions own, what the scope leaves out, Cairn's own tables.
  package var leftOut: [LeftOut]

  package init(server: ServerIdentity, schema: DatabaseSchema, leftOut: [LeftOut] = []) {
    self.server = server
    self.schema = schema
    self.leftOut = leftOut.sorted()
  }

  /// An object that was seen and not read.
  package struct LeftOut: Hashable, Comparable, Sendable {
    package enum Reason: String, Comparable, Sendable {
      /// It is part of an extension, and comes and goes with that.
      case ownedByExtension
      /// It is Cairn's own: the tracking table, the lease.
      case cairn
      /// The scope says that others manage it.
      case ignored
      /// A build of it was broken off, and no query uses it: an index that is to be made is made anew.
      case invalid
      /// It is of this server and not of the schema, and has no form in it: in whose name a view or routine runs, and
      /// privileges on the whole database.
      case ofTheServer

      package static func < (left: Reason, right: Reason) -> Bool { left.rawValue < right.rawValue }
    }

    /// As people call it: `table public.spatial_ref_sys`.
    package var object: String
    package var reason: Reason

    package init(_ object: String, _ reason: Reason) {
      self.object = object
      self.reason = reason
    }

    package static func < (left: LeftOut, right: LeftOut) -> Bool {
      (left.object, left.reason) < (right.object, right.reason)
    }
  }
}
