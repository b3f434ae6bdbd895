/// A file was written by a Cairn that came later.
struct NewerForm: Error {
  var form: Int
  var known: Int

  var message: String { "it has form \(form), and this Cairn reads forms up to \(known); update Cairn" }
}
