/// `teamID` is `team_id`, `avatarFileID` is `avatar_file_id`, `URLPath` is `url_path`, `userIDs` is `user_ids`.
package func snakeCase(_ name: String) -> String {
  let letters = Array(name)
  var result = ""
  for index in letters.indices {
    if index > 0, startsWord(letters, at: index) { result.append("_") }
    result += letters[index].lowercased()
  }
  return result
}

private func startsWord(_ letters: [Character], at index: Int) -> Bool {
  guard letters[index].isUppercase, letters[index - 1] != "_" else { return false }
  if !letters[index - 1].isUppercase { return true }
  // The last capital of a run begins the word that follows it, unless all that follows is the s of a plural.
  guard index + 1 < letters.count, letters[index + 1].isLowercase else { return false }
  let isPlural = letters[index + 1] == "s" && (index + 2 == letters.count || letters[index + 2].isUppercase)
  return !isPlural
}
