import Base
import Editions
import Mail
import Site
import Store
import Texts

extension Entries {
    /// Hands the entry in: eligibility asked again, content sealed, receipt posted, all in one transaction (R12, R65).
    func handIn(_ me: UnitLead) async throws -> Answer {
        let (header, history, outbox) = (me.header, history, outbox)
        let (now, person) = (me.now, me.person)
        let base = me.site.settings.baseURL
        do {
            try await me.write("entry.submitted", about: header.id.text, seal: Seal(Self.receiptSeal, header.id.text)) { db in
                let state = try HandIn(header, history, in: db)
                try SubmissionSQL.gate(header.id, in: db).mustBeOpen(state.edition.calendar.entryCloses, at: now)
                guard state.check.isReady, let facts = state.facts, let eligibility = state.eligibility else {
                    throw NotReady(state: state)
                }
                let sealed = try Sealed(header, fields: state.fields, in: db)
                try EligibilitySQL.record(facts, eligibility, of: header.id, at: now, by: person.id, in: db)
                try SubmissionSQL.record(sealed, header.id, characters: state.check.characters, at: now, by: person.id, in: db)
                return Submission(at: now, by: person.name, characters: state.check.characters, sha256: sealed.sha256)
            } then: { submission, row, db in
                let letters = try ReceiptLetter.all(.handedIn, header, submission, row, base: base, in: db)
                for letter in letters { try outbox.post(letter, in: db, at: now) }
            }
        } catch let notReady as NotReady {
            return showCheck(me, header, notReady.state, leads: true, status: 422)
        }
        room.tell(.shut(owner: header.id.texts.spelled))
        return me.redirect(
            to: "/bidrag/\(header.id)/kvitto", receipt: "Bidraget är inlämnat.", "Vi har skickat kvittot med e-post.")
    }

    private struct NotReady: Error { let state: HandIn }
}

extension Sealed {
    /// Seals what the entry holds now.
    init(
        _ header: EntryHeader, fields: [String: String], version: Version = .withPictures, in db: any Connection
    ) throws {
        let answers = try TextSQL.canonical(of: header.id.texts, in: db)
        let own = try PresentationSQL.find(header.id, in: db).own?.text
        let pictures = try PictureSQL.digests(header.id, in: db).filter { id, _ in
            id == own || answers.contains { $0.canonical.contains(id) }
        }
        self.init(
            entry: header.id.text, year: header.year, unit: header.unitName, facts: fields, answers: answers,
            pictures: pictures, presentation: own, version: version)
    }
}
