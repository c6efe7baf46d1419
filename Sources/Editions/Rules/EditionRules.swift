/// Something in an edition that cannot stand, and where.
package struct Fault: Equatable, Sendable {
    /// The keys and places from the top of the file: `["sections", "0", "questions", "2", "number"]`.
    package let place: [String]
    /// A Swedish sentence for the one who wrote the edition.
    package let reason: String

    package init(_ place: [String], _ reason: String) { (self.place, self.reason) = (place, reason) }
}

/// What must hold for an edition to be published, whoever made it.
package enum EditionRules {
    /// All faults, in the order of the form; empty when the edition can be used.
    package static func faults(in edition: Edition) -> [Fault] {
        CalendarOrder.faults(in: edition.calendar, of: edition.number)
            + LimitRules.faults(in: edition)
            + KeyRules.faults(in: edition)
            + QuestionRules.faults(in: edition.sections)
            + RubricRules.faults(in: edition)
    }
}
