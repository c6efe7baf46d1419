import Base
import Editions
import HTML
import Organisations
import Site
import Store
import Entries

extension Cases {
    static let minutesBytesMax = MinutesFile.bytesMax
    static let titleCharactersMax = 200
    static let referenceCharactersMax = 60
    /// How long before the call a committee may have decided to take part.
    static let meetingDaysBeforeMax = 366

    /// The committee's units of the year, and its cases about them (R70–R73).
    func casesPage(_ me: Registrar) async throws -> Answer {
        try await showCases(me, Problems())
    }

    /// Opens a case with the units that are ticked.
    func openCase(_ me: Registrar) async throws -> Answer {
        let desk = try await casesDesk(me)
        var problems = Problems()
        let (title, dnr) = (me.form["titel"], me.form["dnr"])
        problems.check(
            title.isEmpty || title.count > Self.titleCharactersMax, "titel", "Skriv en rubrik på högst \(Self.titleCharactersMax) tecken.")
        problems.check(dnr.count > Self.referenceCharactersMax, "dnr", "Diarienumret får ha högst \(Self.referenceCharactersMax) tecken.")
        let chosen = desk.free.map(\.id).filter { me.form.all("enhet").contains($0.text) }
        problems.check(chosen.isEmpty, "enhet", "Välj minst en verksamhet.")
        guard problems.isEmpty, let edition = desk.stored else { return try await showCases(me, problems) }
        let (id, now, person, organisation) = (ID<CommitteeCase>(at: me.now), me.now, me.person.id, me.organisation)
        try await me.write("case.opened", about: id.text) { db in
            try CaseSQL.open(id, of: organisation, edition: edition.id, title: title, dnr: dnr, at: now, by: person, in: db)
            try CaseSQL.choose(chosen, for: id, in: db)
        }
        return me.redirect(
            to: "/arenden/\(id)", receipt: "Ärendet är skapat.", "När nämnden har beslutat fyller du i beslutet och lägger in protokollet.")
    }

    private func showCases(_ me: Registrar, _ problems: Problems) async throws -> Answer {
        let desk = try await casesDesk(me)
        let t = me.t
        return me.page(
            Page("Ärenden") {
                h1(t("Ärenden \(plain: desk.stored?.year.number ?? me.today.year)"))
                if let next = desk.next(at: me.now) { me.nextThing(next) }
                problems.summary(t)
                cases(me, desk)
                h2(t("Verksamheter som deltar"))
                if desk.headers.isEmpty { me.empty("Ingen av era verksamheter har anmält sig än.") } else { units(me, desk) }
                newCase(me, desk, problems)
            }, status: problems.isEmpty ? 200 : 422)
    }

    private func cases(_ me: Registrar, _ desk: CasesDesk) -> HTML? {
        guard !desk.cases.isEmpty else { return nil }
        let t = me.t
        return HTML {
            h2(t("Era ärenden"))
            ol(.class("toc")) {
                for found in desk.cases {
                    li {
                        a("\(found.title) (\(found.year.number))", .href("/arenden/\(found.id)"))
                        span(found.dnr, .class("soft"))
                        me.minutesTag(
                            hasCome: found.minutes != nil, due: desk.due[found.edition],
                            waiting: found.decision == nil ? "Väntar på beslut" : "Protokollet saknas")
                    }
                }
            }
        }
    }

    private func units(_ me: Registrar, _ desk: CasesDesk) -> HTML {
        let t = me.t
        return Table(
            t("Verksamheter som deltar"), [t("Verksamhet"), t("Läge"), t("Protokoll")],
            rows: desk.headers.map { header in
                [
                    header.handedInAt == nil ? HTML(header.unitName) : a(header.unitName, .href("/bidrag/\(header.id)/las")),
                    me.stateTag(header.state),
                    !header.state.takesPart
                        ? HTML("–")
                        : me.minutesTag(
                            hasCome: !header.flags.lacksMinutes, due: desk.stored.map(\.edition.calendar.minutesDue),
                            waiting: desk.places[header.id] == nil ? "Inget ärende" : "Saknas"),
                ]
            }
        ).html
    }

    private func title(_ me: Registrar, _ stored: StoredEdition) -> String {
        if stored.year.isOfFirstProgramme { return me.t("Deltagande i kvalitetsutmärkelsen \(plain: stored.year)") }
        return me.t("Deltagande i \(stored.edition.name[me.language])")
    }

