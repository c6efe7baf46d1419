import Base

/// A published edition takes corrections of calendar, meetings, contacts and misprints; all that units answer and are
/// judged by lies fast (R10).
enum ErratumRule {
    static let reasonCharactersMax = 500

    /// What the new file changes, in the order of the page.
    static func parts(from old: Edition, to new: Edition) -> [ErratumPart] {
        let (before, after) = (milestones(old), milestones(new))
        return ErratumPart.allCases.filter { part in
            switch part {
            case .meetings: old.calendar.meetings != new.calendar.meetings
            case .contact: old.contact != new.contact || old.office != new.office
            case .texts:
                old.introduction != new.introduction || old.advice != new.advice || old.concepts != new.concepts
                    || old.name != new.name
            default: before[part.rawValue] != after[part.rawValue]
            }
        }
    }

    /// - Throws: a refusal on the field of the file that says what may not be changed, or why a day cannot be.
    static func check(from old: Edition, to new: Edition, at now: Instant) throws(Refusal) {
        let frozen = frozenParts(from: old, to: new)
        if !frozen.isEmpty {
            throw Refusal(
                "Filen ändrar det som ligger fast när utgåvan är publicerad: \(frozen.joined(separator: ", ")). En rättelse får gälla kalendern, mötena, kontakterna och texterna omkring.",
                field: "fil")
        }
        if parts(from: old, to: new).isEmpty {
            throw Refusal("Filen ändrar ingenting i utgåvan.", field: "fil")
        }
        try days(from: old.calendar, to: new.calendar, at: now)
    }

    private static func days(from old: AwardCalendar, to new: AwardCalendar, at now: Instant) throws(Refusal) {
        var moved = new
        moved.inner = old.inner
        moved.publishedOn = old.publishedOn
        if old.decisionsAreOpen(at: now), moved.decisionsOpen != old.decisionsOpen {
            throw Refusal("Besluten är redan offentliga. Utdelningen går inte att flytta.", field: "fil")
        }
        if old.decisionsOpen != nil, moved.decisionsOpen == nil {
            throw Refusal("Klockslaget då besluten blir offentliga går att ändra men inte att ta bort.", field: "fil")
        }
        if let refusal = CeremonyRule.opening(from: old, to: moved, field: "fil", at: now) { throw refusal }
        for (before, after) in [
            (old.registrationCloses, moved.registrationCloses), (old.entryCloses, moved.entryCloses),
            (old.minutesDue, moved.minutesDue),
        ] where before != after && after.hasPassed(at: now) {
            throw Refusal("\(after.day, .withWeekday) har redan gått. En sista dag flyttas bara till en dag framåt.", field: "fil")
        }
        if let fault = CalendarOrder.faults(settingInner: moved).first {
            throw Refusal("Dagarna stämmer inte med kansliets inre datum: \(fault.reason)", field: "fil")
        }
    }

    /// The keys of the file whose content lies fast and is not the same.
    private static func frozenParts(from old: Edition, to new: Edition) -> [String] {
        let parts: [(key: String, isSame: Bool)] = [
            ("number", old.number == new.number), ("city", old.city == new.city), ("words", old.words == new.words),
            ("limits", old.limits == new.limits), ("classes", old.classes == new.classes),
            ("eligibility", old.eligibility == new.eligibility),
            ("committee", old.allowedDecisions == new.allowedDecisions),
            ("administrative", old.administrative == new.administrative), ("glossary", old.glossary == new.glossary),
            ("opening", old.opening == new.opening), ("presentation", old.presentation == new.presentation),
            ("sections", old.sections == new.sections), ("documents", old.documents == new.documents),
            ("rubric", old.rubric == new.rubric), ("checklist", old.checklist == new.checklist),
        ]
        return parts.filter { !$0.isSame }.map(\.key)
    }

    private static func milestones(_ edition: Edition) -> [String: Milestone] {
        Dictionary(uniqueKeysWithValues: Milestone.all(of: edition.calendar, edition.words).map { ($0.key, $0) })
    }
}
