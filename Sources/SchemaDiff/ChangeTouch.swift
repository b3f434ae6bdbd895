package import SchemaModel

/// What a change is about, by the names that stood before the first of the changes it is traced through, so that the
/// changes of two branches can be compared although one of them renamed something.
package struct ChangeTouch: Hashable, Sendable {
  package enum Object: Hashable, Sendable {
    case table(ObjectName)
    case column(table: ObjectName, String)
    case element(table: ObjectName, TableElement.Kind, String)
    case enumType(ObjectName)
    /// Views, routines and whatever else is neither table nor enumeration type.
    case other(SchemaObjectKey)

    /// The table that it is or is part of.
    package var table: ObjectName? {
      switch self {
      case .table(let name), .column(let name, _), .element(let name, _, _): name
      case .enumType, .other: nil
      }
    }

    package var isTable: Bool { if case .table = self { true } else { false } }
  }

  package enum Effect: Hashable, Sendable {
    case created
    case dropped
    /// To this object, which has the new name and otherwise the old ones.
    case renamed(to: Object)
    /// Which properties have another value: `type`, `default`, `comment`, `values`.
    case altered(Set<String>)
  }

  package var object: Object
  package var effect: Effect
  package var change: Change
}

extension ChangeTouch {
  package var isCreation: Bool { effect == .created }
  package var isDrop: Bool { effect == .dropped }

  package var newObject: Object? { if case .renamed(let object) = effect { object } else { nil } }

  package var alteredProperties: Set<String> { if case .altered(let names) = effect { names } else { [] } }

  /// It makes or drops the whole table that `object` is part of.
  package func spans(_ object: Object) -> Bool {
    self.object.isTable && self.object.table == object.table && (isCreation || isDrop)
  }
}

extension ChangeTouch.Object: CustomStringConvertible {
  /// As consent and messages name it: `users`, `users.bio`, `users_bio_idx`.
  package var description: String {
    switch self {
    case .table(let name), .enumType(let name): name.description
    case .column(let table, let name): "\(table).\(name)"
    case .element(_, _, let name): name
    case .other(let key): key.description
    }
  }
}
