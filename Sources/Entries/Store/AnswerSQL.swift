package import Base
package import Editions
package import RichText
package import Site
package import Store
package import Texts

/// What answers are besides texts: they belong to a form, and a hand-in seals them.
package enum AnswerSQL {
    /// Saves as somebody who leads the unit, while the entry is open for writing: for the demo, the bench and tests. Throws a refusal
    /// when it is not.
    package static func save(
        _ draft: Draft, closes: Deadline, at now: Instant, by person: ID<Person>, in db: any Connection
    ) throws -> Saved {
        guard let entry = ID<Entry>(draft.place.owner.id) else { throw Halt.notFound }
        let writer = Writer(entry: entry, person: person, leads: true, closes: closes, now: now)
        return try TextSQL.save(draft, through: AnswerGate(writer: writer), at: now, by: person, in: db)
    }

    /// The entry's word list as it is written (R51); a field of the opening in years whose form has no part for it.
    static func wordList(_ entry: ID<Entry>, _ edition: Edition, in db: any Connection) throws -> Document {
        try edition.wordListPart.flatMap { try TextSQL.find(TextPlace(entry, $0), in: db)?.document } ?? .empty
    }
}
