import Base
import Editions
import Entries
import Organisations
import Store

/// Decisions as those outside the jury read them. Whoever asks has looked at the embargo first.
enum HonourSQL {
    /// Awards first, then honorary mentions, each by name.
    static func all(_ edition: ID<Edition>, in db: any Connection) throws -> [Honour] {
        try db.rows(
            select + """
                WHERE entry.edition = \(edition) AND decision.kind <> 'none'
                ORDER BY decision.kind, unit.name COLLATE svenska, entry.id LIMIT 1000
                """, read)
    }

    /// Nil for one that received nothing, or is not decided.
    static func find(_ entry: ID<Entry>, in db: any Connection) throws -> Honour? {
        try db.first(select + "WHERE entry.id = \(entry) AND decision.kind <> 'none'", read)
    }

    /// Decisions about any of the units, whatever the year.
    static func awards(of units: [ID<Organisation>], in db: any Connection) throws -> [EarlierAward] {
        try db.rows(
            """
            SELECT \(AwardYear.column), decision.kind FROM decision
            JOIN entry ON entry.id = decision.entry
            JOIN edition ON edition.id = entry.edition
            WHERE entry.unit IN \(units) AND decision.kind <> 'none' ORDER BY edition.year
            """
        ) { EarlierAward(year: try $0[0], kind: try $0[1]) }
    }

    /// Whether there is a decision about any entry of the same year.
    static func juryHasBegun(yearOf entry: ID<Entry>, in db: any Connection) throws -> Bool {
        try db.exists(
            """
            SELECT 1 FROM decision JOIN entry AS decided ON decided.id = decision.entry
            WHERE decided.edition = (SELECT edition FROM entry WHERE id = \(entry)) LIMIT 1
            """)
    }

    /// Those who take part, by name.
    static func participants(
        _ edition: ID<Edition>, handedInOnly: Bool, in db: any Connection
    ) throws -> [Participant] {
        try db.rows(
            """
            SELECT unit.name, registration.class FROM entry
            JOIN registration ON registration.entry = entry.id
            JOIN organisation AS unit ON unit.id = entry.unit
            LEFT JOIN submission ON submission.entry = entry.id
            LEFT JOIN withdrawal ON withdrawal.entry = entry.id
            WHERE entry.edition = \(edition) AND withdrawal.entry IS NULL
                AND (submission.entry IS NOT NULL OR \(handedInOnly) = 0)
            ORDER BY unit.name COLLATE svenska, entry.id LIMIT 5000
            """
        ) { Participant(unit: try $0[0], classKey: try $0[1]) }
    }

    private static let select: SQL = """
        SELECT entry.id, decision.kind, unit.name, committee.name, registration.class, decision.citation
        FROM decision
        JOIN entry ON entry.id = decision.entry
        JOIN organisation AS unit ON unit.id = entry.unit
        JOIN registration ON registration.entry = entry.id
        LEFT JOIN organisation AS committee ON committee.id = unit.committee

        """

    private static func read(_ row: Row) throws -> Honour {
        Honour(
            entry: try row[0], kind: try row[1], unitName: try row[2], committeeName: try row[3], classKey: try row[4],
            citation: try row[5])
    }
}
