import Base

/// What the office may set inside the house (R11): only what the edition does not state exactly, in the order of the
/// year, and never so that decisions which are public are hidden again.
enum InnerDateRule {
    /// The calendar with what was typed, `2024-10-24` and `15:00`; an empty text leaves a date open.
    /// - Throws: every refusal, each on the field of its date.
    static func set(
        _ typed: [InnerDate: String], in calendar: AwardCalendar, at now: Instant
    ) throws(Refusals) -> AwardCalendar {
        var (changed, refusals) = (calendar, [Refusal]())
        changed.inner = InnerDates()
        for date in calendar.innerDatesToSet {
            let text = typed[date] ?? ""
            if text.isEmpty || changed.inner.set(date, text) { continue }
            refusals.append(
                Refusal(date == .ceremonyTime ? "Skriv klockslaget som 15.00." : "Skriv dagen som 2024-10-24.", field: date.field))
        }
        if refusals.isEmpty, let refusal = clock(from: calendar, to: changed, at: now) { refusals.append(refusal) }
        if refusals.isEmpty {
            refusals = CalendarOrder.faults(settingInner: changed).map { fault in
                let date = fault.place.last.flatMap(InnerDate.init)
                return Refusal("Dagarna står inte i årets ordning: \(fault.reason)", field: (date ?? .juryMeets).field)
            }
        }
        if !refusals.isEmpty { throw Refusals(all: refusals) }
        return changed
    }

    private static func clock(from old: AwardCalendar, to new: AwardCalendar, at now: Instant) -> Refusal? {
        guard old.ceremony.time == nil, new.inner.ceremonyTime != old.inner.ceremonyTime else { return nil }
        let field = InnerDate.ceremonyTime.field
        if old.decisionsAreOpen(at: now) {
            return Refusal("Besluten är redan offentliga. Klockslaget går inte att ändra.", field: field)
        }
        if new.inner.ceremonyTime == nil {
            return Refusal("Klockslaget går att ändra men inte att ta bort.", field: field)
        }
        return CeremonyRule.opening(from: old, to: new, field: field, at: now)
    }
}

/// All that is wrong with what was typed.
struct Refusals: Error { let all: [Refusal] }

extension InnerDate {
    /// The name of its field in the form.
    var field: String {
        switch self {
        case .teamsReady: "lag"
        case .assessmentCloses: "bedomning"
        case .juryMeets: "jury"
        case .ceremonyTime: "klockslag"
        case .feedbackFrom: "aterkoppling"
        }
    }
}
