import Base
import Editions
import Site
import Store

/// Whoever is about to write something of an entry.
struct Writer: Sendable {
    /// What they are about to write.
    enum Place: Sendable {
        /// One part of the form.
        case part(String)
        /// What belongs to the entry as a whole: facts, milestones, pictures for the text.
        case whole
        case presentationPicture
    }

    let entry: ID<Entry>
    let person: ID<Person>
    let leads: Bool
    let closes: Deadline
    let now: Instant
}

extension UnitMember {
    func writer(_ edition: Edition) -> Writer {
        Writer(entry: header.id, person: person.id, leads: leads, closes: edition.calendar.entryCloses, now: now)
    }
}

extension Connection {
    /// The one question before anything of an entry is changed: is it open there, and may this person?
    /// Asked within the transaction that writes, for a hand-in may have come between. Throws a refusal that says why not.
    func mustMayWrite(_ writer: Writer, _ place: Writer.Place) throws {
        try gate(writer.entry, place).mustBeOpen(writer.closes, at: writer.now)
        try mustHaveRight(writer, place)
    }

    /// Whether this person may, be the entry open there or not.
    func mustHaveRight(_ writer: Writer, _ place: Writer.Place) throws {
        guard !writer.leads else { return }
        let item: String? = if case .part(let item) = place { item } else { nil }
        let right = WritingRight(
            leads: false, onlyComments: try PartSQL.onlyComments(writer.person, writer.entry, in: self),
            writers: try item.map { try AssignmentSQL.writers(of: writer.entry, $0, in: self) } ?? [])
        if right.onlyComments { throw WritingRight<Person>.commentsOnly }
        guard right.mayWrite(writer.person) else { throw Refusal("Den här delen skriver någon annan.") }
    }

    /// The same question where the answer decides what is shown.
    func mayWrite(_ writer: Writer, _ place: Writer.Place) throws -> Bool {
        do { try mustMayWrite(writer, place) } catch is Refusal { return false }
        return true
    }

    /// After the hand-in a change that the office has asked for opens its own parts, and a request about the picture that.
    private func gate(_ entry: ID<Entry>, _ place: Writer.Place) throws -> WritingGate {
        let gate = try SubmissionSQL.gate(entry, in: self)
        guard gate.handedInAt != nil else { return gate }
        let until: Day? =
            switch place {
            case .part(let item): try ChangeSQL.openUntil(entry, item, in: self)
            case .presentationPicture: try ChangeSQL.pictureUntil(entry, in: self)
            case .whole: try ChangeSQL.anyUntil(entry, in: self)
            }
        return WritingGate(
            handedInAt: gate.handedInAt, withdrawnAt: gate.withdrawnAt, extendedTo: gate.extendedTo, changeUntil: until)
    }
}

extension WritingRight {
    static var commentsOnly: Refusal {
        Refusal("Du kan läsa och kommentera, men inte skriva. Be chefen eller kontaktpersonen om du behöver.")
    }
}
