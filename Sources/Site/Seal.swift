public import Base
public import Store

/// A kind of thing that is decided or locked, and how its content is written anew from the tables (decision 10). Each slice
/// that decides names its kinds; Server wires the list of all.
///
/// The text of a kind is never changed once released: a new spelling is a new kind.
public struct SealedKind: Sendable {
    /// A stable word such as `decision`; it stands in the log.
    public let name: String
    /// What it is in words, for the one who verifies: "juryns beslut".
    public let words: Phrase
    /// The id that a row of the log decided or locked, when the row is of this kind.
    public let made: @Sendable (LoggedAct) -> String?
    /// The id that a row took away again: an opened lock, something taken back.
    public let removed: @Sendable (LoggedAct) -> String?
    /// What the tables hold now about an id, spelled in one way only; nil when it is not there.
    public let text: @Sendable (_ id: String, any Connection) throws -> String?
    /// The ids of all that stands now.
    public let standing: @Sendable (any Connection) throws -> [String]

    public init(
        _ name: String, _ words: Phrase, made: @escaping @Sendable (LoggedAct) -> String?,
        removed: @escaping @Sendable (LoggedAct) -> String? = { _ in nil },
        text: @escaping @Sendable (String, any Connection) throws -> String?,
        standing: @escaping @Sendable (any Connection) throws -> [String]
    ) {
        (self.name, self.words, self.made, self.removed) = (name, words, made, removed)
        (self.text, self.standing) = (text, standing)
    }
}

/// What a row of the log tells of, as far as a kind needs it.
public struct LoggedAct: Sendable {
    public let act: String
    public let object: String?
    public let person: String?
    public let detail: String

    public init(_ act: String, object: String?, person: String?, detail: String) {
        (self.act, self.object, self.person, self.detail) = (act, object, person, detail)
    }

    /// The object, when the act is one of these.
    public func object(of acts: Set<String>) -> String? { acts.contains(act) ? object : nil }
}

/// What a row of the log seals. The id is the object of the row, or begins with it and a space: the entry, the entry and whose
/// sheet.
public struct Seal: Sendable {
    public let kind: SealedKind
    public let id: String

    public init(_ kind: SealedKind, _ id: String) { (self.kind, self.id) = (kind, id) }

    /// SHA-256 of the salt and the text. Without the salt a digest of a level could be guessed; it is kept beside the content
    /// and not in the log, so that it goes with the content.
    static func digest(_ kind: String, _ id: String, _ text: String, salt: String) -> String {
        Digest.hex(of: lengthed([salt, kind, id, text]))
    }

    /// Puts a new salt beside the content, and gives the digest that the row is to carry.
    func set(in db: any Connection) throws -> String {
        guard let text = try kind.text(id, db) else { throw StoreError.constraint("försegling av \(kind.name) utan innehåll") }
        let salt = Self.salt()
        try db.run(
            """
            INSERT INTO seal_salt (kind, id, salt) VALUES (\(kind.name), \(id), \(salt))
            ON CONFLICT (kind, id) DO UPDATE SET salt = excluded.salt
            """)
        return Self.digest(kind.name, id, text, salt: salt)
    }

    /// 128 random bits as 32 hexadecimal digits.
    private static func salt() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<2).map { _ in
            let digits = String(generator.next() as UInt64, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}

extension Connection {
    /// Rows of text columns in one spelling, in an order that no database decides: what a kind's text is made of.
    /// Numbers are asked for as `CAST(… AS TEXT)`.
    public func spelled(_ sql: SQL, columns: Int) throws -> String {
        let lines = try rows(sql) { row in lengthed(try (0..<columns).map { try row[$0] as String? }) }
        return lengthed(lines.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }
}

/// Each field with its length before it, so that no two lists can be written alike; nil is its own sign.
func lengthed(_ fields: [String?]) -> String {
    fields.map { $0.map { "\($0.utf8.count):\($0)" } ?? "-" }.joined()
}
