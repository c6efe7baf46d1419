import Base
import Editions
import Entries

/// What comes next for a member of the jury, or for who records its decisions: one sentence and one act.
struct JuryNext {
    /// One case as it matters here.
    struct Case {
        let unit: String
        let path: String
        let isAssessed: Bool
        let isDecided: Bool
        let hasMyVote: Bool
    }

    let cases: [Case]
    /// Whether they record decisions: the chair and the office.
    let records: Bool
    /// Whether they vote: the office does not.
    let votes: Bool
    /// The day of the meeting, when it is known.
    let juryMeets: Day?

    func thing(at now: Instant) -> NextThing? {
        let open = cases.filter { $0.isAssessed && !$0.isDecided }
        if votes, let next = open.first(where: { !$0.hasMyVote }) {
            let left = open.count { !$0.hasMyVote }
            return NextThing(
                .toDo,
                left == 1 ? "Ett ärende väntar på din röst: \(next.unit)." : "\(left) ärenden väntar på din röst. Nästa är \(next.unit).",
                "Läs och rösta om \(next.unit)", next.path)
        }
        if records, let next = open.first { return decide(next, of: open.count, at: now) }
        if !open.isEmpty { return NextThing(.waiting, "Du har röstat i allt som är färdigt bedömt. Ordföranden skriver in besluten.") }
        if cases.isEmpty { return nil }
        let waiting = cases.count { !$0.isAssessed }
        return switch waiting {
        case 0: NextThing(.waiting, "Alla ärenden är beslutade.")
        case 1: NextThing(.waiting, "Inget väntar på dig. 1 ärende bedöms ännu.")
        default: NextThing(.waiting, "Inget väntar på dig. \(waiting) ärenden bedöms ännu.")
        }
    }

    /// The day that the jury met is the day to decide: after it a case without decision is late.
    private func decide(_ next: Case, of count: Int, at now: Instant) -> NextThing {
        let label: Phrase = "Besluta om \(next.unit)"
        if let juryMeets, Deadline(juryMeets).hasPassed(at: now) {
            return NextThing(
                .late,
                count == 1
                    ? "Domarkommittén möttes \(juryMeets, .withWeekday), och \(next.unit) är inte beslutat."
                    : "Domarkommittén möttes \(juryMeets, .withWeekday), och \(count) ärenden är inte beslutade.", label, next.path)
        }
        return NextThing(
            .toDo,
            count == 1
                ? "Ett ärende kan beslutas: \(next.unit)." : "\(count) ärenden kan beslutas. Nästa är \(next.unit).", label, next.path)
    }
}
