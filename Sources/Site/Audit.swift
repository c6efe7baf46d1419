public import Base
public import Store

/// The log of who did what (decision 10): a row in the same transaction as what it tells of, chained by hash,
/// so that a row that is removed or changed shows. A row of what was decided carries a seal of it.
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
            """),
        // The head stands by itself, so that rows cut from the end leave a hole that the next row does not close.
        Migration(
            "audit 2",
            """
            ALTER TABLE audit ADD COLUMN kind TEXT;
            ALTER TABLE audit ADD COLUMN sealed TEXT;
            ALTER TABLE audit ADD COLUMN digest TEXT;

            CREATE TABLE audit_head (
                id INTEGER PRIMARY KEY CHECK (id = 1),
                number INTEGER NOT NULL,
                hash TEXT NOT NULL
            ) STRICT;
            INSERT INTO audit_head (id, number, hash)
                SELECT 1, coalesce(max(number), 0), coalesce((SELECT hash FROM audit ORDER BY number DESC LIMIT 1), '') FROM audit;

            CREATE TABLE audit_anchor (
                day TEXT PRIMARY KEY,
                number INTEGER NOT NULL,
                hash TEXT NOT NULL,
                at TEXT NOT NULL
            ) STRICT;

            CREATE TABLE seal_salt (
                kind TEXT NOT NULL,
                id TEXT NOT NULL,
                salt TEXT NOT NULL,
                PRIMARY KEY (kind, id)
            ) STRICT;
            """),
    ]

    /// Who acts: a person in a role, or nobody for what the program does by itself.
    public struct Actor: Sendable {
        public let person: ID<Person>?
        public let role: String?
        public init(person: ID<Person>?, role: String?) { (self.person, self.role) = (person, role) }
        public static let program = Actor(person: nil, role: "program")
    }

    /// A row's number and hash: who keeps them elsewhere can prove that the log up to there is the same.
    public struct Head: Sendable, Equatable {
        public let number: Int
        public let hash: String
        public init(number: Int, hash: String) { (self.number, self.hash) = (number, hash) }

        /// `1234:ab12…`, as it is printed on receipts and given to `audit verify --expect`.
        public var text: String { "\(number):\(hash)" }

        public init?(_ text: String) {
            let parts = text.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 2, let number = Int(parts[0]), number > 0, parts[1].utf8.count == 64 else { return nil }
            self.init(number: number, hash: parts[1].lowercased())
        }
    }

    /// Adds a row and gives its number and hash. `act` is a stable word such as `entry.submitted`; `detail` holds no
    /// sensitive text. With a `seal` the row proves what the tables hold of it after the act.
    @discardableResult
    public static func append(
        _ act: String, about object: String?, by actor: Actor, detail: String = "", seal: Seal? = nil, at now: Instant,
        in db: any Connection
    ) throws -> Head {
        let head = try head(in: db)
        let sealed = try seal.map { AuditRow.Sealed(kind: $0.kind.name, id: $0.id, digest: try $0.set(in: db)) }
        let row = AuditRow(
            number: head.number + 1, at: now, person: actor.person?.text, role: actor.role, act: act,
            object: object, detail: detail, sealed: sealed)
        let hash = row.hash(after: head.hash)
        try db.run(
            """
            INSERT INTO audit (number, at, person, role, act, object, detail, hash, kind, sealed, digest)
            VALUES (\(row.number), \(row.at), \(row.person), \(row.role), \(row.act), \(row.object), \(row.detail), \(hash),
                \(sealed?.kind), \(sealed?.id), \(sealed?.digest))
            """)
        try db.run("UPDATE audit_head SET number = \(row.number), hash = \(hash)")
        return Head(number: row.number, hash: hash)
    }

    /// Where the log stands: number 0 in an empty one.
    public static func head(in db: any Connection) throws -> Head {
        try kept("SELECT number, hash FROM audit_head", in: db)
            ?? kept("SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1", in: db) ?? Head(number: 0, hash: "")
    }

    /// The row that seals a thing as it stands: what its receipt says of the log. Nil for one from before the seals.
    public static func row(of seal: Seal, about object: String, in db: any Connection) throws -> Head? {
        try kept(
            """
            SELECT number, hash FROM audit WHERE object = \(object) AND kind = \(seal.kind.name) AND sealed = \(seal.id)
            ORDER BY number DESC LIMIT 1
            """, in: db)
    }

    /// Notes where the log stands for a letter to somebody outside, once a day on all servers; nil when that is done.
    public static func anchor(on day: Day, at now: Instant, in db: any Connection) throws -> Head? {
        let head = try head(in: db)
        guard head.number > 0 else { return nil }
        let isFirst =
            try db.run(
                """
                INSERT INTO audit_anchor (day, number, hash, at) VALUES (\(day), \(head.number), \(head.hash), \(now))
                ON CONFLICT (day) DO NOTHING
                """) == 1
        return isFirst ? head : nil
    }

    /// The number of the last row; 0 in an empty log. While it stands, nothing has been written (decision 10).
    public static func last(in db: any Connection) throws -> Int {
        try db.count("SELECT number FROM audit ORDER BY number DESC LIMIT 1")
    }

    static func kept(_ sql: SQL, in db: any Connection) throws -> Head? {
        try db.first(sql) { Head(number: try $0[0], hash: try $0[1]) }
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
    let sealed: Sealed?

    /// What the row seals, and the digest of it.
    struct Sealed: Sendable, Equatable {
        let kind: String
        let id: String
        let digest: String
    }

    init(
        number: Int, at: Instant, person: String?, role: String?, act: String, object: String?, detail: String,
        sealed: Sealed? = nil
    ) {
        (self.number, self.at, self.person, self.role) = (number, at, person, role)
        (self.act, self.object, self.detail, self.sealed) = (act, object, detail, sealed)
    }

    public init(_ row: Row) throws {
        self.init(
            number: try row[0], at: try row[1], person: try row[2], role: try row[3], act: try row[4],
            object: try row[5], detail: try row[6])
    }

    /// Each field with its length before it, so that no two rows can be written alike. A missing field was written as "-" from
    /// the first day, which no field ever holds: `AuditCheck` knows a row where one does as false.
    func hash(after previous: String) -> String {
        var fields = [previous, String(number), at.text, person ?? "-", role ?? "-", act, object ?? "-", detail]
        if let sealed { fields += [sealed.kind, sealed.id, sealed.digest] }
        return Digest.hex(of: lengthed(fields))
    }
}
