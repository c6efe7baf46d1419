package import Base
package import Entries

/// What is known about the year when the list is made.
extension Waiting {
    package struct Facts: Equatable, Sendable {
        package var entries: [Entry]
        package var teams: [Team]
        /// The units of proposals about conflicts, and the people with new ones that nobody in the office has looked at.
        package var conflictProposals: [String] = []
        package var newConflicts: [String] = []
        /// The least number of examiners that the year asks for in a team (R80).
        package var judgesMin: Int
        /// When the units are asked for their results; nil in a year that asks for none.
        package var economyCall: EconomyCall?

        package init(entries: [Entry], teams: [Team] = [], judgesMin: Int = 3) {
            (self.entries, self.teams, self.judgesMin) = (entries, teams, judgesMin)
        }
    }

    /// One entry that takes part; those that were taken back wait for nothing.
    package struct Entry: Equatable, Sendable {
        package let id: String
        package let unit: String
        package var registeredOn: Day
        package var handedIn = true
        /// Registered though the rules say no, and without an exception from the office.
        package var mayNotTakePart = false
        /// Has asked the office for an exception, and has no answer yet.
        package var asksForException = false
        /// Nobody at the committee could be told that it takes part.
        package var isUntold = false
        package var hasMinutes = true
        /// In form: no team is given what is not (R53).
        package var isApproved = true
        package var hasTeam = true
        /// Examiners in the team, and those of them who are not out by conflict.
        package var members = 3
        package var judges = 3
        package var sheetsLocked = 0
        package var consensusLocked = false
        package var visitBooked = false
        package var finalLocked = false
        /// When the results were brought up to date after the hand-in; nil when they never were.
        package var economyUpdatedAt: Instant?
        package var decided = false
        package var meetingHeld = false

        package init(id: String, unit: String, registeredOn: Day) {
            (self.id, self.unit, self.registeredOn) = (id, unit, registeredOn)
        }

        package var allSheetsLocked: Bool { judges > 0 && sheetsLocked >= judges }
    }

    /// A team with something to judge, or that the units have been told of.
    package struct Team: Equatable, Sendable {
        package let number: Int
        package let members: Int
        /// When the last one left; nil when nobody has.
        package let leftOn: Day?

        package init(number: Int, members: Int, leftOn: Day? = nil) {
            (self.number, self.members, self.leftOn) = (number, members, leftOn)
        }
    }

    /// How long before the last day something is brought up.
    package static let minutesDaysBefore = 14
    package static let visitDaysBefore = 45
    package static let sheetsDaysBefore = 30
    /// How long the feedback meetings may take before they are late.
    package static let meetingDaysMax = 60
}

extension Waiting.Facts {
    /// Conflicts of interest (R82): somebody waits for the answer, so they stand before what only has a last day.
    var conflicts: [Waiting.Item] {
        [(Waiting.Kind.conflictProposal, conflictProposals), (.newConflict, newConflicts)].compactMap { kind, names in
            names.isEmpty
                ? nil
                : Waiting.Item(
                    kind: kind, who: names.map(Waiting.Subject.named), count: names.count, since: nil, due: nil, isLate: false)
        }
    }
}
