package import Base
package import Editions
package import Organisations
package import Site
package import Store

/// Committee cases in the database.
package enum CaseSQL {
    package static func find(_ id: ID<CommitteeCase>, in db: any Connection) throws -> CommitteeCase? {
        try db.first(select + "WHERE committee_case.id = \(id)", read)
    }

    /// All cases of a committee or company, the newest year first.
    package static func all(of organisation: ID<Organisation>, in db: any Connection) throws -> [CommitteeCase] {
        try db.rows(
            select + """
                WHERE committee_case.organisation = \(organisation)
                ORDER BY edition.year DESC, committee_case.created_at, committee_case.id LIMIT 500
                """, read)
    }

    /// The entries that a case is about.
    package static func entries(of id: ID<CommitteeCase>, in db: any Connection) throws -> [ID<Entry>] {
        try db.column("SELECT entry FROM case_entry WHERE committee_case = \(id)")
    }

    /// The units that a case is about.
    package static func units(of id: ID<CommitteeCase>, in db: any Connection) throws -> [ID<Organisation>] {
        try db.column("SELECT entry.unit FROM case_entry JOIN entry ON entry.id = case_entry.entry WHERE case_entry.committee_case = \(id)")
    }

    /// The case that an entry stands in, when its minutes have come.
    package static func withMinutes(_ entry: ID<Entry>, in db: any Connection) throws -> ID<CommitteeCase>? {
        try db.value(
            """
            SELECT case_entry.committee_case FROM case_entry JOIN minutes ON minutes.committee_case = case_entry.committee_case
            WHERE case_entry.entry = \(entry)
            """)
    }

    /// The minutes as they came in.
    package static func minutes(of id: ID<CommitteeCase>, in db: any Connection) throws -> [UInt8]? {
        try db.value("SELECT content FROM minutes WHERE committee_case = \(id)", as: Bytes.self)?.content
    }

    /// Which case each of a committee's entries stands in.
    package static func places(of organisation: ID<Organisation>, in db: any Connection) throws -> [ID<Entry>: ID<CommitteeCase>] {
        let rows = try db.rows(
            """
            SELECT case_entry.entry, case_entry.committee_case FROM case_entry
            JOIN committee_case ON committee_case.id = case_entry.committee_case
            WHERE committee_case.organisation = \(organisation)
            """
        ) { (try $0[0] as ID<Entry>, try $0[1] as ID<CommitteeCase>) }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    /// A new case, about no units yet.
    package static func open(
        _ id: ID<CommitteeCase>, of organisation: ID<Organisation>, edition: ID<Edition>, title: String, dnr: String,
        at now: Instant, by person: ID<Person>, in db: any Connection
    ) throws {
        try db.run(
            """
            INSERT INTO committee_case (id, organisation, edition, title, dnr, created_at, created_by)
            VALUES (\(id), \(organisation), \(edition), \(title), \(dnr), \(now), \(person))
            """)
    }

    /// Gives the case these entries and no others. Two may choose the same entry at once: the later one is refused.
    package static func choose(_ entries: [ID<Entry>], for id: ID<CommitteeCase>, in db: any Connection) throws {
        let isTaken = try db.exists("SELECT 1 FROM case_entry WHERE entry IN \(entries) AND committee_case <> \(id)")
        if isTaken { throw Refusal("En av verksamheterna finns redan i ett annat ärende. Ladda om sidan och välj igen.") }
        try db.run("DELETE FROM case_entry WHERE committee_case = \(id)")
        for entry in entries {
            try db.run("INSERT INTO case_entry (entry, committee_case) VALUES (\(entry), \(id))")
        }
    }

    package static func rename(_ id: ID<CommitteeCase>, _ title: String, in db: any Connection) throws {
        try db.run("UPDATE committee_case SET title = \(title) WHERE id = \(id)")
    }

    /// Takes away a case without minutes: its units stand in no case, and its decision goes with it.
    package static func remove(_ id: ID<CommitteeCase>, in db: any Connection) throws {
        try db.run("DELETE FROM case_entry WHERE committee_case = \(id)")
        try db.run("DELETE FROM committee_decision WHERE committee_case = \(id)")
        try db.run("DELETE FROM committee_case WHERE id = \(id)")
    }

    /// Records the decision with the registry's number, or corrects it.
    package static func decide(
        _ decision: CommitteeCase.Decision, _ id: ID<CommitteeCase>, dnr: String, at now: Instant, by person: ID<Person>,
        in db: any Connection
    ) throws {
        try db.run("UPDATE committee_case SET dnr = \(dnr) WHERE id = \(id)")
        try db.run(
            """
            INSERT INTO committee_decision (committee_case, kind, meeting_day, paragraph, number, at, by)
            VALUES (\(id), \(decision.kind.rawValue), \(decision.meeting), \(decision.paragraph), \(decision.number),
                \(now), \(person))
            ON CONFLICT (committee_case) DO UPDATE SET kind = excluded.kind, meeting_day = excluded.meeting_day,
                paragraph = excluded.paragraph, number = excluded.number, at = excluded.at, by = excluded.by
            """)
    }

    /// Keeps the minutes; new ones take the place of those before.
    package static func keep(
        minutes: [UInt8], name: String, for id: ID<CommitteeCase>, at now: Instant, by person: ID<Person>,
        in db: any Connection
    ) throws {
        try db.run(
            """
            INSERT INTO minutes (committee_case, name, bytes, sha256, received_at, received_by, content)
            VALUES (\(id), \(name), \(minutes.count), \(Digest.hex(of: minutes)), \(now), \(person), \(Bytes(minutes)))
            ON CONFLICT (committee_case) DO UPDATE SET name = excluded.name, bytes = excluded.bytes,
                sha256 = excluded.sha256, received_at = excluded.received_at, received_by = excluded.received_by,
                content = excluded.content
            """)
    }

    private static let select: SQL = """
        SELECT committee_case.id, committee_case.organisation, committee_case.edition, \(AwardYear.column),
            committee_case.title, committee_case.dnr, committee_decision.kind, committee_decision.meeting_day,
            committee_decision.paragraph, committee_decision.number, minutes.name, minutes.bytes, minutes.sha256,
            minutes.received_at
        FROM committee_case
        JOIN edition ON edition.id = committee_case.edition
        LEFT JOIN committee_decision ON committee_decision.committee_case = committee_case.id
        LEFT JOIN minutes ON minutes.committee_case = committee_case.id

        """

    private static func read(_ row: Row) throws -> CommitteeCase {
        let kind: String? = try row[6]
        let decision = try kind.flatMap(CommitteeDecision.init).map {
            CommitteeCase.Decision(kind: $0, meeting: try row[7], paragraph: try row[8], number: try row[9])
        }
        let file: String? = try row[10]
        let minutes = try file.map {
            CommitteeCase.Minutes(name: $0, bytes: try row[11], sha256: try row[12], receivedAt: try row[13])
        }
        return CommitteeCase(
            id: try row[0], organisation: try row[1], edition: try row[2], year: try row[3], title: try row[4],
            dnr: try row[5], decision: decision, minutes: minutes)
    }
}
