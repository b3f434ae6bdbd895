import TestSupport

extension TargetDatabase {
  /// A proxy before its server.
  package func proxy(
    _ decide: @escaping @Sendable (MessageProxy.Request) -> MessageProxy.Decision = { _ in .forward }
  ) throws -> MessageProxy {
    switch self {
    case .postgres(let database), .dsql(let database): try MessageProxy(to: database.socket, .postgres, decide: decide)
    case .mysql(let database): try MessageProxy(to: database.socket, .mysql, decide: decide)
    }
  }

  /// As `cairn --database` takes it, through a proxy.
  package func url(through proxy: MessageProxy) -> String {
    switch self {
    case .postgres(let database), .dsql(let database): database.url(through: proxy.socket)
    case .mysql(let database): database.url(through: proxy.socket)
    }
  }
}
