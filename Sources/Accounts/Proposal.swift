package import Base
package import Site

/// A weighty act that one member of the office wishes and another is to confirm.
package struct Proposal: Sendable {
    package let id: ID<Proposal>
    /// The kind of the `WeightyAct`.
    package let kind: String
    package let facts: WeightyAct.Facts
    package let by: ID<Person>
    package let byName: String
    package let at: Instant
    /// Nil while it waits.
    package let decidedAt: Instant?
}
