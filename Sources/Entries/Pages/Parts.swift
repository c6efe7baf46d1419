package import Base
import Editions
package import HTML
package import Site
import Texts

/// What the pages of one entry share.
extension ActingGuard {
    func crumbs(_ header: EntryHeader, _ rest: Page.Crumb...) -> [Page.Crumb] {
        [.init(t("Vårt bidrag"), "/bidrag?alla"), .init(t("Bidrag \(plain: header.year)"), rest.isEmpty ? nil : "/bidrag/\(header.id)")]
            + rest
    }
}

extension Guard {
    /// The rules one by one, each with its reason.
    func verdictList(_ eligibility: Eligibility, toOffice: Bool = false) -> HTML {
        ul(.class("verdict")) {
            for verdict in eligibility.verdicts {
                li(.class(verdict.outcome.look)) {
                    b(t(verdict.rule.name))
                    tag(verdict.outcome.status, verdict.outcome.word)
                    p(t(toOffice ? verdict.officeReason : verdict.reason), .class("soft"))
                }
            }
        }
    }

    /// The answer in all, as a box.
    func verdictBox(_ total: Eligibility.Total) -> HTML {
        let look =
            switch total {
            case .mayReceive: "receipt";
            case .mayTakePart: "notice";
            case .mayNot: "warning"
            }
        return div(.class(look), .role("status")) { h2(t(total.name)) }
    }

    package func stateTag(_ state: EntryState) -> HTML {
        switch state {
        case .registered, .writing: tag(.wait, state.name)
        case .handedIn: tag(.ok, state.name)
        case .withdrawn, .takenBack: tag(.info, state.name)
        case .noShow: tag(.late, state.name)
        }
    }

    /// Whether the minutes have come: late from the day after the last, as long as they can still come (R71).
    package func minutesTag(hasCome: Bool, due: Deadline?, waiting: Phrase = "Saknas") -> HTML {
        if hasCome { return tag(.ok, "Inkommet") }
        return due?.hasPassed(at: now) ?? false ? tag(.late, "Försenat") : tag(.wait, waiting)
    }

    func statusTag(_ status: PartStatus) -> HTML {
        switch status {
        case .notStarted: tag(.info, status.name)
        case .draft: tag(.wait, status.name)
        case .review: tag(.info, status.name)
        case .done: tag(.ok, status.name)
        }
    }

    /// When the text was saved, and by whom.
    func savedLine(_ answered: StandingText) -> String {
        t("Sparat \(t.moment(answered.savedAt)) av \(answered.savedBy)")
    }
}

extension Eligibility.Outcome {
    var look: String {
        switch self {
        case .met: "ok";
        case .mayNotReceive: "wait";
        case .mayNotTakePart: "late"
        }
    }
    var status: Status {
        switch self {
        case .met: .ok;
        case .mayNotReceive: .warn;
        case .mayNotTakePart: .late
        }
    }
    var word: Phrase {
        switch self {
        case .met: "Uppfyllt"
        case .mayNotReceive: "Hindrar utmärkelsen"
        case .mayNotTakePart: "Hindrar deltagande"
        }
    }
}
