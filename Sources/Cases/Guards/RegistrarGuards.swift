package import Base
package import Organisations
package import Site
package import Entries

/// The registrar of a committee or company, for its own units alone (R32, R70).
package struct Registrar: ActingGuard {
    package static let name = "nämndsekreterare"
    package let visitor: Visitor
    package let identity: Identity
    package let organisation: ID<Organisation>

    package init(_ visitor: Visitor) throws {
        let signedIn = try SignedIn(visitor)
        let role = try signedIn.acting(
            as: [.registrar], or: .forbidden("Sidan är till för nämndsekreterare och registratorer."),
            where: { $0.scope != nil })
        (self.visitor, identity, organisation) = (visitor, signedIn.identity, role.organisation!)
    }
}

/// The registrar of the committee or company whose case the path names.
package struct CaseRegistrar: ActingGuard {
    package static let name = "nämndens ärende"
    package let visitor: Visitor
    package let identity: Identity
    package let committeeCase: CommitteeCase

    package init(_ visitor: Visitor) async throws {
        let signedIn = try SignedIn(visitor)
        let id: ID<CommitteeCase> = try visitor.path("case")
        guard let found = try await visitor.read({ try CaseSQL.find(id, in: $0) }) else { throw Halt.notFound }
        _ = try signedIn.acting(as: [.registrar]) { $0.scope == found.organisation.text }
        (self.visitor, identity, committeeCase) = (visitor, signedIn.identity, found)
    }
}

/// Those who may open the minutes of a case: its registrar, those who lead a unit in it, the office and the jury of its
/// edition (rules §2), when they have no conflict of interest in any entry of it.
package struct MinutesReader: ActingGuard {
    package static let name = "protokollsläsare"
    package let visitor: Visitor
    package let identity: Identity
    package let committeeCase: CommitteeCase

    package init(_ visitor: Visitor) async throws {
        let signedIn = try SignedIn(visitor)
        let id: ID<CommitteeCase> = try visitor.path("case")
        let read = try await visitor.read { db in
            try CaseSQL.find(id, in: db).map { ($0, Set(try CaseSQL.units(of: id, in: db).map(\.text))) }
        }
        guard let (found, units) = read else { throw Halt.notFound }
        _ = try signedIn.acting(as: [.registrar, .office, .juror, .unitHead, .contact]) { role in
            switch role.kind {
            case .registrar: role.scope == found.organisation.text
            case .juror: role.scope == found.edition.text
            case .unitHead, .contact: role.scope.map(units.contains) ?? false
            default: true
            }
        }
        try await visitor.read { db in
            try visitor.mustBeImpartial(to: try CaseSQL.entries(of: id, in: db).map(\.text), in: db)
        }
        (self.visitor, identity, committeeCase) = (visitor, signedIn.identity, found)
    }
}
