public import Base
public import Store

/// What came of walking the log (decision 10): the chain, its head, and whether what was decided is what the tables hold.
public struct AuditCheck: Sendable, Equatable {
    /// Something that does not hold, in the order found.
    public enum Fault: Sendable, Hashable {
        /// The row is changed, missing or numbered as none can be.
        case row(Int)
        /// Rows are cut off at the end: the head says more than there is.
        case cut(last: Int, head: Int)
        /// No row at all, in a database that people are in.
        case emptied
        /// A row that was told outside is another, or gone.
        case anchor(Int)
        /// What the row seals is not what the tables hold.
        case changed(SealedName, row: Int)
        /// What the row seals is gone, and nothing in the log says why.
        case gone(SealedName, row: Int)
        /// It stands in the tables and no row tells of it.
        case untold(SealedName)
        /// A row that ought to carry a seal.
        case unsealed(Int)
    }

    public struct SealedName: Sendable, Hashable {
        public let words: Phrase
        public let id: String
        public init(words: Phrase, id: String) { (self.words, self.id) = (words, id) }
    }

    public internal(set) var rows = 0
    public internal(set) var faults: [Fault] = []
    /// What was decided and is as it was sealed.
    public internal(set) var whole = 0
    /// What the log says was taken away since.
    public internal(set) var removed = 0
    /// What was decided before rows carried seals: the log tells that it was done and cannot prove what.
    public internal(set) var before = 0
    public internal(set) var head = Audit.Head(number: 0, hash: "")

    public var isWhole: Bool { faults.isEmpty }

    /// The number of the first row that does not hold.
    public var firstBroken: Int? {
        faults.lazy.compactMap { if case .row(let number) = $0 { number } else { nil } }.first
    }

    static let faultsMax = 500

    mutating func add(_ fault: Fault) {
        if faults.count < Self.faultsMax, !faults.contains(fault) { faults.append(fault) }
    }

    /// The sum of it, when nothing is wrong.
    public var sentences: [Phrase] {
        var told: [Phrase] = ["Loggen är hel: \(rows) rader."]
        if whole > 0 { told.append("Beslut och lås som är räknade om och stämmer: \(whole).") }
        if removed > 0 { told.append("Borttaget, med skälet i loggen: \(removed).") }
        if before > 0 { told.append("Från tiden före förseglingen, så att innehållet inte går att räkna om: \(before).") }
        return told
    }
}

extension AuditCheck.Fault {
    public var phrase: Phrase {
        switch self {
        case .row(let number): "Loggen är bruten vid rad \(plain: number): den eller en rad före har ändrats eller tagits bort."
        case .cut(let last, let head):
            "Rader i slutet av loggen är borttagna: den slutar vid \(plain: last) och ska sluta vid \(plain: head)."
        case .emptied: "Loggen är tom, men databasen är inte det."
        case .anchor(let number): "Rad \(plain: number) är inte den som har lämnats ut."
        case .changed(let what, let row): "Ändrat efteråt: \(what.words) (\(what.id)), förseglat på rad \(plain: row)."
        case .gone(let what, let row): "Borttaget utan att loggen säger varför: \(what.words) (\(what.id)), förseglat på rad \(plain: row)."
        case .untold(let what): "Finns i databasen men inte i loggen: \(what.words) (\(what.id))."
        case .unsealed(let number): "Rad \(plain: number) saknar den försegling som den ska ha."
        }
    }
}

extension Audit {
    /// Walks the log from its first row to its head, and recomputes the seals of `kinds` from the tables. `expected` are rows that
    /// somebody outside has kept.
    public static func verify(
        _ kinds: [SealedKind] = [], expecting expected: [Head] = [], in db: any Connection
    ) throws -> AuditCheck {
        var walk = AuditWalk(kinds)
        var last: Int?
        repeat {
            let page = try db.rows(
                """
                SELECT number, at, person, role, act, object, detail, hash, kind, sealed, digest FROM audit
                \(last.map { "WHERE number > \($0)" } ?? SQL("")) ORDER BY number LIMIT 1000
                """, AuditWalk.read)
            for (row, written) in page { walk.take(row, written) }
            last = page.count < 1000 ? nil : page.last?.row.number
        } while last != nil
        try walk.checkHead(expected, in: db)
        try walk.checkSeals(in: db)
        return walk.check
    }
}

/// A walk over the rows, in order.
private struct AuditWalk {
    private struct Key: Hashable { let kind: String, id: String }

