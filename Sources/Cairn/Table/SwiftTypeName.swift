/// The name of a type without its module and its generic arguments.
func swiftName(of type: Any.Type) -> String {
  String(String(describing: type).prefix { $0 != "<" })
}