    private func newCase(_ me: Registrar, _ desk: CasesDesk, _ problems: Problems) -> HTML? {
        guard !desk.free.isEmpty else { return nil }
        let t = me.t
        return section(.id("nytt")) {
            h2(t("Nytt ärende"))
            p(t("Ett ärende kan gälla flera verksamheter. Ett protokoll räcker för dem alla."))
            actForm(me, to: desk.path(asked: me.query["ar"]), .data("data-keep", me.person.id.text)) {
                me.field("titel", "Rubrik", value: desk.stored.map { title(me, $0) } ?? "", problems, required: true)
                    .text(maxlength: Self.titleCharactersMax)
                me.field("dnr", "Diarienummer", hint: "Om det finns.", problems).text(class: "mid", maxlength: Self.referenceCharactersMax)
                me.unitBoxes(desk.free, chosen: Set(desk.free.map(\.id)), problems)
                button(t("Skapa ärendet"), .class("btn"))
            }
        }
    }

    func casesDesk(_ me: Registrar) async throws -> CasesDesk {
        let (organisation, now, year) = (me.organisation, me.now, AwardYear(me.query["ar"]))
        return try await me.read { db in
            let editions = try Editions.published(in: db)
            let stored = editions.first { $0.year == year } ?? editions.newest
            // Of the years whose ceremony lies ahead, which are one or two.
            let living = editions.filter { !$0.calendar.decisionsAreOpen(at: now) && $0.id != stored?.id }
            func headers(_ edition: StoredEdition) throws -> [EntryHeader] {
                try EntrySQL.headers(committee: organisation, edition: edition.id, at: now, in: db)
            }
            return CasesDesk(
                stored: stored, headers: try stored.map(headers) ?? [],
                others: try living.map { ($0, try headers($0)) }, cases: try CaseSQL.all(of: organisation, in: db),
                places: try CaseSQL.places(of: organisation, in: db))
        }
    }
}

/// What the registrar's list holds.
struct CasesDesk: Sendable {
    let stored: StoredEdition?
    let headers: [EntryHeader]
    /// Other years that are not over.
    let others: [(StoredEdition, [EntryHeader])]
    let cases: [CommitteeCase]
    let places: [ID<Entry>: ID<CommitteeCase>]

    /// The page of the year that was asked for; the newest needs no word in the address.
    func path(asked: String) -> String { asked.isEmpty ? "/arenden" : stored.map { "/arenden?ar=\($0.year)" } ?? "/arenden" }

    /// When the minutes are due, by year, of the years that are not over.
    var due: [ID<Edition>: Deadline] {
        let years = (stored.map { [$0] } ?? []) + others.map(\.0)
        return Dictionary(years.map { ($0.id, $0.calendar.minutesDue) }) { first, _ in first }
    }

    /// What comes next across the years, late first.
    func next(at now: Instant) -> NextThing? {
        ((stored.map { [($0, headers)] } ?? []) + others).compactMap { edition, headers in
            RegistrarNext(
                year: edition.year, minutesDue: edition.calendar.minutesDue, isOver: edition.calendar.decisionsAreOpen(at: now),
                headers: headers, cases: cases.filter { $0.edition == edition.id }, places: places
            ).thing(at: now)
        }.mostUrgent
    }

    /// Units that take part and stand in no case.
    var free: [EntryHeader] { headers.filter { $0.state.takesPart && places[$0.id] == nil } }
}

extension Guard {
    /// Boxes to tick, one a unit.
    func unitBoxes(_ headers: [EntryHeader], chosen: Set<ID<Entry>>, _ problems: Problems) -> HTML {
        let ticked = ticks("enhet", saved: Set(chosen.map(\.text)))
        return fieldset(.class("choice"), .id("enhet")) {
            legend(t("Verksamheter"))
            if let problem = problems.on("enhet") { p(t(problem), .class("error")) }
            boxesWereShown("enhet")
            for header in headers {
                element(
                    "label", [],
                    HTML {
                        void(
                            "input",
                            [.type("checkbox"), .name("enhet"), .value(header.id.text)]
                                + (ticked.contains(header.id.text) ? [.checked] : []))
                        span(header.unitName)
                    })
            }
        }
    }
}
