import DatabaseDrivers
import SchemaModel

/// How a sequence counts, with what the server takes by itself left unsaid.
enum PostgresCounting {
  /// Reads a row of `PostgresQueries.sequences`. DSQL wants to be told how many numbers a session takes at once.
  static func options(_ row: Row, saysCache: Bool) -> SequenceOptions {
    let limits: ClosedRange<Int64> =
      switch row.number(3) {
      case 21: Int64(Int16.min)...Int64(Int16.max)
      case 23: Int64(Int32.min)...Int64(Int32.max)
      default: Int64.min...Int64.max
      }
    let (start, increment) = (Int64(row.number(4)), Int64(row.number(5)))
    let (minimum, maximum) = (Int64(row.number(6)), Int64(row.number(7)))
    let isDescending = increment < 0
    let usualMinimum = isDescending ? limits.lowerBound : 1
    let usualMaximum = isDescending ? -1 : limits.upperBound
    let usualStart = isDescending ? maximum : minimum
    let cache = Int64(row.number(8))
    return SequenceOptions(
      start: start == usualStart ? nil : start,
      increment: increment == 1 ? nil : increment,
      minimum: minimum == usualMinimum ? nil : minimum,
      maximum: maximum == usualMaximum ? nil : maximum,
      cache: cache == 1 && !saysCache ? nil : cache,
      cycles: row.isTrue(9) ? true : nil
    )
  }
}
