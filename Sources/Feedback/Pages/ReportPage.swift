import Assessment
import Awards
import Base
import Editions
import Entries
import HTML
import Site
import Store

extension Feedback {
    /// The unit's report; until it opens, a page that says when it does and why not yet.
    func reportPage(_ me: UnitMember) async throws -> Answer {
        let (header, now) = (me.header, me.now)
        guard header.state == .handedIn else { throw Halt.notFound }
        let file = try await me.read { try FeedbackFile.read(header, at: now, in: $0) }
        if file.gate.isOpen { try await me.noteReading("feedback.read", of: header.id.text) }
        let planned = try await me.read { try ActionSQL.all(header.id, in: $0) }.compactMap { action in
            action.item.map { Action.area($0, action.text) }
        }
        let view = ReportView(me: me, file: file, planned: Set(planned))
        return me.page(
            Page(
                "Er återkoppling",
                crumbs: [.init(me.t("Bidrag \(plain: header.year)"), "/bidrag/\(header.id)"), .init(me.t("Återkoppling"))],
                thread: me.unitThread(header, file.edition.edition)
            ) { view.main })
    }

    /// The head lets the co-authors read the report.
    func shareReport(_ me: UnitLead) async throws -> Answer {
        let (header, now, person) = (me.header, me.now, me.person.id)
        try await me.write("feedback.shared", about: header.id.text) { db in
            guard try FeedbackFile.read(header, at: now, in: db).gate.isOpen else {
                throw Refusal("Återkopplingen har inte öppnat än.")
            }
            try FeedbackSQL.share(header.id, by: person, at: now, in: db)
        }
        return me.redirect(
            to: "/bidrag/\(header.id)/aterkoppling", receipt: "Rapporten är delad.", "Alla som har skrivit bidraget kan läsa den nu.")
    }
}

struct ReportView {
    let me: UnitMember
    let file: FeedbackFile
    /// The development areas that are in the plan.
    let planned: Set<String>

    private var t: Translator { me.t }
    private var base: String { "/bidrag/\(file.header.id)" }

    @Markup var main: HTML {
        h1(t("Er återkoppling"))
        switch file.gate.state {
        case .untilCeremony: locked
        case .notAssessed, .awaitsMeeting: awaits
        case .open: if me.leads || file.isShared { open } else { notShared }
        }
    }

    // MARK: Before it opens

    /// The unit reads what the edition states of the ceremony, never the office's own clock.
    private var locked: HTML {
        div(.class("notice")) {
            h2(t("Återkopplingen öppnar efter utdelningen"))
            p(
                t(
                    "Utdelningen är \(file.edition.calendar.ceremonyWords(t)). Till dess är allt om bedömningen hemligt, lika för alla som deltar."
                ))
            p(
                t(
                    "Sedan kommer den som samordnar laget överens med er om ett möte. Ni hör återkopplingen muntligt först och får rapporten efteråt."
                ))
        }
    }

    private var awaits: HTML {
        div(.class("notice")) {
            h2(t("Rapporten öppnar efter ert återkopplingsmöte"))
            p(t("Först hör ni återkopplingen muntligt. När mötet är antecknat öppnar rapporten här, och ni får ett brev."))
            p(t("Den som samordnar laget hör av sig om tid och plats. Hör av er till kansliet om det dröjer."))
        }
    }

    private var notShared: HTML {
        div(.class("notice")) {
            h2(t("Rapporten finns hos er chef"))
            p(t("Verksamhetschefen eller kontaktpersonen kan dela den med er som har skrivit."))
            p { a(t("Till handlingsplanen"), .href("\(base)/handlingsplan"), .class("btn quiet")) }
        }
    }

    // MARK: Open

    @Markup private var open: HTML {
        if let honour = file.honour { honoured(honour, file.edition.edition.words) }
        if let meeting = file.meeting {
            p(t("Vi möttes \(meeting.heldOn, .withYear). Det här tog vi upp."), .class("lead"))
        }
        div(.class("card prose")) {
            h2(t("Sammanfattning"))
            lines(file.summary)
        }
        if let report = file.report {
            h2(t("Nivå för varje avsnitt"))
            if let band = report.band {
                p {
                    t("Helheten:") + " "; b(band(me.language))
                }
            }
            if let sum = report.sum { p(t("Summa: \(sum.text(me.language)) av \(Rubric.pointsMax) poäng.")) }
            SectionLevels(report: report).html(t)
            contents(report)
            for (place, part) in report.sections.enumerated() { section(part, place) }
        }
        p(.class("actions")) {
            a(t("Till handlingsplanen"), .href("\(base)/handlingsplan"), .class("btn"))
        }
        if me.leads, !file.isShared {
            actButton(me, "Dela rapporten med medförfattarna", to: "\(base)/aterkoppling/dela", style: "btn quiet")
        }
    }

    private func honoured(_ honour: Honour, _ words: Words) -> HTML {
        article(.class("winner")) {
            h2(t(honour.kind.name(words)))
            blockquote { lines(honour.citation) }
        }
    }

    /// The report is long on a telephone: a way to each section.
    private func contents(_ report: UnitReport) -> HTML {
        nav(.class("contents"), .aria(.label, t("Innehåll"))) {
            ol {
                for (place, part) in report.sections.enumerated() where !part.items.isEmpty {
                    li { a(part.name(me.language), .href("#avsnitt-\(place + 1)")) }
                }
            }
        }
    }

    private func section(_ part: UnitReport.Part, _ place: Int) -> HTML? {
        guard !part.items.isEmpty else { return nil }
        return element(
            "section", [.id("avsnitt-\(place + 1)")],
            HTML {
                h2(part.name(me.language))
                for item in part.items { question(item) }
            })
    }

    private func question(_ item: UnitReport.Item) -> HTML {
        HTML {
            h3("\(item.id). \(item.title(me.language))")
            for strength in item.strengths {
                div(.class("note s")) {
                    b(t("Styrka"))
                    p(strength)
                }
            }
            for (place, area) in item.areas.enumerated() {
                div(.class("note u"), .id(Self.anchor(item.id, place))) {
                    b(t("Utvecklingsområde"))
                    p(area)
                    if planned.contains(Action.area(item.id, area)) {
                        p { me.tag(.ok, "I handlingsplanen") }
                    } else {
                        adding(item, place, area)
                    }
                }
            }
        }
    }

    /// Its name says which area, for those who hear the buttons of the page one after the other.
    private func adding(_ item: UnitReport.Item, _ place: Int, _ area: String) -> HTML {
        let words = area.count > Self.nameCharactersMax ? area.prefix(Self.nameCharactersMax) + "…" : area
        return actForm(me, to: "\(base)/handlingsplan/fran-rapporten") {
            hidden("fraga", item.id)
            hidden("plats", String(place))
            button(t("Lägg i handlingsplanen"), .class("btn quiet"), .aria(.label, t("Lägg i handlingsplanen: \(words)")))
        }
    }

    private static let nameCharactersMax = 60

    /// Where one development area stands in the report.
    static func anchor(_ item: String, _ place: Int) -> String { "omrade-\(item)-\(place)" }
}

/// A text that somebody wrote, a paragraph a line.
@Markup func lines(_ text: String) -> HTML {
    for line in text.split(separator: "\n") { p(String(line)) }
}
