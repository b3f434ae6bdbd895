package import CairnGenerator

/// What a run of the generator printed.
package final class Transcript {
  package private(set) var output: [String] = []
  package private(set) var errors: [String] = []

  package init() {}

  package var console: Console {
    Console(print: { self.output.append($0) }, printError: { self.errors.append($0) })
  }

  package var text: String { (output + errors).joined(separator: "\n") }
}
