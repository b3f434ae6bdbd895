import Cairn

/// A media library: people, the devices they use, the files they keep and share.
public let library = Schema(
  "library",
  dialects: .postgres(from: 14),
  .mysql(from: "8.4"),
  .dsql(foreignKeys: .application)
) {
  Users.self
  Accounts.self
  VerificationTokens.self
  Devices.self
  UserDevices.self
  Sessions.self
  Categories.self
  Files.self
  UserFiles.self
  FileDownloads.self
  Tags.self
  FileTags.self
}
