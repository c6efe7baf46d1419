import Base
package import Site

/// Whoever may begin a registration: a unit's head or contact person, or somebody who is new and gets a link by letter.
package struct Registrant: Guard {
    package static let name = "enhetens ledning eller ny"
    package let visitor: Visitor
    /// Nil for who has no unit to act for.
    package let voice: UnitVoice?

    package init(_ visitor: Visitor) throws {
        self.visitor = visitor
        let isOfUnit = visitor.identity?.roles.contains { Role.Kind.unit.contains($0.kind) } == true
        voice = isOfUnit ? try UnitVoice(visitor) : nil
    }
}
