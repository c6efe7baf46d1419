import Base
import Organisations
package import Site
import Store

/// Those who may read a whole entry (rules §2): its unit always; when it is handed in, the office, the registrar of its
/// committee, the examiners of its team and the jury of the year, the last two when nothing is in the way.
package struct EntryReader: ActingGuard {
    package static let name = "bidragsläsare"
    package let visitor: Visitor
    package let identity: Identity
    package let header: EntryHeader

    package init(_ visitor: Visitor) async throws {
        let signedIn = try SignedIn(visitor)
        let id: ID<Entry> = try visitor.path("entry")
        let (now, readers) = (visitor.now, visitor.site.readers)
        let found = try await visitor.read { db in
            try EntrySQL.header(id, at: now, in: db).map { ($0, try $0.readers(among: signedIn.identity, readers, in: db)) }
        }
        guard let (header, admitted) = found else { throw Halt.notFound }
        _ = try signedIn.acting(as: Set(Role.Kind.allCases)) { admitted.contains($0.id) }
        (self.visitor, identity, self.header) = (visitor, signedIn.identity, header)
    }

    /// Whether the unit itself reads.
    var isOwn: Bool { Role.Kind.unit.contains(acting.kind) }
}

extension EntryHeader {
    /// The roles of a person that open the entry: the one rule for its text, its files and its pictures (rules §2).
    /// - Parameter others: who reads besides the unit, the office and the registrar.
    func readers(among identity: Identity, _ others: ReaderSource, in db: any Connection) throws -> Set<ID<Role>> {
        let admitted = try identity.roles.filter { role in
            switch role.kind {
            case .unitHead, .contact, .coauthor: role.scope == entry.unit.text
            case .office: handedInAt != nil
            case .registrar: handedInAt != nil && role.scope == committee?.text
            case .examiner, .juror, .controller, .operator:
                state == .handedIn ? try others(id.text, identity.person.id, role, db) : false
            }
        }
        return Set(admitted.map(\.id))
    }
}
