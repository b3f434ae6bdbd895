#if Postgres
  import CPostgres

  /// Parameters in the form that libpq takes them.
  ///
  /// They go as text whose type the server infers from where they stand, bytes as a binary bytea.
  struct PostgresParameters {
    /// Nil is NULL; a text ends with a NUL.
    private var buffers: [[UInt8]?] = []
    private var types: [Oid] = []
    private var lengths: [Int32] = []
    private var formats: [Int32] = []

    /// - Throws: `DatabaseError` of kind `.usage` for a text with a NUL, which no type of Postgres holds.
    init(_ values: [DatabaseValue]) throws {
      guard values.count <= 65_535 else {
        throw DatabaseError(.usage, "a statement of Postgres takes at most 65535 parameters, not \(values.count)")
      }
      for (place, value) in values.enumerated() {
        if case .bytes(let bytes) = value {
          guard bytes.count <= Int32.max else {
            throw DatabaseError(.usage, "parameter $\(place + 1) is longer than the protocol allows: 2 GB")
          }
          // Never without memory: libpq takes a null pointer for NULL.
          add(bytes.isEmpty ? [0] : bytes, type: PostgresType.bytea, length: Int32(bytes.count), format: 1)
        } else if let text = value.text {
          guard !text.utf8.contains(0) else {
            throw DatabaseError(
              .usage,
              "parameter $\(place + 1) holds a NUL, which no text of Postgres can",
              hint: "pass it as bytes, into a column of type bytea"
            )
          }
          add(Array(text.utf8) + [0], type: 0, length: 0, format: 0)
        } else {
          add(nil, type: 0, length: 0, format: 0)
        }
      }
    }

    private mutating func add(_ buffer: [UInt8]?, type: Oid, length: Int32, format: Int32) {
      buffers.append(buffer)
      types.append(type)
      lengths.append(length)
      formats.append(format)
    }

    /// Prepares a statement for parameters like these.
    ///
    /// - Throws: `DatabaseError`
    func prepare(_ sql: String, as name: String, on handle: PostgresHandle) throws {
      guard let result = PostgresResult(PQprepare(handle.pointer, name, sql, Int32(types.count), types)) else {
        throw DatabaseError(.connectionLost, handle.errorMessage)
      }
      guard result.status == PGRES_COMMAND_OK else { throw DatabaseError(postgres: result.pointer) }
    }

    /// Sends the one statement with these parameters, or what was prepared of it.
    ///
    /// With PQsendQueryParams, also without any parameters: the extended protocol takes one statement only, where the
    /// simple one would run several as one implicit transaction.
    func send(_ sql: String, prepared name: String? = nil, on connection: OpaquePointer) -> Bool {
      let memory = buffers.map { buffer in
        buffer.map { buffer in
          let copy = UnsafeMutablePointer<CChar>.allocate(capacity: buffer.count)
          for (place, byte) in buffer.enumerated() { copy[place] = CChar(bitPattern: byte) }
          return copy
        }
      }
      defer { for buffer in memory { buffer?.deallocate() } }
      let values = memory.map { $0.map { UnsafePointer($0) } }
      if let name {
        return PQsendQueryPrepared(connection, name, Int32(values.count), values, lengths, formats, 0) == 1
      }
      return PQsendQueryParams(connection, sql, Int32(values.count), types, values, lengths, formats, 0) == 1
    }
  }
#endif
