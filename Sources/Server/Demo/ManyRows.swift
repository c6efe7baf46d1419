import Store

/// Inserts many rows with few statements, as only a filling of thousands needs.
struct ManyRows {
    private static let rowsMax = 25
    private let head: SQL
    private var waiting: [SQL] = []

    /// `head` is the statement as far as `VALUES`.
    init(_ head: SQL) { self.head = head }

    /// Adds a row, in parentheses.
    mutating func add(_ row: SQL, in db: any Connection) throws {
        waiting.append(row)
        if waiting.count == Self.rowsMax { try finish(in: db) }
    }

    /// Sends what waits.
    mutating func finish(in db: any Connection) throws {
        guard let first = waiting.first else { return }
        var sql: SQL = head + " " + first
        for row in waiting.dropFirst() { sql = "\(sql), \(row)" }
        try db.run(sql)
        waiting = []
    }
}
