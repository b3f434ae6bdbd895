import Foundation

/// Who somebody is at AWS.
struct AWSCredentials: Sendable, Equatable {
  var accessKeyID: String
  var secretAccessKey: Secret
  var sessionToken: Secret?
}

extension AWSCredentials {
  /// From the environment, or else from the shared credentials file: the order of AWS' own tools, in which a profile that is
  /// named in so many words goes before the environment's keys.
  ///
  /// - Throws: `DatabaseError` of kind `.usage` when there are none.
  static func find(profile: String?, _ environment: [String: String]) throws -> AWSCredentials {
    func variable(_ name: String) -> String? {
      environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
    if profile == nil, let key = variable("AWS_ACCESS_KEY_ID"), let secret = variable("AWS_SECRET_ACCESS_KEY") {
      return AWSCredentials(
        accessKeyID: key,
        secretAccessKey: Secret(secret),
        sessionToken: variable("AWS_SESSION_TOKEN").map(Secret.init)
      )
    }
    let home = variable("HOME") ?? NSHomeDirectory()
    let file = variable("AWS_SHARED_CREDENTIALS_FILE") ?? "\(home)/.aws/credentials"
    let name = profile ?? variable("AWS_PROFILE") ?? "default"
    let path = file.hasPrefix("~/") ? home + file.dropFirst() : file
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw DatabaseError(
        .usage,
        "there are no AWS credentials: neither AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY nor the file \(path)",
        hint: Self.wayOut
      )
    }
    let section = AWSProfiles(text)[name]
    guard let key = section["aws_access_key_id"], let secret = section["aws_secret_access_key"] else {
      throw DatabaseError(.usage, "\(path) has no keys for the profile '\(name)'", hint: Self.wayOut)
    }
    return AWSCredentials(
      accessKeyID: key,
      secretAccessKey: Secret(secret),
      sessionToken: section["aws_session_token"].map(Secret.init)
    )
  }

  private static let wayOut =
    "for a role, SSO or a container: eval \"$(aws configure export-credentials --format env)\", then run cairn again"
}
