package import Base
package import Editions
import HTML
import Site
import Store
import Entries

extension Cases {
    /// One case: its units, the decision and the minutes.
    func casePage(_ me: CaseRegistrar) async throws -> Answer {
        try await showCase(me, Problems())
    }

    /// Changes which units the case is about.
    func chooseUnits(_ me: CaseRegistrar) async throws -> Answer {
        let (id, names, isCovered) = (me.committeeCase.id, me.ticks("enhet"), me.form["omfattar"] == "1")
        do {
            try await me.write("case.units", about: id.text, detail: "\(names.count)", seal: Seal(Entries.minutesSeal, id.text)) { db in
                // The ceremony may have come, and the minutes, since the page was read.
                let (desk, fresh) = try CaseDesk.open(me, in: db)
                let chosen = try UnitChoice(desk, fresh, isCovered: isCovered).checked(names)
                try CaseSQL.choose(chosen, for: id, in: db)
            }
        } catch let refusal as Refusal where refusal.field != nil {
            return try await showCase(me, Problems(refusal))
        }
        return me.redirect(to: "/arenden/\(id)", receipt: "Verksamheterna i ärendet är sparade.")
    }

    /// What the committee or board decided, when and under which paragraph (R73).
    func recordDecision(_ me: CaseRegistrar) async throws -> Answer {
        let desk = try await caseDesk(me)
        var problems = Problems()
        let kind = CommitteeDecision(rawValue: me.form["beslut"]).flatMap { desk.edition.allowedDecisions.contains($0) ? $0 : nil }
        problems.check(kind == nil, "beslut", "Välj vad nämnden eller styrelsen beslutade.")
        let meeting = me.form.day("dag")
        problems.check(meeting == nil || meeting! > me.today, "dag", "Skriv mötets datum. Det kan inte ligga framåt i tiden.")
        let earliest = desk.edition.calendar.published.adding(days: -Self.meetingDaysBeforeMax)
        problems.check(meeting.map { $0 < earliest } ?? false, "dag", "Mötet kan inte ha varit före \(earliest, .withYear).")
        let (paragraph, number, dnr) = (me.form["paragraf"], me.form["nummer"], me.form["dnr"])
        problems.check(!paragraph.contains(where: \.isNumber), "paragraf", "Skriv paragrafens nummer, till exempel 12.")
        problems.check(
            paragraph.count > Self.referenceCharactersMax, "paragraf",
            "Paragrafen får ha högst \(Self.referenceCharactersMax) tecken.")
        problems.check(
            number.count > Self.referenceCharactersMax, "nummer",
            "Protokollets nummer får ha högst \(Self.referenceCharactersMax) tecken.")
        problems.check(dnr.count > Self.referenceCharactersMax, "dnr", "Diarienumret får ha högst \(Self.referenceCharactersMax) tecken.")
        guard problems.isEmpty, let kind, let meeting else { return try await showCase(me, problems) }
        let decision = CommitteeCase.Decision(kind: kind, meeting: meeting, paragraph: paragraph, number: number)
        let (id, now, person) = (me.committeeCase.id, me.now, me.person.id)
        try await me.write("case.decided", about: id.text, detail: kind.rawValue, seal: Seal(Entries.minutesSeal, id.text)) {
            _ = try CaseDesk.open(me, in: $0)
            try CaseSQL.decide(decision, id, dnr: dnr, at: now, by: person, in: $0)
        }
        return me.redirect(
            to: "/arenden/\(id)", receipt: "Beslutet är sparat.",
            me.committeeCase.minutes == nil ? "Lägg in protokollet när det är justerat." : "Protokollet finns redan.")
    }

    /// One set of minutes clears every unit of the case (R71).
    func receiveMinutes(_ me: CaseRegistrar) async throws -> Answer {
        var problems = Problems()
        let upload = me.form.files["fil"]
        if let upload {
            if let problem = try await tools.problem(ofMinutes: upload.bytes) { problems.add(problem, "fil") }
        } else {
            problems.add("Välj en fil.", "fil")
        }
        guard problems.isEmpty, let upload else { return try await showCase(me, problems) }
        let (id, now, person) = (me.committeeCase.id, me.now, me.person.id)
        try await me.write("case.minutes", about: id.text, detail: Digest.hex(of: upload.bytes), seal: Seal(Entries.minutesSeal, id.text)) {
            _ = try CaseDesk.open(me, in: $0)
            try CaseSQL.keep(
                minutes: upload.bytes, name: upload.name.isEmpty ? "protokoll.pdf" : upload.name, for: id, at: now, by: person, in: $0)
        }
        return me.redirect(to: "/arenden/\(id)", receipt: "Protokollet har kommit in.", "Det gäller alla verksamheter i ärendet.")
    }

    func minutesFile(_ me: MinutesReader) async throws -> Answer {
        let found = me.committeeCase
        guard found.minutes != nil, let bytes = try await me.read({ try CaseSQL.minutes(of: found.id, in: $0) })
        else { throw Halt.notFound }
        try await me.noteReading("case.minutes-read", of: found.id.text)
        return .file(bytes, type: "application/pdf", name: "protokoll-\(found.year.fileName)-\(found.id).pdf")
    }

