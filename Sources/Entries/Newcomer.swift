package import Base
import Editions
import Organisations
import Site
import Store

/// Somebody without an account who wants to register a unit: an address that a link has proved, what they say about
/// themselves, and nothing that is public or that a committee hears of until the unit is confirmed.
package struct Newcomer: Sendable {
    package static let nameCharactersMax = 100
    package static let unitCharactersMax = 120
    /// How long the link opens the form.
    static let linkDaysMax = 7

    package let id: ID<Newcomer>
    let edition: ID<Edition>
    let email: String
    let name: String
    /// What they call the unit and its committee or company.
    let unitText: String
    let committeeText: String
    /// The answers of the self-check, by field.
    let answers: [String: String]
    let createdAt: Instant
    let sent: Sent?
    let outcome: Outcome?

    /// What they have sent in by the link.
    struct Sent: Sendable {
        let at: Instant
        /// The unit of the register that they chose; nil when none was theirs.
        let unit: ID<Organisation>?
        /// The fields of the registration as typed.
        let fields: [String: String]
        /// Whether the unit has a head, who is asked in the office's place.
        let asksHead: Bool
        /// When the head was reminded, and when the question went to the office.
        var remindedAt: Instant?
        var handedAt: Instant?

        var waitsForHead: Bool { asksHead && handedAt == nil }

        /// What the office reads of a unit that has a head.
        var headWord: Phrase {
            handedAt == nil
                ? "Verksamheten har redan en chef, som har fått frågan. Svarar chefen inte kan ni bekräfta själva."
                : "Verksamheten har redan en chef, som inte har svarat trots en påminnelse. Bekräfta själva, eller säg nej."
        }
    }

    enum Outcome: String, Sendable, Bindable, Column { case confirmed, invited, declined }
}
