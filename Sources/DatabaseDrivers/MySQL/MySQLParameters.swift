#if MySQL
  import CMySQL

  /// Parameters in the form that the library takes them. Their memory lives as long as this object.
  final class MySQLParameters {
    let binds: UnsafeMutablePointer<MYSQL_BIND>
    private var buffers: [UnsafeMutableRawBufferPointer] = []

    init(_ values: [DatabaseValue]) {
      binds = .allocate(capacity: max(1, values.count))
      for (place, value) in values.enumerated() { bind(value, binds + place) }
    }

    deinit {
      binds.deallocate()
      for buffer in buffers { buffer.deallocate() }
    }

    private func bind(_ value: DatabaseValue, _ bind: UnsafeMutablePointer<MYSQL_BIND>) {
      let (type, buffer) =
        switch value {
        case .null: (MYSQL_TYPE_NULL, copy(UnsafeRawBufferPointer(start: nil, count: 0)))
        case .bool(let value): (MYSQL_TYPE_LONGLONG, copy(Int64(value ? 1 : 0)))
        case .integer(let value): (MYSQL_TYPE_LONGLONG, copy(value))
        case .double(let value): (MYSQL_TYPE_DOUBLE, copy(value))
        case .text(let value): (MYSQL_TYPE_STRING, Array(value.utf8).withUnsafeBytes(copy))
        case .bytes(let value): (MYSQL_TYPE_BLOB, value.withUnsafeBytes(copy))
        }
      cairn_mysql_bind_parameter(bind, type, buffer.baseAddress, UInt(buffer.count))
    }

    private func copy(_ value: some BitwiseCopyable) -> UnsafeMutableRawBufferPointer {
      withUnsafeBytes(of: value, copy)
    }

    private func copy(_ bytes: UnsafeRawBufferPointer) -> UnsafeMutableRawBufferPointer {
      // Never without memory: a null pointer is no empty text.
      let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, bytes.count), alignment: 8)
      buffers.append(memory)
      memory.copyMemory(from: bytes)
      return UnsafeMutableRawBufferPointer(rebasing: memory[..<bytes.count])
    }
  }
#endif
