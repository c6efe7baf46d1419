import Base
package import Editions
package import Entries
package import Site
package import Store

/// A member of the jury of the year in the path (R110).
package struct Juror: ActingGuard {
    package static let name = "domarkommitté"
    package let visitor: Visitor
    package let identity: Identity
    package let edition: StoredEdition

    package init(_ visitor: Visitor) async throws {
        (self.visitor, identity, edition) = try await juror(visitor)
    }
}

/// A member of the jury of any year, before the page knows which.
package struct AnyJuror: ActingGuard {
    package static let name = "domarkommitté något år"
    package let visitor: Visitor
    package let identity: Identity

    package init(_ visitor: Visitor) throws {
        let signedIn = try SignedIn(visitor)
        _ = try signedIn.acting(
            as: [.juror], or: .forbidden("Sidan är till för domarkommittén."), where: { $0.scope != nil })
        (self.visitor, identity) = (visitor, signedIn.identity)
    }
}

/// A member of the jury at a case of the year, with nothing in the way: who is out by conflict finds no such page.
package struct CaseJuror: ActingGuard {
    package static let name = "domarkommitté utan jäv"
    package let visitor: Visitor
    package let identity: Identity
    package let edition: StoredEdition
    package let header: EntryHeader

    package init(_ visitor: Visitor) async throws {
        (self.visitor, identity, edition) = try await juror(visitor)
        header = try await openCase(visitor, edition, for: identity.person.id)
    }

    package func stillHolds(in db: any Connection) throws { try mustBeOpen(header, edition, person.id, in: db) }
}

/// The chair of the jury, who leads the meeting.
package struct JuryChair: ActingGuard {
    package static let name = "ordförande"
    package let visitor: Visitor
    package let identity: Identity
    package let edition: StoredEdition

    package init(_ visitor: Visitor) async throws {
        (self.visitor, identity, edition) = try await juror(visitor)
        try await mustLead(visitor, edition, identity.person.id)
    }

    package func stillHolds(in db: any Connection) throws { try mustLead(edition, person.id, in: db) }
}

/// The chair at a case, with nothing in the way.
package struct CaseChair: ActingGuard {
    package static let name = "ordförande utan jäv"
    package let visitor: Visitor
    package let identity: Identity
    package let edition: StoredEdition
    package let header: EntryHeader

    package init(_ visitor: Visitor) async throws {
        (self.visitor, identity, edition) = try await juror(visitor)
        header = try await openCase(visitor, edition, for: identity.person.id)
        try await mustLead(visitor, edition, identity.person.id)
    }

    package func stillHolds(in db: any Connection) throws {
        try mustBeOpen(header, edition, person.id, in: db)
        try mustLead(edition, person.id, in: db)
    }
}

// MARK: What they share

private func juror(_ visitor: Visitor) async throws -> (Visitor, Identity, StoredEdition) {
    let signedIn = try SignedIn(visitor)
    let edition = try await visitor.editionInPath()
    _ = try signedIn.acting(as: [.juror]) { $0.scope == edition.id.text }
    return (visitor, signedIn.identity, edition)
}

private func openCase(_ visitor: Visitor, _ edition: StoredEdition, for person: ID<Person>) async throws -> EntryHeader {
    let header = try await visitor.caseInPath(edition)
    try await visitor.read { try mustBeOpen(header, edition, person, in: $0) }
    return header
}

private func mustBeOpen(_ header: EntryHeader, _ edition: StoredEdition, _ person: ID<Person>, in db: any Connection) throws {
    let recusals = try JurySQL.recusals(of: [person], edition: edition.id, in: db)[person]
    guard recusals?.ground(header) == nil else { throw Halt.notFound }
}

private func mustLead(_ visitor: Visitor, _ edition: StoredEdition, _ person: ID<Person>) async throws {
    try await visitor.read { try mustLead(edition, person, in: $0) }
}

private func mustLead(_ edition: StoredEdition, _ person: ID<Person>, in db: any Connection) throws {
    guard try JurySQL.isChair(person, of: edition.id, in: db) else {
        throw Halt.forbidden("Det här gör domarkommitténs ordförande eller kansliet.")
    }
}

extension Guard {
    /// The published edition of the path's year.
    func editionInPath() async throws -> StoredEdition {
        let year = try awardYear()
        guard let found = try await read({ try Editions.published(year: year, in: $0) })
        else { throw Halt.notFound }
        return found
    }

    /// The entry of the path when it is one of the edition's; whether it has come to the jury is for the page to ask.
    func caseInPath(_ edition: StoredEdition) async throws -> EntryHeader {
        let id: ID<Entry> = try path("entry")
        let now = now
        guard let header = try await read({ try EntrySQL.header(id, at: now, in: $0) }), header.entry.edition == edition.id
        else { throw Halt.notFound }
        return header
    }
}
