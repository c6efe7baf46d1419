package import Base
package import Editions
package import Organisations

/// A unit's entry (bidrag) in one edition: it begins with the registration and lasts to the feedback.
package struct Entry: Sendable, Hashable {
    package let id: ID<Entry>
    package let edition: ID<Edition>
    package let unit: ID<Organisation>

    package init(id: ID<Entry>, edition: ID<Edition>, unit: ID<Organisation>) {
        (self.id, self.edition, self.unit) = (id, edition, unit)
    }
}

/// Where an entry stands. Computed from rows, never stored (decision 5); what is open beside it is in `EntryFlags`.
package enum EntryState: String, Sendable, CaseIterable {
    case registered, writing, handedIn
    /// Withdrew before the hand-in.
    case withdrawn
    /// Withdrew after the hand-in, which is possible until the jury decides, or was turned away by the office.
    case takenBack
    /// The deadline passed without a hand-in.
    case noShow

    package var name: Phrase {
        switch self {
        case .registered: "Anmäld"
        case .writing: "Skriver"
        case .handedIn: "Inlämnad"
        case .withdrawn: "Avanmäld"
        case .takenBack: "Avanmäld efter inlämningen"
        case .noShow: "Uteblev"
        }
    }

    /// Whether the text may still be changed.
    package var isOpen: Bool { self == .registered || self == .writing }
    /// Whether the entry is one that examiners, jury and public count with.
    package var takesPart: Bool { isOpen || self == .handedIn }
}

/// What stands open beside the state (rules §3: flags, not states).
package struct EntryFlags: Sendable, Hashable {
    /// No minutes from the committee or board have come in: blocks the award, not the assessment (R73).
    package let lacksMinutes: Bool
    /// What the last check of eligibility came to; nil before there is one.
    package let verdict: Eligibility.Total?
    /// The rules that were not met in that check: `deficit` and `wait` are what the jury's guards ask for (R23, R24).
    package let failed: Set<Eligibility.Rule>
    /// The office has decided an exception from a rule of eligibility.
    package let hasOverride: Bool

    package init(
        lacksMinutes: Bool, verdict: Eligibility.Total?, failed: Set<Eligibility.Rule>, hasOverride: Bool
    ) {
        (self.lacksMinutes, self.verdict, self.failed) = (lacksMinutes, verdict, failed)
        self.hasOverride = hasOverride
    }

    package var hasDeficit: Bool { failed.contains(.deficit) }
    package var mayNotTakePart: Bool { verdict == .mayNot }
}

/// An entry with the names that lists and headings need, and where it stands at the instant it was read.
package struct EntryHeader: Sendable, Hashable {
    package let entry: Entry
    package let year: AwardYear
    package let unitName: String
    /// The committee or company that the unit belongs to, or that holds its contract (R32).
    package let committee: ID<Organisation>?
    package let committeeName: String?
    package let classKey: String?
    package let state: EntryState
    package let flags: EntryFlags
    package let progress: Progress

    /// How far the writing has come.
    package struct Progress: Sendable, Hashable {
        /// Items that hold text, in all parts of the form.
        package let written: Int
        /// Items that the writers have marked as done.
        package let done: Int
        /// Characters without white space that count towards the limit (R50, R63).
        package let characters: Int
    }

    package let registeredAt: Instant
    package let handedInAt: Instant?
    package let withdrawnAt: Instant?
    /// The last day to hand in, when the office has given more time than the calendar.
    package let extendedTo: Day?

    package var id: ID<Entry> { entry.id }
}

/// A case at a committee or board: one decision and one set of minutes about the participation of several units (R72).
package struct CommitteeCase: Sendable, Hashable {
    package let id: ID<CommitteeCase>
    package let organisation: ID<Organisation>
    package let edition: ID<Edition>
    package let year: AwardYear
    package let title: String
    /// The registry's number for it (diarienummer); empty until there is one.
    package let dnr: String
    package let decision: Decision?
    package let minutes: Minutes?

    /// What the committee or board decided, at which meeting and under which paragraph.
    package struct Decision: Sendable, Hashable {
        package let kind: CommitteeDecision
        package let meeting: Day
        package let paragraph: String
        package let number: String

        package init(kind: CommitteeDecision, meeting: Day, paragraph: String, number: String) {
            (self.kind, self.meeting, self.paragraph, self.number) = (kind, meeting, paragraph, number)
        }
    }

    /// The file of the minutes, without its content.
    package struct Minutes: Sendable, Hashable {
        package let name: String
        package let bytes: Int
        package let sha256: String
        package let receivedAt: Instant
    }
}
