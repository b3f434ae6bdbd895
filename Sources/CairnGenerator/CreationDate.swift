#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The date in the header of a new file: today, or the day of SOURCE_DATE_EPOCH where that is set.
///
/// https://reproducible-builds.org/specs/source-date-epoch/
enum CreationDate {
  static func text(environment: [String: String] = ProcessInfo.processInfo.environment) -> String {
    let date = environment["SOURCE_DATE_EPOCH"].flatMap(Double.init).map { Date(timeIntervalSince1970: $0) } ?? Date()
    return date.formatted(Date.ISO8601FormatStyle().year().month().day())
  }
}
