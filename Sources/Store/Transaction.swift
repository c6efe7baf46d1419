/// What a driver answers about an open transaction, so that both databases group and undo writes alike.
package protocol Transaction: Connection, AnyObject {
    /// The first statement that failed since `clear`. Whatever the body made of it, the job is spoiled:
    /// PostgreSQL would refuse every later statement, so SQLite does the same.
    var failure: StoreError? { get }

    /// Whether the transaction itself is gone with the failure, and all of its jobs with it.
    var isBroken: Bool { get }

    func clear()
    func begin() throws
    func commit() throws
    func rollback()
    func setSavepoint() throws
    func releaseSavepoint() throws
    func rollbackToSavepoint() throws

    /// Runs several statements, without values.
    func script(_ statements: String) throws
}

extension Transaction {
    package func inTransaction<T>(_ body: () throws -> T) throws -> T {
        do {
            clear()
            try begin()
            let value = try body()
            try commit()
            return value
        } catch {
            rollback()
            throw error
        }
    }

    /// Runs the jobs in one transaction; answers each one's own error, nil for what is now safe on disk.
    /// When this throws, nothing of the batch remains.
    package func perform(_ batch: [GroupCommit.Job]) throws -> [(any Error)?] {
        try inTransaction {
            if batch.count == 1 {
                try run(batch[0])
                return [nil]
            }
            return try batch.map(runInSavepoint)
        }
    }

    private func runInSavepoint(_ job: GroupCommit.Job) throws -> (any Error)? {
        clear()
        try setSavepoint()
        do {
            try run(job)
        } catch {
            if isBroken { throw failure ?? error }
            try rollbackToSavepoint()
            return error
        }
        try releaseSavepoint()
        return nil
    }

    private func run(_ job: GroupCommit.Job) throws {
        try job.run(self)
        if let failure { throw failure }
    }
}

extension GroupCommit {
    /// Answers the jobs of a batch that `Transaction.perform` has run.
    package static func answer(_ batch: [Job], _ outcome: Result<[(any Error)?], any Error>) {
        switch outcome {
        case .failure(let error): for job in batch { job.fail(error) }
        case .success(let errors):
            for (job, error) in zip(batch, errors) {
                if let error { job.fail(error) } else { job.commit() }
            }
        }
    }
}
