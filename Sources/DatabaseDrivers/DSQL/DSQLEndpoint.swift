/// The host of a cluster of Aurora DSQL: `CLUSTER.dsql.REGION.on.aws`, or `…dsql-SUFFIX.REGION.on.aws` on PrivateLink.
struct DSQLEndpoint: Sendable, Equatable {
  var host: String
  var region: String

  init(host: String, region: String) {
    self.host = host
    self.region = region
  }

  /// - Returns: nil when it is another host. The pattern is that of AWS' own connector (facts of DSQL, section 5).
  init?(host: String) {
    let pieces = host.split(separator: ".", omittingEmptySubsequences: false)
    guard pieces.count >= 5, pieces.suffix(2) == ["on", "aws"], pieces[pieces.count - 4].hasPrefix("dsql"),
      !pieces[pieces.count - 3].isEmpty
    else { return nil }
    self.host = host
    region = String(pieces[pieces.count - 3])
  }
}
