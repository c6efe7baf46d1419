import Base
import Editions
import Site

/// How many have come how far.
struct YearCounts: Equatable {
    let registered: Int
    let withdrawn: Int
    let handedIn: Int
    let teams: Int
    /// Entries that have been handed in, without those that were taken back.
    let assessed: Int
    let sheetsLocked: Int
    let visitsBooked: Int
    let minutes: Int
    let consensus: Int
    let decided: Int

    init(_ lines: [Line]) {
        registered = lines.count
        withdrawn = lines.count { $0.standing == .withdrawn || $0.standing == .takenBack }
        let standing = lines.filter(\.standing.isHandedIn)
        handedIn = standing.count
        assessed = standing.count
        teams = Set(standing.compactMap(\.teamNumber)).count
        sheetsLocked = standing.count { $0.allSheetsLocked }
        visitsBooked = standing.count { $0.visitAt != nil }
        minutes = standing.count(where: \.hasMinutes)
        consensus = standing.count { $0.verdict?.consensus != nil }
        decided = standing.count { $0.standing == .decided }
    }
}

extension OfficeMember {
    /// The red thread of the year: its steps with their dates, and with counts where the page has them.
    func yearThread(_ edition: StoredEdition, _ counts: YearCounts? = nil) -> Thread {
        let (calendar, phase) = (edition.calendar, edition.phase(at: now))
        let base = "/kansli/\(edition.year)"
        func state(from: Phase, to: Phase) -> Thread.Step.State { phase >= to ? .done : phase >= from ? .now : .ahead }
        return Thread(
            "Årets steg",
            [
                .init(
                    "Publicerad", state(from: .draft, to: .published), detail: t.day(calendar.published, .plain), path: base),
                .init(
                    "Anmälan", state(from: .registrationOpen, to: .handInOpen),
                    detail: counts.map(registered) ?? t("till \(calendar.registrationCloses.day, .plain)"),
                    path: "\(base)/deltagare"),
                .init(
                    "Bidrag", state(from: .handInOpen, to: .handInClosed),
                    detail: counts.map { t("\($0.handedIn) inlämnade") } ?? t("till \(calendar.entryCloses.day, .plain)")),
                .init(
                    "Granskning", state(from: .handInClosed, to: .juryPreparation),
                    detail: assessed(counts, calendar.knownAssessmentCloses), path: "\(base)/lag"),
                .init(
                    "Jury", state(from: .juryPreparation, to: .decided), detail: calendar.knownJuryMeets.map { t.day($0, .plain) },
                    path: "\(base)/jury"),
                .init(
                    "\(edition.edition.words.heading(.ceremony))", state(from: .decided, to: .awarded),
                    detail: t.day(calendar.ceremony.day, .plain)),
                .init("Återkoppling", phase >= .awarded ? .now : .ahead, detail: calendar.feedbackDetail(t)),
            ])
    }

    private func registered(_ counts: YearCounts) -> String {
        let registered = t("\(counts.registered) anmälda")
        return counts.withdrawn > 0 ? t("\(registered), \(counts.withdrawn) avanmälda") : registered
    }

    private func assessed(_ counts: YearCounts?, _ last: Day?) -> String? {
        guard let counts, counts.teams > 0 else { return last.map { t("till \($0, .plain)") } }
        guard let last else { return t("\(counts.teams) lag") }
        return t("\(counts.teams) lag, till \(last, .plain)")
    }

    /// What goes on now, as the heading of the cockpit.
    func heading(_ phase: Phase) -> Phrase {
        switch phase {
        case .draft: "Utgåvan är ett utkast"
        case .published: "Anmälan öppnar snart"
        case .registrationOpen: "Anmälan pågår"
        case .handInOpen: "Skrivandet pågår"
        case .handInClosed: "Lagen sätts samman"
        case .assessment: "Granskning pågår"
        case .juryPreparation: "Domarkommittén förbereder sig"
        case .decided: "Beslutat, hemligt till utdelningen"
        case .awarded: "Utmärkelsen är utdelad"
        case .feedback: "Återkoppling pågår"
        }
    }
}
