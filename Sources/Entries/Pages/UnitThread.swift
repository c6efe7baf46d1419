import Base
package import Editions
package import HTML
package import Site

extension Guard {
    /// The red thread of a unit: the year's steps with their dates, and where the entry stands.
    package func unitThread(_ header: EntryHeader, _ edition: Edition, below: HTML? = nil) -> Thread {
        let calendar = edition.calendar
        let base = "/bidrag/\(header.id)"
        return Thread(
            "Årets steg",
            [
                .init("Anmäl", header.withdrawnAt == nil ? .done : .missed, detail: dayText(header.registeredAt), path: "\(base)/anmalan"),
                writingStep(header, edition, base),
                handInStep(header, edition, base),
                minutesStep(header, calendar),
            ] + laterSteps(header, calendar, base),
            below: HTML {
                if header.state.isOpen { countdown(HandInTime.last(calendar.entryCloses, extendedTo: header.extendedTo)) }
                below
            })
    }

    /// What others do once the entry is in: each step is now from its day until the next one's.
    private func laterSteps(_ header: EntryHeader, _ calendar: AwardCalendar, _ base: String) -> [Thread.Step] {
        let starts = [Stockholm.instant(calendar.teamsReady), calendar.assessmentCloses.end, calendar.decisionsOpen]
        let reached = header.state == .handedIn ? starts.count { $0.map { now >= $0 } ?? false } : 0
        func state(_ number: Int) -> Thread.Step.State { reached > number ? .done : reached == number ? .now : .ahead }
        return [
            .init(
                "Granskas", state(1), detail: calendar.stated.assessmentCloses?.day.map { t("till \($0, .plain)") },
                path: header.state == .handedIn ? "\(base)/lag" : nil),
            .init("Beslut", state(2), detail: t.day(calendar.ceremony.day, .plain)),
            .init(
                "Återkoppling", state(3), detail: calendar.publicFeedbackDetail(t),
                path: reached == 3 ? "\(base)/aterkoppling" : nil),
        ]
    }

    private func writingStep(_ header: EntryHeader, _ edition: Edition, _ base: String) -> Thread.Step {
        let detail = t("\(header.progress.done) av \(edition.parts.count) delar klara")
        if header.state.isOpen { return .init("Skriv", .now, detail: detail, path: "\(base)/skriva") }
        return .init("Skriv", header.handedInAt == nil ? .missed : .done, detail: detail, path: "\(base)/las")
    }

    private func handInStep(_ header: EntryHeader, _ edition: Edition, _ base: String) -> Thread.Step {
        if let at = header.handedInAt { return .init("Lämna in", .done, detail: dayText(at), path: "\(base)/kvitto") }
        let last = HandInTime.last(edition.calendar.entryCloses, extendedTo: header.extendedTo)
        let state: Thread.Step.State = header.state == .noShow ? .missed : .ahead
        return .init("Lämna in", state, detail: deadline(last), path: header.state.isOpen ? "\(base)/granska" : nil)
    }

    private func minutesStep(_ header: EntryHeader, _ calendar: AwardCalendar) -> Thread.Step {
        let due = calendar.minutesDue
        let state: Thread.Step.State =
            !header.flags.lacksMinutes ? .done : due.hasPassed(at: now) && header.state == .handedIn ? .late : .ahead
        return .init("Nämndens beslut", state, detail: t("senast \(due.day, .plain)"))
    }

    private func dayText(_ instant: Instant) -> String { t.day(Stockholm.local(instant).day, .plain) }

    /// The budget of the whole entry as a bar, with words beside it; counts along while somebody types on the page.
    /// `here` are the characters of the text on this page, which `used` holds too.
    package func budget(used: Int, here: Int = 0, max: Int) -> HTML {
        let others = used - here
        let width = { (part: Int) in Swedish.percent(part, of: max) }
        return div(
            .class("card"), .data("data-budget"), .data("data-used", String(others)), .data("data-limit", String(max)),
            .data("data-count-text", t("{count} av {limit} tecken")),
            .data("data-count-over", t("{over} tecken för mycket"))
        ) {
            h2(t("Hela bidraget"))
            svg(.class(used > max ? "budget over" : "budget"), .viewBox("0 0 100 4"), .aria(.hidden, "true")) {
                rect(.class("used"), .x("0"), .y("0"), .height("4"), .width(width(others)))
                rect(.class("this"), .x(width(others)), .y("0"), .height("4"), .width(width(Swift.min(here, Swift.max(0, max - others)))))
            }
            p(t("\(used) av \(max) tecken"), .class("num"), .data("data-budget-output"))
            p(t("Blanksteg räknas inte."), .class("soft"))
        }
    }
}

extension Swedish {
    /// Hundredths of a whole with two decimals and a point, as SVG wants it; at most 100.
    fileprivate static func percent(_ part: Int, of whole: Int) -> String {
        let hundredths = whole > 0 ? Swift.min(10_000, Swift.max(0, part) * 10_000 / whole) : 0
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}