    let kinds: [SealedKind]
    var check = AuditCheck()
    private var sealed: [Key: (row: Int, digest: String)] = [:]
    /// The last row that tells of a removal.
    private var removals: [Key: Int] = [:]
    /// What rows without a seal tell of.
    private var before: Set<Key> = []

    init(_ kinds: [SealedKind]) { self.kinds = kinds }

    static func read(_ row: Row) throws -> (row: AuditRow, written: String) {
        let kind: String? = try row[8]
        let sealed = try kind.map { AuditRow.Sealed(kind: $0, id: try row[9] ?? "", digest: try row[10] ?? "") }
        return (
            AuditRow(
                number: try row[0], at: try row[1], person: try row[2], role: try row[3], act: try row[4], object: try row[5],
                detail: try row[6], sealed: sealed), try row[7]
        )
    }

    mutating func take(_ row: AuditRow, _ written: String) {
        let isFalse = [row.person, row.role, row.object].contains("-")
        if row.number != check.rows + 1 {
            check.add(.row(row.number < 1 ? row.number : check.rows + 1))
        } else if isFalse || row.hash(after: check.head.hash) != written {
            check.add(.row(row.number))
        }
        guard row.number > 0 else { return }
        (check.rows, check.head) = (row.number, Audit.Head(number: row.number, hash: written))
        if let seal = row.sealed {
            sealed[Key(kind: seal.kind, id: seal.id)] = (row.number, seal.digest)
            if !kinds.isEmpty, !kinds.contains(where: { $0.name == seal.kind }) { check.add(.row(row.number)) }
        }
        let told = LoggedAct(row.act, object: row.object, person: row.person, detail: row.detail)
        for kind in kinds {
            if let id = kind.removed(told) ?? (row.act.hasSuffix(".purged") ? row.object : nil) {
                removals[Key(kind: kind.name, id: id)] = row.number
            }
            if row.sealed == nil, let id = kind.made(told) {
                if sealed.isEmpty { before.insert(Key(kind: kind.name, id: id)) } else { check.add(.unsealed(row.number)) }
            }
        }
    }

    mutating func checkHead(_ expected: [Audit.Head], in db: any Connection) throws {
        let head = try Audit.kept("SELECT number, hash FROM audit_head", in: db)
        if check.rows == 0, !kinds.isEmpty, try db.exists("SELECT 1 FROM person LIMIT 1") { check.add(.emptied) }
        if head != check.head { check.add(.cut(last: check.rows, head: head?.number ?? 0)) }
        let anchors = try db.rows("SELECT number, hash FROM audit_anchor ORDER BY number") {
            Audit.Head(number: try $0[0], hash: try $0[1])
        }
        for anchor in anchors + expected {
            let hash: String? = try db.value("SELECT hash FROM audit WHERE number = \(anchor.number)")
            if hash != anchor.hash { check.add(.anchor(anchor.number)) }
        }
    }

    mutating func checkSeals(in db: any Connection) throws {
        for kind in kinds {
            let own = sealed.filter { $0.key.kind == kind.name }.sorted { $0.value.row < $1.value.row }
            for (key, seal) in own { try compare(kind, key.id, seal.row, seal.digest, in: db) }
            for id in try kind.standing(db) where sealed[Key(kind: kind.name, id: id)] == nil {
                if before.isDisjoint(with: Self.keys(kind, id)) {
                    check.add(.untold(.init(words: kind.words, id: id)))
                } else {
                    check.before += 1
                }
            }
        }
    }

    /// A thing by itself, and by the object of its row: what a row is about may be told by either.
    private static func keys(_ kind: SealedKind, _ id: String) -> [Key] {
        [id, id.split(separator: " ").first.map(String.init) ?? id].map { Key(kind: kind.name, id: $0) }
    }

    private mutating func compare(_ kind: SealedKind, _ id: String, _ row: Int, _ digest: String, in db: any Connection) throws {
        let name = AuditCheck.SealedName(words: kind.words, id: id)
        guard let text = try kind.text(id, db) else {
            let isTold = Self.keys(kind, id).contains { removals[$0] ?? 0 > row }
            if isTold { check.removed += 1 } else { check.add(.gone(name, row: row)) }
            return
        }
        let salt: String? = try db.value("SELECT salt FROM seal_salt WHERE kind = \(kind.name) AND id = \(id)")
        let isSame = salt.map { Digest.equal(Seal.digest(kind.name, id, text, salt: $0), digest) } ?? false
        if isSame { check.whole += 1 } else { check.add(.changed(name, row: row)) }
    }
}
