import Base
import Editions
import HTML
import Site
import Store

extension Entries {
    /// The proof of what is sealed: when to the second, how many characters, and the digest; after a change the new one
    /// first and the earlier ones below (R53, R65).
    func receiptPage(_ me: UnitMember) async throws -> Answer {
        let header = me.header
        let (edition, former, seals, row, papers) = try await me.read { db in
            (
                try db.edition(header.year), try SubmissionSQL.former(header.id, in: db), try SubmissionSQL.all(header.id, in: db),
                try Self.row(of: header.id, in: db),
                try PaperSQL.seal(header.id, in: db).map { try PaperSQL.all(header.id, seal: $0, in: db) } ?? []
            )
        }
        guard let first = seals.first, let last = seals.last else {
            if former.isEmpty { throw Halt.notFound }
            return openAgain(me, edition, former)
        }
        let (t, changes) = (me.t, seals.dropFirst())
        let changed: [(Phrase, String?)] = changes.flatMap { change -> [(Phrase, String?)] in
            [("Ändrat", t.momentToTheSecond(change.at)), ("Ändrat av", change.by)]
        }
        return me.page(
            Page("Kvitto", crumbs: me.crumbs(header, .init(t("Kvitto"))), thread: me.unitThread(header, edition)) {
                h1(t("Kvitto på inlämnat bidrag"))
                me.facts(
                    [
                        ("Verksamhet", header.unitName), ("Bidrag till", edition.name(me.language)),
                        ("Inlämnat", t.momentToTheSecond(first.at)), ("Av", first.by),
                    ] + changed + [
                        ("Tecken", t("\(last.characters), blanksteg inte räknade")),
                        ("Kontrollsumma (SHA-256)", last.sha256), ("Rad i loggen", row?.text),
                    ])
                whatFollows(me, edition)
                p(
                    t(
                        "Kontrollsumman är räknad på hela det inlåsta innehållet. Ändras ett enda tecken, eller en bild, blir summan en annan."
                    ), .class("soft"))
                files(me, papers)
                div(.class("actions")) {
                    a(t("Läs hela bidraget"), .href("/bidrag/\(header.id)/las"), .class("btn"))
                    a(t("Hämta det inlåsta innehållet"), .href("/bidrag/\(header.id)/kvitto/innehall"), .class("btn quiet"))
                }
                earlier(me, former, seals.dropLast())
            })
    }

    /// The row of the log that seals what is handed in as it stands; nil for what is from before the seals.
    private static func row(of entry: ID<Entry>, in db: any Connection) throws -> Audit.Head? {
        let changed = try ChangeSQL.all(entry, in: db).first { $0.answeredAt != nil }
        return try Audit.row(of: changed.map { changeSeal($0.id, of: entry) } ?? Seal(receiptSeal, entry.text), about: entry.text, in: db)
    }

    /// What happens next and by when, by the calendar alone (R116).
    private func whatFollows(_ me: UnitMember, _ edition: Edition) -> HTML? {
        let (t, calendar) = (me.t, edition.calendar)
        // Only what the edition states: the office's inner dates are its own.
        let assessed = calendar.stated.assessmentCloses?.day
        let steps: [(until: Instant?, what: Phrase)] = [
            (
                calendar.minutesDue.end,
                "Nämnden eller styrelsen behandlar ert deltagande. Protokollet ska ha kommit senast \(calendar.minutesDue.day, .withWeekday)."
            ),
            (
                calendar.assessmentCloses.end,
                assessed.map { "Examinatorerna granskar till och med \($0, .withWeekday). Lagets samordnare hör av sig om ett platsbesök." }
                    ?? "Examinatorerna granskar. Lagets samordnare hör av sig om ett platsbesök."
            ),
            (
                calendar.decisionsOpen ?? Deadline(calendar.ceremony.day).end,
                "Domarkommittén beslutar. Besluten blir offentliga vid utdelningen \(calendar.ceremony.day, .withWeekday)."
            ),
            (nil, "Efter utdelningen får ni återkoppling, först i ett möte med laget och sedan som en rapport."),
        ]
        return section {
            h2(t("Vad händer nu?"))
            ul { for step in steps where step.until.map({ me.now < $0 }) ?? true { li(t(step.what)) } }
        }
    }

    /// While the entry is open again: there is no receipt that holds, only earlier ones.
    private func openAgain(_ me: UnitMember, _ edition: Edition, _ former: [Submission]) -> Answer {
        let (t, header) = (me.t, me.header)
        let last = HandInTime.last(edition.calendar.entryCloses, extendedTo: header.extendedTo)
        return me.page(
            Page("Kvitto", crumbs: me.crumbs(header, .init(t("Kvitto"))), thread: me.unitThread(header, edition)) {
                h1(t("Bidraget är inte inlämnat nu"))
                p(
                    header.state.isOpen
                        ? t("Ni har öppnat det igen. Lämna in senast \(me.deadline(last)), så får ni ett nytt kvitto.")
                        : t("Ni öppnade det igen och lämnade inte in det på nytt i tid."), .class("warning"))
                earlier(me, former, [])
            })
    }

    /// The receipts that held before the entry was opened again or changed.
    private func earlier(_ me: UnitMember, _ former: [Submission], _ seals: ArraySlice<Submission>) -> HTML? {
        if former.isEmpty, seals.isEmpty { return nil }
        let t = me.t
        return section {
            h2(t("Tidigare kvitton"))
            p(t("De gällde innan bidraget ändrades, och går fortfarande att kontrollera."), .class("soft"))
            for (place, seal) in (former + seals).enumerated() {
                let moment = t.momentToTheSecond(seal.at)
                h3(place <= former.count ? t("Inlämnat \(moment)") : t("Ändrat \(moment)"))
                me.facts([
                    ("Av", seal.by), ("Tecken", t("\(seal.characters), blanksteg inte räknade")),
                    ("Kontrollsumma (SHA-256)", seal.sha256),
                ])
                p {
                    a(
                        t("Hämta innehållet som det var \(moment)"),
                        .href("/bidrag/\(me.header.id)/kvitto/innehall?nummer=\(place + 1)"))
                }
            }
        }
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

    /// The sealed content itself, for whoever wants to recompute a digest: of the last receipt, or of the one with a number.
    func sealedContent(_ me: UnitMember) async throws -> Answer {
        let header = me.header
        let contents = try await me.read { db in
            try SubmissionSQL.formerContents(header.id, in: db) + SubmissionSQL.contents(header.id, in: db)
        }
        let number = me.query.has("nummer") ? me.query.number("nummer") ?? 0 : contents.count
        guard contents.indices.contains(number - 1) else { throw Halt.notFound }
        let name =
            number == contents.count
            ? "bidrag-\(header.year.fileName)-\(header.id)" : "bidrag-\(header.year.fileName)-\(header.id)-\(number)"
        return .file(Array(contents[number - 1].utf8), type: "application/json", name: "\(name).json")
    }
}
