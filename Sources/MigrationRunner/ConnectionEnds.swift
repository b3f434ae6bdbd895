/// The server will soon end the connection; so many steps are done and recorded.
struct ConnectionEnds: Error {
  var stepsDone: Int
}
