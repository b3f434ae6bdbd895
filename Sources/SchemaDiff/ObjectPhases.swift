import SchemaModel

/// The changes of objects, by the moment that they have in the order of all changes.
struct ObjectPhases {
  /// Tables whose rows are not guarded any more, before the policies go.
  var released: [Change] = []
  /// What goes, and what has to make way for other changes, each before what it uses.
  var dropped: [Change] = []
  /// What tables are made of: sequences, domains, routines.
  var foundations: [Change] = []
  /// What uses tables: views, triggers, policies, grants, each behind what it uses.
  var built: [Change] = []
  /// Tables whose rows are guarded from now on, behind the policies.
  var guarded: [Change] = []
  /// Foundations that no table uses any more.
  var removedFoundations: [Change] = []
  /// Extensions and namespaces.
  var removedPlaces: [Change] = []
}
