extension PostgresOperation {
  /// What it puts at risk beside time and rows.
  var hazards: Set<Hazard> {
    switch self {
    case .dropIndex, .dropIndexConcurrently: [.indexDropped]
    case .createPolicy, .dropPolicy, .setRowSecurity, .grant, .revoke: [.access]
    case .createRoutine, .dropRoutine, .dropExtension, .dropSequence: [.untracked]
    case .setReplicaIdentity: [.replication]
    case .alterExtension: [.extensionVersion]
    default: []
    }
  }
}
