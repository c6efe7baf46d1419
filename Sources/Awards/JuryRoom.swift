import Base
import Editions
import Entries
import Site
import Store

/// Whose eyes look at the jury's cases, and what their hands may do: a member, the chair, or the office as secretary.
struct JuryRoom: Sendable {
    let me: any ActingGuard
    let edition: StoredEdition
    let isOffice: Bool
    /// Whether they record decisions: the chair and the office.
    let records: Bool

    var year: AwardYear { edition.year }
    var words: Words { edition.edition.words }
    var person: ID<Person> { me.person.id }
    /// The word of the menu that leads here, with the year.
    var heading: Phrase { isOffice ? "Jury \(plain: year)" : "Domarkommittén \(plain: year)" }
    var base: String { isOffice ? "/kansli/\(year)/jury" : "/jury/\(year)" }
    var t: Translator { me.t }
    var isPublic: Bool { edition.embargo.isLifted(at: me.now) }

    /// The days on which the jury may have met: from the last day of hand-in, and never ahead.
    var meetingDays: ClosedRange<Day> { min(edition.calendar.entryCloses.day, me.today)...me.today }

    /// Until when everything here is secret.
    var secrecy: Phrase {
        guard let lifts = edition.embargo.lifts else { return "Det är hemligt. Klockslaget då besluten blir offentliga är inte satt." }
        return "Det är hemligt till utdelningen börjar \(t.moment(lifts))."
    }

    func path(_ entry: ID<Entry>) -> String { "\(base)/\(entry)" }

    static func of(_ me: some ActingGuard, _ edition: StoredEdition) async throws -> JuryRoom {
        let person = me.person.id
        let isChair = try await me.read { try JurySQL.isChair(person, of: edition.id, in: $0) }
        return JuryRoom(me: me, edition: edition, isOffice: false, records: isChair)
    }

    static func of(_ me: OfficeMember) async throws -> JuryRoom {
        JuryRoom(me: me, edition: try await me.editionInPath(), isOffice: true, records: true)
    }
}
