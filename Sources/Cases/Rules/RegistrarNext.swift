import Base
import Editions
import Entries

/// What a registrar does next for one year of their committee: one sentence and one act (facts in, next thing out).
struct RegistrarNext {
    let year: AwardYear
    let minutesDue: Deadline
    /// Whether the decisions are public.
    let isOver: Bool
    /// The committee's units of the year.
    let headers: [EntryHeader]
    /// Its cases of the year.
    let cases: [CommitteeCase]
    /// In which case each entry stands.
    let places: [ID<Entry>: ID<CommitteeCase>]

    /// Nil when the year is over or nobody takes part in it.
    func thing(at now: Instant) -> NextThing? {
        let taking = headers.filter(\.state.takesPart)
        if taking.isEmpty || isOver { return nil }
        let free = taking.filter { places[$0.id] == nil }
        let open = cases.first { item in item.minutes == nil && taking.contains { places[$0.id] == item.id } }
        let isLate = minutesDue.hasPassed(at: now)
        if let open { return awaits(open, isLate: isLate, at: now) }
        guard !free.isEmpty else { return NextThing(.waiting, "Alla protokoll för \(plain: year) har kommit in.") }
        let path = "/arenden?ar=\(year)#nytt"
        if isLate {
            return NextThing(.late, "Protokollet skulle ha kommit \(minutesDue.day, .withWeekday). \(units(free))", "Skapa ärendet", path)
        }
        return NextThing(.toDo, "\(units(free)) Protokollet ska ha kommit \(until(now)).", "Skapa ärendet", path)
    }

    private func units(_ free: [EntryHeader]) -> Phrase {
        free.count == 1 ? "\(free[0].unitName) har inget ärende än." : "\(free.count) verksamheter har inget ärende än."
    }

    private func until(_ now: Instant) -> Phrase { "senast \(minutesDue.day, .withWeekday), \(minutesDue.left(at: now))" }

    private func awaits(_ item: CommitteeCase, isLate: Bool, at now: Instant) -> NextThing {
        let label: Phrase = item.decision == nil ? "Öppna ärendet" : "Lägg in protokollet"
        let path = "/arenden/\(item.id)"
        if isLate {
            return NextThing(
                .late, "Protokollet skulle ha kommit \(minutesDue.day, .withWeekday): ”\(item.title)”.", label, path)
        }
        return item.decision == nil
            ? NextThing(.toDo, "”\(item.title)” väntar på nämndens beslut. Protokollet ska ha kommit \(until(now)).", label, path)
            : NextThing(.toDo, "Protokollet i ”\(item.title)” saknas. Det ska ha kommit \(until(now)).", label, path)
    }
}
