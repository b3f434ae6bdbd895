import SchemaModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The package that the command was started in, and how messages name its files.
struct PackageFolder {
  var path: String

  /// The nearest folder above `directory` that holds a Package.swift, or `directory` itself.
  init(around directory: String = FileManager.default.currentDirectoryPath) {
    var folder = URL(fileURLWithPath: directory)
    while folder.path != "/",
      !FileManager.default.fileExists(atPath: folder.appendingPathComponent("Package.swift").path)
    {
      folder = folder.deletingLastPathComponent()
    }
    path = folder.path == "/" ? directory : folder.path
  }

  /// A path as messages show it: relative to the package where it is inside.
  func label(of path: String) -> String {
    path.hasPrefix(self.path + "/") ? String(path.dropFirst(self.path.count + 1)) : path
  }

  /// The location with a path that an editor can open, where the file of a `#fileID` is found in one of the usual places.
  func resolving(_ location: SourceLocation) -> SourceLocation {
    for candidate in [location.fileID, "Sources/\(location.fileID)"]
    where FileManager.default.fileExists(atPath: "\(path)/\(candidate)") {
      return SourceLocation(fileID: candidate, line: location.line, column: location.column)
    }
    return location
  }

  func resolving(_ diagnostic: Diagnostic) -> Diagnostic {
    var diagnostic = diagnostic
    diagnostic.location = diagnostic.location.map(resolving)
    return diagnostic
  }
}
