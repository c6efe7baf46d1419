import Base
import RichText
package import Site
import Store

/// Those who may see a picture: those who may read the entry that it stands in.
package struct PictureReader: ActingGuard {
    package static let name = "bildläsare"
    package let visitor: Visitor
    package let identity: Identity
    package let picture: StoredPicture

    package init(_ visitor: Visitor) async throws {
        let signedIn = try SignedIn(visitor)
        let id: ID<Picture> = try visitor.path("picture")
        let (now, readers) = (visitor.now, visitor.site.readers)
        let found = try await visitor.read { db -> (StoredPicture, Set<ID<Role>>)? in
            guard let picture = try PictureSQL.find(id, in: db),
                let header = try EntrySQL.header(picture.entry, at: now, in: db)
            else { return nil }
            return (picture, try header.readers(among: signedIn.identity, readers, in: db))
        }
        guard let (picture, admitted) = found else { throw Halt.notFound }
        _ = try signedIn.acting(as: Set(Role.Kind.allCases)) { admitted.contains($0.id) }
        try await visitor.read { try visitor.mustBeImpartial(to: [picture.entry.text], in: $0) }
        (self.visitor, identity, self.picture) = (visitor, signedIn.identity, picture)
    }
}
