package import Base
package import Organisations
package import Site

/// Somebody who writes and answers for the unit of the entry in the path.
package struct UnitMember: ActingGuard {
    package static let name = "enhet"
    package let visitor: Visitor
    package let identity: Identity
    package let header: EntryHeader

    package init(_ visitor: Visitor) async throws {
        (self.visitor, identity, header) = try await unitVisitor(visitor, as: Role.Kind.unit)
    }

    /// The head and the contact person decide for the unit; co-authors write.
    package var leads: Bool { acting.kind != .coauthor }
}

/// The head or the contact person of the entry's unit.
package struct UnitLead: ActingGuard {
    package static let name = "enhetsledning"
    package let visitor: Visitor
    package let identity: Identity
    package let header: EntryHeader

    package init(_ visitor: Visitor) async throws {
        (self.visitor, identity, header) = try await unitVisitor(visitor, as: [.unitHead, .contact])
    }
}

/// Somebody who acts for a unit, before there is an entry.
package struct UnitVoice: ActingGuard {
    package static let name = "enhetens ledning"
    package let visitor: Visitor
    package let identity: Identity
    package let unit: ID<Organisation>

    package init(_ visitor: Visitor) throws {
        let signedIn = try SignedIn(visitor)
        let role = try signedIn.acting(
            as: [.unitHead, .contact], or: .forbidden("Sidan är till för verksamhetens chef och kontaktperson."),
            where: { $0.scope != nil })
        (self.visitor, identity, unit) = (visitor, signedIn.identity, role.organisation!)
    }
}

/// The head of a unit: who else may speak for it is the head's to say.
package struct UnitHead: ActingGuard {
    package static let name = "enhetens chef"
    package let visitor: Visitor
    package let identity: Identity
    package let unit: ID<Organisation>

    package init(_ visitor: Visitor) throws {
        let signedIn = try SignedIn(visitor)
        let role = try signedIn.acting(
            as: [.unitHead], or: .forbidden("Frågan är ställd till verksamhetens chef."), where: { $0.scope != nil })
        (self.visitor, identity, unit) = (visitor, signedIn.identity, role.organisation!)
    }
}

private func unitVisitor(_ visitor: Visitor, as kinds: Set<Role.Kind>) async throws
    -> (Visitor, Identity, EntryHeader)
{
    let signedIn = try SignedIn(visitor)
    let id: ID<Entry> = try visitor.path("entry")
    let now = visitor.now
    guard let header = try await visitor.read({ try EntrySQL.header(id, at: now, in: $0) }) else { throw Halt.notFound }
    let unit = header.entry.unit.text
    _ = try signedIn.acting(as: kinds) { $0.scope == unit }
    return (visitor, signedIn.identity, header)
}
