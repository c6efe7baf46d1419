package import Base
import RichText
package import Site
package import Store

/// Those who may see a picture: who writes the entry that it stands in, and who reads that entry when it is handed in.
package struct PictureReader: ActingGuard {
    package static let name = "bildläsare"
    package let visitor: Visitor
    package let identity: Identity
    package let picture: StoredPicture

    package init(_ visitor: Visitor) async throws {
        let signedIn = try SignedIn(visitor)
        let id: ID<Picture> = try visitor.path("picture")
        let (now, roles, readers) = (visitor.now, signedIn.identity.roles, visitor.site.readers)
        let found = try await visitor.read { db -> (StoredPicture, Set<ID<Role>>)? in
            guard let picture = try PictureSQL.find(id, in: db),
                let header = try EntrySQL.header(picture.entry, at: now, in: db)
            else { return nil }
            let person = signedIn.person.id
            let admitted = try roles.filter { role in
                switch role.kind {
                case .unitHead, .contact, .coauthor: role.scope == header.entry.unit.text
                case .office: header.handedInAt != nil
                case .registrar: header.handedInAt != nil && role.scope == header.committee?.text
                default: header.handedInAt != nil ? try readers(picture.entry.text, person, role, db) : false
                }
            }
            return (picture, Set(admitted.map(\.id)))
        }
        guard let (picture, admitted) = found else { throw Halt.notFound }
        _ = try signedIn.acting(as: Set(Role.Kind.allCases)) { admitted.contains($0.id) }
        (self.visitor, identity, self.picture) = (visitor, signedIn.identity, picture)
    }
}
