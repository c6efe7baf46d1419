package import Base
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
}
