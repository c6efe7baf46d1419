package import Base

/// A correction of a published edition (R10): a version of its file, with who, when and why. Version 1 is what was published.
package struct Erratum: Equatable, Sendable {
    package let version: Int
    package let at: Instant
    /// The name of the one who made it.
    package let by: String?
    package let reason: String
    package let parts: [ErratumPart]
}

/// What a correction may concern. Questions, limits, rules and rubric are none of these: they lie fast.
package enum ErratumPart: String, CaseIterable, Sendable {
    case published, registration, entry, teams, minutes, assessment, jury, ceremony, feedback
    case meetings, contact, texts

    /// Whether it is a date or a meeting, which concerns everyone of the year.
    package var isOfCalendar: Bool { self != .contact && self != .texts }

    package var label: Phrase {
        switch self {
        case .published: "Anmälan öppnar"
        case .registration: "Sista dag att anmäla sig"
        case .entry: "Sista dag att lämna in bidraget"
        case .teams: "Lagen är klara"
        case .minutes: "Sista dag att lämna protokoll från nämnd eller styrelse"
        case .assessment: "Besöken är gjorda och bedömningen klar"
        case .jury: "Domarkommittén möts"
        case .ceremony: "Utdelningen"
        case .feedback: "Återkopplingen börjar"
        case .meetings: "Informationsmöten"
        case .contact: "Kontakt"
        case .texts: "Rättade texter"
        }
    }
}
