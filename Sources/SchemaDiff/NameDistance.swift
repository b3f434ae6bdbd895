/// How many letters must be added, left out or replaced to make one name of the other (Levenshtein), without regard
/// to case: `bio` and `biography` are nearer than `bio` and `password`.
func nameDistance(_ left: String, _ right: String) -> Int {
  let (left, right) = (Array(left.lowercased().unicodeScalars), Array(right.lowercased().unicodeScalars))
  var row = Array(0...right.count)
  for (index, scalar) in left.enumerated() {
    var diagonal = row[0]
    row[0] = index + 1
    for column in right.indices {
      let replaced = diagonal + (scalar == right[column] ? 0 : 1)
      diagonal = row[column + 1]
      row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
    }
  }
  return row[right.count]
}
