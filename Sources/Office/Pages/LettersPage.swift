import Base
import HTML
import Mail
import Site
import Store

extension Office {
    /// Letters that wait, have gone and have failed, newest first.
    func lettersPage(_ me: OfficeMember) async throws -> Answer {
        let (filter, number, outbox) =
            (Outbox.Filter(rawValue: me.query["visa"]) ?? .all, max(1, me.query.number("sida") ?? 1), outbox)
        let found = try await me.read { db in
            (letters: try outbox.page(number, filter, in: db), counts: try outbox.counts(in: db))
        }
        let t = me.t
        return me.page(
            Page("Utskick") {
                h1(t("Utskick"))
                p(t("Varje brev som har skickats eller väntar på att skickas."), .class("lead"))
                filterLinks(me, filter, found.counts)
                letterTable(me, found.letters, empty: "Här finns inga brev.")
                Pager(page: number, total: found.counts[filter]) {
                    address("/kansli/utskick", [("visa", filter == .all ? "" : filter.rawValue), ("sida", String($0))])
                }.html(t)
            })
    }

    private func filterLinks(_ me: OfficeMember, _ filter: Outbox.Filter, _ counts: Outbox.Counts) -> HTML {
        nav(.class("actions"), .aria(.label, me.t("Urval"))) {
            for choice in Outbox.Filter.allCases {
                let label = "\(me.t(choice.name)) (\(Swedish.number(counts[choice])))"
                let path = address("/kansli/utskick", [("visa", choice == .all ? "" : choice.rawValue)])
                choice == filter
                    ? a(label, .href(path), .class("btn"), .aria(.current, "page")) : a(label, .href(path), .class("btn quiet"))
            }
        }
    }

    func letterTable(_ me: OfficeMember, _ letters: [PostedLetter], empty words: Phrase) -> HTML {
        guard !letters.isEmpty else { return me.empty(words) }
        let t = me.t
        return Table(
            t("Brev"), [t("Ämne"), t("Till"), t("Skrivet"), t("Läge")],
            rows: letters.map { letter in
                [
                    a(letter.subject, .href("/kansli/utskick/\(letter.id)")),
                    HTML(letter.recipientName.isEmpty ? letter.recipientAddress : letter.recipientName),
                    HTML(t.moment(letter.createdAt)), letterTag(me, letter),
                ]
            }
        ).html
    }

    private func letterTag(_ me: OfficeMember, _ letter: PostedLetter) -> HTML {
        switch letter.state {
        case .waiting: letter.attempts == 0 ? me.tag(.wait, "Väntar") : me.tag(.wait, "Försöker igen")
        case .sent: me.tag(.ok, "Skickat")
        case .abandoned: me.tag(.late, "Kom inte fram")
        }
    }

    // MARK: One letter

    func letterPage(_ me: OfficeMember) async throws -> Answer {
        let (id, outbox): (ID<Letter>, _) = (try me.path("letter"), outbox)
        let found = try await me.read { db in
            let letter = try outbox.letter(id, in: db)
            try me.mustBeImpartial(to: letter?.about.map { [$0] } ?? [], in: db)
            return letter
        }
        guard let letter = found else { throw Halt.notFound }
        try await me.noteReading("letter.read", of: id.text)
        let t = me.t
        return me.page(
            Page("Brev", crumbs: [.init(t("Utskick"), "/kansli/utskick"), .init(t("Brev"))]) {
                h1(letter.subject, .lang(letter.language.rawValue))
                letterTag(me, letter)
                me.facts(letterFacts(letter, t))
                if letter.isSecret {
                    div(.class("notice")) {
                        p(t("Brevet innehåller en personlig länk. Bara mottagaren får läsa det."))
                    }
                } else {
                    div(.class("letter")) { element("pre", [.lang(letter.language.rawValue)], letter.body) }
                }
                if letter.canBeResent { actButton(me, "Skicka igen", to: "/kansli/utskick/\(id)/igen") }
            })
    }

    private func letterFacts(_ letter: PostedLetter, _ t: Translator) -> [(Phrase, String?)] {
        let (when, isFuture): (Instant?, Bool) =
            switch letter.state {
            case .waiting(let until): (until, true)
            case .sent(let at), .abandoned(let at): (at, false)
            }
        return [
            ("Till", "\(letter.recipientName) <\(letter.recipientAddress)>"),
            ("Skrivet", t.moment(letter.createdAt)),
            (isFuture ? "Nästa försök" : "Avslutat", when.map { t.moment($0) }),
            ("Försök", String(letter.attempts)),
            ("Senaste fel", letter.lastError),
            ("Upprepar", letter.repeats.map(\.text)),
        ]
    }

    func resendLetter(_ me: OfficeMember) async throws -> Answer {
        let (id, now, outbox): (ID<Letter>, _, _) = (try me.path("letter"), me.now, outbox)
        let copy = try await me.write("letter.resent", about: id.text) { db in
            guard let letter = try outbox.letter(id, in: db) else { throw Halt.notFound }
            try me.mustBeImpartial(to: letter.about.map { [$0] } ?? [], in: db)
            return try outbox.resend(id, in: db, at: now)
        }
        return me.redirect(
            to: "/kansli/utskick/\(copy)", receipt: "Brevet är på väg igen.", "Det går ut inom någon minut.")
    }
}

extension Outbox.Filter {
    var name: Phrase {
        switch self {
        case .all: "Alla"
        case .waiting: "Väntar"
        case .sent: "Skickade"
        case .failed: "Kom inte fram"
        }
    }
}

extension Outbox.Counts {
    subscript(filter: Outbox.Filter) -> Int {
        switch filter {
        case .all: all
        case .waiting: waiting
        case .sent: sent
        case .failed: failed
        }
    }
}

extension PostedLetter {
    /// A letter that still waits need not, and one with a personal link must not.
    var canBeResent: Bool {
        if case .waiting = state { return false }
        return !isSecret
    }
}
