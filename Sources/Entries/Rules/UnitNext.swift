import Base
import Editions

/// What a unit may know of its entry after the ceremony. Server fills it from the jury and the feedback.
package struct Aftermath: Equatable, Sendable {
    /// What the entry received; nil for nothing.
    package let honour: EarlierAward.Kind?
    /// Whether the report can be read by the one who asks.
    package let isReportOpen: Bool
    /// Whether the unit has begun the action plan that the report is for (R101).
    package let hasPlan: Bool

    package init(honour: EarlierAward.Kind?, isReportOpen: Bool, hasPlan: Bool) {
        (self.honour, self.isReportOpen, self.hasPlan) = (honour, isReportOpen, hasPlan)
    }
}

/// What comes next for a unit with an entry: one sentence and one act (facts in, next thing out).
struct UnitNext {
    let header: EntryHeader
    let edition: Edition
    /// The office's newest request for a change after the hand-in.
    var change: ChangeRequest?
    /// What the unit has asked the office to be excepted from, and the answer.
    var request: ExceptionRequest?
    /// Whether the entry was handed in and is open again.
    var isReopened = false
    /// The part that the reader goes on with; nil when nothing is left for them to write.
    var part: FormPart?
    var isPartBegun = false
    /// Whether every required part holds text.
    var isWritten = false
    /// Whether the reader hands in for the unit.
    let leads: Bool
    /// Nil before the ceremony.
    var aftermath: Aftermath?
    /// When the results were brought up to date after the hand-in; nil when they never were.
    var resultsUpdatedAt: Instant?
    /// When the office last asked for them by letter; nil when it has not.
    var resultsAskedAt: Instant?

    private var base: String { "/bidrag/\(header.id)" }
    private var calendar: AwardCalendar { edition.calendar }
    private var last: Deadline { HandInTime.last(calendar.entryCloses, extendedTo: header.extendedTo) }

    func thing(at now: Instant, _ language: Language) -> NextThing {
        switch header.state {
        case .registered, .writing: writing(at: now, language)
        case .handedIn: asked(at: now) ?? results(at: now) ?? handedIn(at: now)
        case .withdrawn: NextThing(.waiting, "Ni är avanmälda. Det ni har skrivit finns kvar.")
        case .takenBack where change?.verdict == .dismissed:
            NextThing(.waiting, "Kansliet har avvisat bidraget. Det granskas inte.")
        case .takenBack: NextThing(.waiting, "Ni är avanmälda efter inlämningen. Bidraget granskas inte.")
        case .noShow:
            NextThing(
                .waiting, "Tiden för att lämna in gick ut \(last.day, .withWeekday) kl. 24.00. Det ni har skrivit finns kvar att läsa.")
        }
    }

    private func writing(at now: Instant, _ language: Language) -> NextThing {
        if header.flags.mayNotTakePart, !header.flags.hasOverride { return stopped }
        let handIn: Phrase =
            isReopened
            ? "Bidraget är öppet igen och inte inlämnat. Lämna in det senast \(last.day, .withWeekday) kl. 24.00, \(last.left(at: now))."
            : "Lämna in senast \(last.day, .withWeekday) kl. 24.00, \(last.left(at: now))."
        if let part { return NextThing(.toDo, handIn, label(part, language), "\(base)/skriva/\(part.id)") }
        if leads { return NextThing(.toDo, handIn, "Granska och lämna in", base + "/granska") }
        return isWritten
            ? NextThing(.waiting, "Alla delar är skrivna. Chefen eller kontaktpersonen lämnar in.", "Läs hela bidraget", base + "/las")
            : NextThing(.waiting, "Du har inget kvar att skriva.", "Läs hela bidraget", base + "/las")
    }

    /// By the rules the unit may not take part: it mends its answers or asks the office, and then it waits (R25).
    private var stopped: NextThing {
        let path = base + "/anmalan"
        switch request?.isGranted {
        case nil where request != nil:
            return NextThing(.waiting, "Kansliet prövar om ni kan få undantag. Ni får ett brev när de har svarat.", "Se er begäran", path)
        case false?:
            return NextThing(.waiting, "Kansliet har prövat er begäran om undantag. Ni kan inte delta.", "Läs svaret", path)
        default:
            return leads
                ? NextThing(
                    .toDo, "Enligt era svar kan ni inte delta. Rätta svaren, eller be kansliet om undantag.",
                    "Rätta svaren eller be om undantag", path)
                : NextThing(
                    .waiting, "Enligt era svar kan ni inte delta. Chefen eller kontaktpersonen kan be kansliet om undantag.", "Se era svar",
                    path)
        }
    }

    private func label(_ part: FormPart, _ language: Language) -> Phrase {
        switch (part.kind, isPartBegun) {
        case (.question, true): "Fortsätt med fråga \(part.id)"
        case (.question, false): header.state == .registered ? "Börja skriva fråga \(part.id)" : "Skriv fråga \(part.id)"
        case (_, true): "Fortsätt med ”\(part.title(language))”"
        case (_, false): header.state == .registered ? "Börja skriva ”\(part.title(language))”" : "Skriv ”\(part.title(language))”"
        }
    }

