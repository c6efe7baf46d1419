package import Base
package import Entries
import Site

/// The feedback meeting (återföringsbesök) as held: first by word of mouth, then the report (R100).
package struct FeedbackMeeting: Sendable, Hashable {
    package enum Mode: String, Sendable, CaseIterable {
        case onsite, digital

        package var name: Phrase {
            switch self {
            case .onsite: "På plats"
            case .digital: "Digitalt"
            }
        }
    }

    package let heldOn: Day
    package let mode: Mode
    /// Who took part, in the coordinator's words.
    package let present: String
    package let at: Instant

    package init(heldOn: Day, mode: Mode, present: String, at: Instant) {
        (self.heldOn, self.mode, self.present, self.at) = (heldOn, mode, present, at)
    }

    package static let presentCharactersMax = 1_000
    package static let summaryCharactersMax = 4_000
}

/// Something that the unit means to do after the feedback (R101).
package struct Action: Sendable, Hashable {
    package let id: ID<Action>
    package let entry: ID<Entry>
    /// The question whose development area it grew out of; nil for one of the unit's own.
    package let item: String?
    package let text: String
    /// Which development area of the report an action is, by its question and text as they go into the plan.
    static func area(_ item: String, _ text: String) -> String { "\(item) \(text.prefix(textCharactersMax))" }
    /// Who sees to it; may be empty until it is settled.
    package let owner: String
    package let due: Day?
    package let doneAt: Instant?

    package init(
        id: ID<Action>, entry: ID<Entry>, item: String?, text: String, owner: String, due: Day?, doneAt: Instant? = nil
    ) {
        (self.id, self.entry, self.item, self.text) = (id, entry, item, text)
        (self.owner, self.due, self.doneAt) = (owner, due, doneAt)
    }

    package static let textCharactersMax = 1_000
    package static let ownerCharactersMax = 120
    /// Of one entry, those that are not done; one that is done makes room.
    package static let actionsMax = 100
    /// So many are shown, those that are not done first.
    static let actionsReadMax = 1_000
}
