#if Postgres
  import CPostgres

  extension PostgresConnection {
    func pipeline(_ statements: [Statement], answered: (Int) -> Void) throws -> [StatementResult] {
      // Not a feature that AWS says DSQL has.
      guard server.product != .dsql else { return try inTurn(statements, answered: answered) }
      guard !statements.isEmpty else { return [] }
      let parameters = try statements.map { try PostgresParameters($0.parameters) }
      let handle = try readyHandle(for: statements.map(\.sql))
      let plans = try zip(statements, parameters).map { try plan(of: $0.sql, $1, on: handle) }
      guard PQenterPipelineMode(handle.pointer) == 1 else { throw sendingFailed(handle) }
      // Behind the last result the connection is idle, and the mode can be left. Where it is not, it is of no more use.
      defer { if PQexitPipelineMode(handle.pointer) != 1 { close() } }
      running.begin()
      defer { running.end() }
      for (index, statement) in statements.enumerated() {
        guard parameters[index].send(statement.sql, prepared: plans[index], on: handle.pointer) else {
          throw sendingFailed(handle)
        }
      }
      guard PQpipelineSync(handle.pointer) == 1 else { throw sendingFailed(handle) }
      return try readPipeline(statements.count, handle, answered)
    }

    /// Reads the answers to the end: one for each statement, then that of the sync, with which the implicit transaction ends.
    private func readPipeline(
      _ count: Int,
      _ handle: PostgresHandle,
      _ answered: (Int) -> Void
    ) throws -> [StatementResult] {
      var answers: [PostgresAnswer] = []
      for index in 0..<count {
        var answer = PostgresAnswer()
        var isDone = true
        while let result = PostgresResult(PQgetResult(handle.pointer)) {
          isDone = isDone && (result.status == PGRES_COMMAND_OK || result.status == PGRES_TUPLES_OK)
          answer.read(result, on: handle.pointer)
        }
        answer.takeNotices(handle)
        answers.append(answer)
        if isDone { answered(index) }
      }
      // The commit may fail here, with an error, and the end of its results, before the sync's own answer.
      var last = PostgresAnswer()
      var ends = 0
      while ends < 2 {
        guard let result = PostgresResult(PQgetResult(handle.pointer)) else {
          ends += 1
          continue
        }
        if result.status == PGRES_PIPELINE_SYNC { break }
        last.read(result, on: handle.pointer)
      }
      let wasCancelled = running.end()
      answers.append(last)
      var results: [StatementResult] = []
      for (index, var answer) in answers.enumerated() {
        answer.finish(handle, server, wasCancelled: wasCancelled)
        do {
          results.append(try answer.result())
        } catch var error as DatabaseError {
          error.statementIndex = min(index, count - 1)
          throw error
        }
      }
      return Array(results.prefix(count))
    }
  }
#endif
