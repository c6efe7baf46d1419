import Base
import Site

/// What the office sees of a person, open account or closed.
struct PersonFile: Sendable {
    static let phoneCharactersMax = 40

    let person: Person
    let phone: String
    /// Nil while the account is open.
    let closedAt: Instant?

    var isClosed: Bool { closedAt != nil }
}
