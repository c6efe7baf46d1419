import Base
import Entries
import HTML
import Site

extension Office {
    /// Every step, the first one first.
    func timeline(_ me: OfficeMember, _ steps: [Step]) -> HTML {
        ol(.class("timeline")) {
            for step in steps {
                li {
                    b(me.t(step.kind.name))
                    br()
                    span(step.line(me.t), .class("soft"))
                    if let words = step.words(me.t) { p(words) }
                }
            }
        }
    }
}

extension Step {
    /// "17 maj 2024 kl. 23.41, Elin Marklund"
    func line(_ t: Translator) -> String {
        by.map { "\(t.moment(at)), \($0)" } ?? t.moment(at)
    }

    /// What the row says beside when and who; nil where it says nothing more.
    func words(_ t: Translator) -> String? {
        switch kind {
        case .checked: return Eligibility.Total(rawValue: detail).map { t($0.officeName) }
        case .economy: return nil
        case .extended: return Day(detail).map { t("Till \($0, .withWeekday) kl. 24.00") }
        case .visitBooked: return Instant(detail).map { t("Till \(t.moment($0))") }
        case .visitHeld, .feedback: return Day(detail).map { t("Den \($0)") }
        case .assigned: return t("Lag \(detail)")
        case .excepted, .withdrawn, .committee, .minutes, .reopened: return detail.isEmpty ? nil : detail
        case .registered, .handedIn, .takenBack, .sheetLocked, .consensusLocked, .finalLocked, .decided, .report: return nil
        }
    }
}

extension Step.Kind {
    var name: Phrase {
        switch self {
        case .registered: "Anmäld"
        case .checked: "Behörigheten prövad"
        case .excepted: "Undantag beslutat"
        case .extended: "Mer tid given"
        case .handedIn: "Bidraget inlämnat"
        case .takenBack: "Inlämningen tillbakatagen, bidraget öppet igen"
        case .withdrawn: "Avanmäld"
        case .committee: "Nämndens beslut"
        case .minutes: "Protokollet inkommet"
        case .assigned: "Tilldelad ett lag"
        case .sheetLocked: "En bedömning låst"
        case .consensusLocked: "Konsensus låst"
        case .visitBooked: "Platsbesöket bokat"
        case .visitHeld: "Platsbesöket genomfört"
        case .finalLocked: "Slutlig bedömning låst"
        case .reopened: "Ett lås öppnat"
        case .decided: "Domarkommittén har beslutat"
        case .feedback: "Återföringsbesöket genomfört"
        case .report: "Rapporten lämnad"
        case .economy: "Ekonomin uppdaterad"
        }
    }
}
