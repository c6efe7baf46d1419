import Base

extension Transaction {
    /// Runs, in order, the migrations that the database does not have, with `words` of the dialect set in.
    /// The caller holds the transaction and the lock.
    package func migrate(_ migrations: [Migration], words: [String: String]) throws {
        try run("CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, applied_at TEXT NOT NULL)")
        let applied = try column("SELECT name FROM migration ORDER BY applied_at, name", as: String.self)
        let known = Set(migrations.map(\.name))
        if let stranger = applied.first(where: { !known.contains($0) }) {
            throw StoreError.newer(migration: stranger)
        }
        let done = Set(applied)
        for migration in migrations where !done.contains(migration.name) {
            try script(migration.statements(in: words))
            try run(
                "INSERT INTO migration (name, applied_at) VALUES (\(migration.name), \(Clock.system.now))")
        }
    }
}

extension [Migration] {
    /// Whether the database has every step, asked without changing anything. Throws `StoreError.failed` when it has none.
    public func isApplied(in db: any Connection) throws -> Bool {
        let applied = Set(try db.column("SELECT name FROM migration", as: String.self))
        return allSatisfy { applied.contains($0.name) }
    }
}

extension Migration {
    /// The statements with whole words replaced; what stands in quotes or in a comment is left alone.
    package func statements(in words: [String: String]) -> String {
        var result = ""
        var rest = statements[...]
        while let first = rest.first {
            let length =
                switch first {
                case "'", "\"": rest.dropFirst().firstIndex(of: first).map { rest.index(after: $0) }
                case "-" where rest.hasPrefix("--"): rest.firstIndex(of: "\n")
                case _ where first.isWord: rest.firstIndex { !$0.isWord }
                default: rest.index(after: rest.startIndex)
                }
            let token = rest[..<(length ?? rest.endIndex)]
            result += words[String(token)] ?? String(token)
            rest = rest[token.endIndex...]
        }
        return result
    }
}

extension Character {
    fileprivate var isWord: Bool { isLetter || isNumber || self == "_" }
}
