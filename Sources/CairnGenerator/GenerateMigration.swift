import ArgumentParser
public import Cairn
import MigrationFiles

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The command `generate-migration`, for an executable that links the schema.
///
/// ```swift
/// import CairnGenerator
/// import Schema
///
/// GenerateMigration.main(library)
/// ```
public enum GenerateMigration {
  /// Parses the command line, generates, and ends the process with the documented exit code.
  public static func main(_ schema: Schema) -> Never {
    exit(run(schema, arguments: Array(CommandLine.arguments.dropFirst())))
  }

  /// The same without ending the process, which tests use.
  package static func run(
    _ schema: Schema,
    arguments: [String],
    console: Console = .standard,
    created: String? = nil
  ) -> Int32 {
    do {
      let arguments = try Arguments.parse(arguments)
      let generator = Generator(
        declaration: schema.declaration,
        arguments: arguments,
        console: console,
        created: created ?? CreationDate.text()
      )
      return generator.run().rawValue
    } catch {
      let text = Arguments.fullMessage(for: error)
      guard Arguments.exitCode(for: error).isSuccess else {
        console.printError(text)
        return ExitCode.undecided.rawValue
      }
      console.print(text)
      return 0
    }
  }
}
