#if MySQL
  import CMySQL

  /// Where the library puts the values of one row after another. The memory lives as long as this object.
  final class MySQLResultColumns {
    let binds: UnsafeMutablePointer<MYSQL_BIND>
    private let shape: MySQLRowShape
    /// One piece for each column. Long values do not go there: their length is not known before they come.
    private let memory: UnsafeMutableRawBufferPointer
    /// Enough for every number and moment as text.
    private static let pieceSize = 128

    init(_ shape: MySQLRowShape) {
      self.shape = shape
      let count = max(1, shape.types.count)
      binds = .allocate(capacity: count)
      memory = .allocate(byteCount: count * Self.pieceSize, alignment: 16)
      for (place, type) in shape.types.enumerated() {
        let piece = memory.baseAddress.map { $0 + place * Self.pieceSize }
        let size = UInt(Self.pieceSize)
        switch type {
        case .integer(let isUnsigned):
          cairn_mysql_bind_result(binds + place, MYSQL_TYPE_LONGLONG, isUnsigned, piece, size)
        case .double: cairn_mysql_bind_result(binds + place, MYSQL_TYPE_DOUBLE, false, piece, size)
        case .moment: cairn_mysql_bind_result(binds + place, MYSQL_TYPE_STRING, false, piece, size)
        case .text, .bytes: cairn_mysql_bind_result(binds + place, MYSQL_TYPE_BLOB, false, piece, 0)
        }
      }
    }

    deinit {
      binds.deallocate()
      memory.deallocate()
    }

    /// The value of a column in the row that was fetched last; nil when the library cannot give it.
    func value(_ place: Int, of statement: UnsafeMutablePointer<MYSQL_STMT>) -> DatabaseValue? {
      guard !cairn_mysql_bind_is_null(binds + place) else { return .null }
      let piece = UnsafeRawBufferPointer(rebasing: memory[(place * Self.pieceSize)...].prefix(Self.pieceSize))
      let length = Int(binds[place].length_value)
      switch shape.types[place] {
      case .integer(isUnsigned: false): return .integer(piece.load(as: Int64.self))
      case .integer(isUnsigned: true):
        let value = piece.load(as: UInt64.self)
        return Int64(exactly: value).map(DatabaseValue.integer) ?? .text(String(value))
      case .double: return .double(piece.load(as: Double.self))
      case .moment: return shape.types[place].value(UnsafeRawBufferPointer(rebasing: piece.prefix(length)))
      case .text, .bytes: return longValue(place, length, of: statement)
      }
    }

    private func longValue(
      _ place: Int,
      _ length: Int,
      of statement: UnsafeMutablePointer<MYSQL_STMT>
    ) -> DatabaseValue? {
      let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, length), alignment: 1)
      defer { buffer.deallocate() }
      var bind = MYSQL_BIND()
      cairn_mysql_bind_result(&bind, MYSQL_TYPE_BLOB, false, buffer.baseAddress, UInt(length))
      guard length == 0 || mysql_stmt_fetch_column(statement, &bind, UInt32(place), 0) == 0 else { return nil }
      return shape.types[place].value(UnsafeRawBufferPointer(rebasing: buffer[..<length]))
    }
  }
#endif
