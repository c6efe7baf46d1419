package import Base
package import Organisations
package import Site
package import Store

/// What the closing of somebody's account means to a slice above: told to the office before it presses, and done with
/// the closing, in its transaction.
package struct Departure: Sendable {
    /// What follows, a sentence each: teams, cases, entries that they answer for. Empty when nothing does.
    package let follows: @Sendable (Person, Instant, any Connection) throws -> [Phrase]
    /// Takes the person out, and tells those concerned by letter.
    package let leave: @Sendable (Person, OfficeMember, any Connection) throws -> Void

    package init(
        follows: @escaping @Sendable (Person, Instant, any Connection) throws -> [Phrase],
        leave: @escaping @Sendable (Person, OfficeMember, any Connection) throws -> Void = { _, _, _ in }
    ) {
        (self.follows, self.leave) = (follows, leave)
    }

    /// The names of others who hold one of the roles at a place, for "sköts sedan av …"; empty when nobody does.
    package static func others(
        holding kinds: [Role.Kind], at place: ID<Organisation>, than person: Person, in db: any Connection
    ) throws -> String {
        try PersonSQL.holding(kinds, organisation: place.text, in: db).filter { $0.id != person.id }.map(\.name).joined(separator: ", ")
    }
}
