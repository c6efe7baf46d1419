public import Base
public import Store

/// The log of who did what (decision 10): a row in the same transaction as what it tells of, chained by hash,
/// so that a row that is removed or changed shows.
public enum Audit {
    public static let migrations = [
        Migration(
            "audit 1",
            """
            CREATE TABLE audit (
                number INTEGER PRIMARY KEY,
                at TEXT NOT NULL,
                person TEXT,
                role TEXT,
                act TEXT NOT NULL,
                object TEXT,
                detail TEXT NOT NULL,
                hash TEXT NOT NULL
            ) STRICT;
            CREATE INDEX audit_object ON audit (object, number);
            """)
    ]

    /// Who acts: a person in a role, or nobody for what the program does by itself.
    public struct Actor: Sendable {
        public let person: ID<Person>?
        public let role: String?
        public init(person: ID<Person>?, role: String?) { (self.person, self.role) = (person, role) }
        public static let program = Actor(person: nil, role: "program")
    }

    /// Adds a row. `act` is a stable word such as `entry.submitted`; `detail` holds no sensitive text.
    public static func append(
        _ act: String, about object: String?, by actor: Actor, detail: String = "", at now: Instant,
        in db: any Connection
    ) throws {
        let last = try db.first("SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1") {
            (number: try $0[0] as Int, hash: try $0[1] as String)
        }
        let row = AuditRow(
            number: (last?.number ?? 0) + 1, at: now, person: actor.person?.text, role: actor.role, act: act,
            object: object, detail: detail)
        try db.run(
            """
            INSERT INTO audit (number, at, person, role, act, object, detail, hash)
            VALUES (\(row.number), \(row.at), \(row.person), \(row.role), \(row.act), \(row.object), \(row.detail),
            \(row.hash(after: last?.hash ?? "")))
            """)
    }

    /// The number of the last row; 0 in an empty log. While it stands, nothing has been written (decision 10).
    public static func last(in db: any Connection) throws -> Int {
        try db.count("SELECT number FROM audit ORDER BY number DESC LIMIT 1")
    }

    /// Walks the chain: how many rows hold together, and the number of the first that does not.
    public static func verify(in db: any Connection) throws -> (rows: Int, firstBroken: Int?) {
        var (rows, hash) = (0, "")
        while true {
            let page = try db.rows(
                """
                SELECT number, at, person, role, act, object, detail, hash FROM audit
                WHERE number > \(rows) ORDER BY number LIMIT 1000
                """
            ) { (row: try AuditRow($0), hash: try $0[7] as String) }
            for (row, written) in page {
                guard row.number == rows + 1, row.hash(after: hash) == written else { return (rows, rows + 1) }
                (rows, hash) = (row.number, written)
            }
            if page.count < 1000 { return (rows, nil) }
        }
    }
}

/// One row of the log.
public struct AuditRow: Sendable {
    public let number: Int
    public let at: Instant
    public let person: String?
    public let role: String?
    public let act: String
    public let object: String?
    public let detail: String

    init(
        number: Int, at: Instant, person: String?, role: String?, act: String, object: String?, detail: String
    ) {
        (self.number, self.at, self.person, self.role) = (number, at, person, role)
        (self.act, self.object, self.detail) = (act, object, detail)
    }

    public init(_ row: Row) throws {
        self.init(
            number: try row[0], at: try row[1], person: try row[2], role: try row[3], act: try row[4],
            object: try row[5], detail: try row[6])
    }

    /// Each field with its length before it, so that no two rows can be written alike.
    func hash(after previous: String) -> String {
        let fields = [previous, String(number), at.text, person ?? "-", role ?? "-", act, object ?? "-", detail]
        return Digest.hex(of: fields.map { "\($0.utf8.count):\($0)" }.joined())
    }
}
