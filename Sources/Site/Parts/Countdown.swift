public import Base
public import HTML

extension Guard {
    /// The last days until a deadline; the page counts down by the server's clock (`Public/pages.js`), for the reader's may
    /// be wrong. Nothing earlier, for a clock that ticks for months is noise, and nothing afterwards.
    public func countdown(_ deadline: Deadline) -> HTML? {
        let milliseconds = deadline.end.millisecondsSince1970 - now.millisecondsSince1970
        guard milliseconds > 0, milliseconds <= countdownDaysMax * 24 * 60 * 60 * 1000 else { return nil }
        return div(
            .class("card"), .data("data-countdown", String(milliseconds)), .data("data-countdown-left", t("{time} kvar")),
            .data("data-countdown-over", t("Tiden har gått ut."))
        ) {
            h2(t("Tid kvar"))
            p(daysLeft(deadline), .class("num"), .role("timer"))
            p(.class("vh"), .role("status")) {}
            p(t("Till \(self.deadline(deadline)), enligt vår klocka."), .class("soft"))
        }
    }
}

private let countdownDaysMax = 3