    /// What the office has asked for; nil when the unit has nothing to do about it, and when the year has been decided.
    private func asked(at now: Instant) -> NextThing? {
        guard let change, !calendar.decisionsAreOpen(at: now) else { return nil }
        let due = Deadline(change.due)
        switch change.state(at: now) {
        case .issued, .read:
            return NextThing(
                .toDo, "Kansliet ber er ändra i bidraget. Svara senast \(due.day, .withWeekday) kl. 24.00, \(due.left(at: now)).",
                "Läs vad det gäller", base + "/andring")
        case .lapsed:
            return NextThing(
                .late, "Kansliet bad er ändra i bidraget senast \(due.day, .withWeekday). Hör av er till kansliet.",
                "Läs vad det gäller", base + "/andring")
        case .answered, .closed: return nil
        }
    }

    /// The results before the jury (R26); nil while nobody asks for them, and to who does not answer for the unit.
    private func results(at now: Instant) -> NextThing? {
        guard leads, !calendar.decisionsAreOpen(at: now), let call = EconomyCall(edition.eligibility, calendar),
            call.isOpen(on: Stockholm.local(now).day), !call.isAnswered(by: resultsUpdatedAt),
            let due = call.unitDue(askedAt: resultsAskedAt)
        else { return nil }
        let path = base + "/ekonomi"
        return due.hasPassed(at: now)
            ? NextThing(.late, "Ni skulle ha uppdaterat er ekonomi \(due.day, .withWeekday). Gör det nu.", "Uppdatera ekonomin", path)
            : NextThing(
                .toDo, "Uppdatera er ekonomi senast \(due.day, .withWeekday) kl. 24.00, \(due.left(at: now)).",
                "Uppdatera ekonomin", path)
    }

    /// After the hand-in by the calendar alone: how far its own case has come is not told before the ceremony (R116).
    private func handedIn(at now: Instant) -> NextThing {
        guard calendar.decisionsAreOpen(at: now) else {
            return NextThing(.waiting, Self.whatFollows(calendar, at: now), "Visa kvittot", base + "/kvitto")
        }
        let (path, honorary) = (base + "/aterkoppling", edition.words[.honoraryMention])
        if let aftermath, aftermath.isReportOpen, aftermath.hasPlan {
            return NextThing(
                .waiting, "Ni har fått er återkoppling och börjat på er handlingsplan.", "Till handlingsplanen", base + "/handlingsplan")
        }
        switch (aftermath?.honour, aftermath?.isReportOpen ?? false) {
        case (.award, true): return NextThing(.toDo, "Ni fick utmärkelsen. Läs er återkoppling.", "Läs återkopplingen", path)
        case (.honorary, true): return NextThing(.toDo, "Ni fick \(honorary). Läs er återkoppling.", "Läs återkopplingen", path)
        case (nil, true): return NextThing(.toDo, "Er återkoppling är klar.", "Läs återkopplingen", path)
        case (.award, false): return awaits("Ni fick utmärkelsen.", path)
        case (.honorary, false): return awaits("Ni fick \(honorary).", path)
        case (nil, false): return awaits("Utdelningen har varit.", path)
        }
    }

    private func awaits(_ what: Phrase, _ path: String) -> NextThing {
        let opens: Phrase =
            calendar.stated.feedbackFrom?.day.map { "Återkopplingen öppnar efter ert möte med laget, från \($0, .withWeekday)." }
            ?? "Återkopplingen öppnar efter ert möte med laget."
        return NextThing(.waiting, "\(what) \(opens)", "Så går återkopplingen till", path)
    }

    /// What a unit waits for before the ceremony.
    static func whatFollows(_ calendar: AwardCalendar, at now: Instant) -> Phrase {
        calendar.assessmentCloses.hasPassed(at: now)
            ? "Bidraget är inlämnat. Domarkommitténs beslut blir offentliga vid utdelningen \(calendar.ceremony.day, .withWeekday)."
            : "Bidraget är inlämnat. Examinatorerna hör av sig om ett platsbesök."
    }
}

/// Registering for a year that is open, as the next thing of a unit that is not in it.
func registrationNext(_ edition: Edition, mayRegister: Bool, at now: Instant, _ language: Language) -> NextThing {
    let closes = edition.calendar.registrationCloses
    let sentence: Phrase =
        edition.calendar.stated.registrationCloses == nil
        ? "Ni kan anmäla er till \(edition.name(language)) så länge bidrag tas emot, till och med \(closes.day, .withWeekday) kl. 24.00."
        : "Anmälan till \(edition.name(language)) är öppen till och med \(closes.day, .withWeekday) kl. 24.00, \(closes.left(at: now))."
    return mayRegister
        ? NextThing(.toDo, sentence, "Anmäl er", "/anmalan/\(edition.year)")
        : NextThing(.toDo, sentence, "Kan vi delta?", "/kan-vi-delta/\(edition.year)")
}