    private func caseDesk(_ me: CaseRegistrar) async throws -> CaseDesk {
        try await me.read { try CaseDesk.read(me.committeeCase, at: me.now, in: $0) }
    }

    func showCase(_ me: CaseRegistrar, _ problems: Problems) async throws -> Answer {
        let (desk, found, t) = (try await caseDesk(me), me.committeeCase, me.t)
        return me.page(
            Page("Ärende", crumbs: [.init(t("Ärenden"), "/arenden"), .init(found.title)]) {
                h1(found.title)
                problems.summary(t)
                summary(me, desk)
                if desk.isClosed(at: me.now) {
                    minutesLink(me, nil)
                    p(t("Utdelningen har varit, så ärendet går inte att ändra. Hör av dig till kansliet."), .class("soft"))
                } else {
                    forms(me, desk, problems)
                }
            }, status: problems.isEmpty ? 200 : 422)
    }

    @Markup private func forms(_ me: CaseRegistrar, _ desk: CaseDesk, _ problems: Problems) -> HTML {
        let (t, found) = (me.t, me.committeeCase)
        h2(t("Protokoll"))
        minutes(me, desk, problems)
        h2(t("Beslut"))
        decisionForm(me, desk, problems)
        h2(t("Verksamheter i ärendet"))
        actForm(me, to: "/arenden/\(found.id)/enheter") {
            me.unitBoxes(desk.offered(in: found.id), chosen: desk.chosen(in: found.id), problems)
            if found.minutes != nil { coversBox(me, problems) }
            button(t("Spara verksamheterna"), .class("btn quiet"))
        }
        upkeep(me, problems)
    }

    private func coversBox(_ me: CaseRegistrar, _ problems: Problems) -> HTML {
        fieldset(.class("choice"), .id("omfattar")) {
            legend(me.t("Om du lägger till en verksamhet"))
            if let problem = problems.on("omfattar") { p(me.t(problem), .class("error")) }
            element(
                "label", [],
                HTML {
                    void(
                        "input",
                        [.type("checkbox"), .name("omfattar"), .value("1")] + (me.ticks("omfattar").contains("1") ? [.checked] : []))
                    span { b(me.t("Protokollet gäller också den")) }
                })
        }
    }

    private func summary(_ me: CaseRegistrar, _ desk: CaseDesk) -> HTML {
        let (t, found) = (me.t, me.committeeCase)
        return me.facts([
            ("Diarienummer", found.dnr),
            ("Beslut", found.decision.map { t($0.kind.name) }),
            ("Möte", found.decision.map { t.day($0.meeting) }),
            ("Paragraf", found.decision.map(\.paragraph)),
            ("Protokoll nr", found.decision.map(\.number)),
            ("Verksamheter", desk.headers.filter { desk.places[$0.id] == found.id }.map(\.unitName).joined(separator: ", ")),
        ])
    }

    private func minutes(_ me: CaseRegistrar, _ desk: CaseDesk, _ problems: Problems) -> HTML {
        let (t, found) = (me.t, me.committeeCase)
        return HTML {
            minutesLink(me, desk.edition.calendar.minutesDue)
            actForm(me, to: "/arenden/\(found.id)/protokoll", .enctype("multipart/form-data")) {
                me.field("fil", "Protokoll eller protokollsutdrag", hint: "PDF, högst \(Self.minutesBytesMax / 1024 / 1024) MB.", problems)
                    .file(accept: ".pdf,application/pdf")
                button(found.minutes == nil ? t("Lägg in protokollet") : t("Byt ut protokollet"), .class("btn"))
            }
        }
    }

    private func decisionForm(_ me: CaseRegistrar, _ desk: CaseDesk, _ problems: Problems) -> HTML {
        let (t, found) = (me.t, me.committeeCase)
        let options = desk.edition.allowedDecisions
        return actForm(me, to: "/arenden/\(found.id)/beslut", .data("data-keep", me.person.id.text)) {
            me.field(
                "beslut", "Vad beslutade nämnden eller styrelsen?",
                value: found.decision?.kind.rawValue ?? (options.count == 1 ? options[0].rawValue : ""), problems
            ).radios(options.map { ($0.rawValue, t($0.name), nil) })
            me.field("dag", "Mötets datum", value: found.decision?.meeting.text ?? "", problems, required: true)
                .text(type: "date", class: "mid", maxlength: 10)
            me.field("paragraf", "Paragraf", value: found.decision?.paragraph ?? "", problems, required: true)
                .text(class: "short", maxlength: Self.referenceCharactersMax)
            me.field("nummer", "Protokollets nummer", value: found.decision?.number ?? "", problems)
                .text(class: "short", maxlength: Self.referenceCharactersMax)
            me.field("dnr", "Diarienummer", value: found.dnr, problems).text(class: "mid", maxlength: Self.referenceCharactersMax)
            button(t("Spara beslutet"), .class("btn quiet"))
        }
    }
}

extension CommitteeDecision {
    package var name: Phrase {
        switch self {
        case .approved: "Godkände deltagandet"
        case .noted: "Anmäldes"
        }
    }
}
