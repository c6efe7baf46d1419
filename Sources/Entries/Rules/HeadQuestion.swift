import Base

/// How long a head has to answer about somebody who wants to register their unit (R30): after some working days a reminder,
/// and some later the office has the question.
enum HeadQuestion {
    enum Step: Equatable { case wait, remind, hand }

    static let reminderWorkingDays = 3
    static let handingWorkingDays = 5

    /// - Parameter hasHead: the unit may have lost its head since.
    static func step(sentOn: Day, isReminded: Bool, hasHead: Bool, today: Day) -> Step {
        if !hasHead || (isReminded && today >= WorkingDays.after(sentOn, count: handingWorkingDays)) { return .hand }
        return !isReminded && today >= WorkingDays.after(sentOn, count: reminderWorkingDays) ? .remind : .wait
    }
}
