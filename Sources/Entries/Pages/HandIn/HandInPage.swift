import Base
import Editions
import HTML
import Mail
import Site
import Store

extension Entries {
    /// Hands the entry in: eligibility asked again, content sealed, receipt posted, all in one transaction (R12, R65).
    func handIn(_ me: UnitLead) async throws -> Answer {
        let (header, history, outbox) = (me.header, history, outbox)
        let (now, person) = (me.now, me.person)
        let base = me.site.settings.baseURL
        do {
            try await me.write("entry.submitted", about: header.id.text) { db in
                let state = try HandIn(header, history, in: db)
                try SubmissionSQL.gate(header.id, in: db).mustBeOpen(state.edition.calendar.entryCloses, at: now)
                guard state.check.isReady, let facts = state.facts, let eligibility = state.eligibility else {
                    throw NotReady(state: state)
                }
                let sealed = try Sealed(header, fields: state.fields, in: db)
                try EligibilitySQL.record(facts, eligibility, of: header.id, at: now, by: person.id, in: db)
                try SubmissionSQL.record(sealed, header.id, characters: state.check.characters, at: now, by: person.id, in: db)
                let submission = Submission(
                    at: now, by: person.name, characters: state.check.characters, sha256: sealed.sha256)
                let letters = try ReceiptLetter(header, state.edition, submission, base: base, in: db)
                for letter in letters.all { try outbox.post(letter, in: db, at: now) }
            }
        } catch let notReady as NotReady {
            return showCheck(me, header, notReady.state, leads: true, status: 422)
        }
        room.tell(.shut(entry: header.id.text))
        return me.redirect(
            to: "/bidrag/\(header.id)/kvitto", receipt: "Bidraget är inlämnat.", "Vi har skickat kvittot med e-post.")
    }

    private struct NotReady: Error { let state: HandIn }

    /// The proof of the hand-in: when to the second, how many characters, and the digest of the sealed content.
    func receiptPage(_ me: UnitMember) async throws -> Answer {
        let header = me.header
        let (edition, found, papers) = try await me.read { db in
            (try db.edition(header.year), try SubmissionSQL.find(header.id, in: db),
             try PaperSQL.seal(header.id, in: db).map { try PaperSQL.all(header.id, seal: $0, in: db) } ?? [])
        }
        guard let submission = found else { throw Halt.notFound }
        let t = me.t
        return me.page(
            Page("Kvitto", crumbs: me.crumbs(header, .init(t("Kvitto"))), thread: me.unitThread(header, edition)) {
                h1(t("Kvitto på inlämnat bidrag"))
                me.facts([
                    ("Verksamhet", header.unitName), ("Bidrag till", edition.name(me.language)),
                    ("Inlämnat", t.momentToTheSecond(submission.at)), ("Av", submission.by),
                    ("Tecken", t("\(submission.characters), blanksteg inte räknade")),
                    ("Kontrollsumma (SHA-256)", submission.sha256),
                ])
                p(t("Kontrollsumman är räknad på hela det inlåsta innehållet. Ändras ett enda tecken blir summan en annan."), .class("soft"))
                files(me, papers)
                div(.class("actions")) {
                    a(t("Läs hela bidraget"), .href("/bidrag/\(header.id)/las"), .class("btn"))
                    a(t("Hämta det inlåsta innehållet"), .href("/bidrag/\(header.id)/kvitto/innehall"), .class("btn quiet"))
                }
            })
    }

    /// The two files of the entry (R55), with their digests as soon as they are made.
    private func files(_ me: UnitMember, _ papers: [StoredPaper]) -> HTML {
        let t = me.t
        return section {
            h2(t("Bidraget som filer"))
            ul {
                for kind in PaperKind.allCases {
                    li {
                        a(t("Hämta som \(kind.name)"), .href("/bidrag/\(me.header.id)/bidrag.\(kind.ending)"))
                        if let paper = papers.first(where: { $0.kind == kind }) {
                            p(t("Kontrollsumma (SHA-256): \(paper.sha256)"), .class("soft digest"))
                        } else {
                            p(t("Filen görs strax efter inlämningen."), .class("soft"))
                        }
                    }
                }
            }
        }
    }

    /// The sealed content itself, for whoever wants to recompute the digest.
    func sealedContent(_ me: UnitMember) async throws -> Answer {
        let header = me.header
        guard let content = try await me.read({ try SubmissionSQL.content(header.id, in: $0) }) else { throw Halt.notFound }
        return .file(Array(content.utf8), type: "application/json", name: "bidrag-\(header.year)-\(header.id).json")
    }
}

extension Sealed {
    /// Seals what the entry holds now.
    init(_ header: EntryHeader, fields: [String: String], in db: any Connection) throws {
        self.init(
            entry: header.id.text, year: header.year, unit: header.unitName, facts: fields,
            answers: try AnswerSQL.canonical(of: header.id, in: db))
    }
}
