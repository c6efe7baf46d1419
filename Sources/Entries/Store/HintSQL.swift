import Base
import Editions
import RichText
import Site
import Store
import Coach

/// The hints that the writers have put away (R54), by part. A hint is counted anew at each look and never kept.
enum HintSQL {
    /// Of one part; the oldest are shown again when there are more.
    static let dismissedMax = 200

    /// The ids of the hints that are put away.
    static func dismissed(_ entry: ID<Entry>, _ item: String, in db: any Connection) throws -> Set<String> {
        Set(
            try db.column(
                """
                SELECT hint FROM hint_dismissed WHERE entry = \(entry) AND item = \(item)
                ORDER BY at DESC, hint LIMIT \(dismissedMax)
                """))
    }

    static func dismiss(
        _ hint: String, _ entry: ID<Entry>, _ item: String, at now: Instant, by person: ID<Person>,
        in db: any Connection
    ) throws {
        try db.run(
            """
            INSERT INTO hint_dismissed (entry, item, hint, at, by) VALUES (\(entry), \(item), \(hint), \(now), \(person))
            ON CONFLICT (entry, item, hint) DO NOTHING
            """)
    }

    static func bringBack(_ hint: String, _ entry: ID<Entry>, _ item: String, in db: any Connection) throws {
        try db.run("DELETE FROM hint_dismissed WHERE entry = \(entry) AND item = \(item) AND hint = \(hint)")
    }

    /// The hints of a part as its text stands, those that are put away marked so.
    /// - Parameter list: the entry's word list, whose abbreviations are explained.
    static func all(
        _ coach: Coach, _ entry: ID<Entry>, _ part: FormPart, _ edition: Edition, _ document: Document, list: Document,
        in db: any Connection
    ) throws -> [Hint] {
        let hints = coach.hints(for: document, part: part, edition: edition, glossary: coach.glossaryWords(of: list))
        return hints.isEmpty ? [] : hints.hiding(try dismissed(entry, part.id, in: db))
    }
}
