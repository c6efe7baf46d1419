import Base
import RichText
package import Site
import Store

/// Those who may see a picture: those who may read the entry that it stands in, and of one without consent the unit alone.
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
            // Whoever is in it has not said yes, or no longer does: only the unit itself sees it then (R57).
            let presentation = try PresentationSQL.find(picture.entry, in: db)
            let isWithheld = presentation.own == picture.id && presentation.choice != .own
            let admitted = try header.readers(among: signedIn.identity, readers, in: db)
            let unit = Set(signedIn.identity.roles.filter { Role.Kind.unit.contains($0.kind) }.map(\.id))
            return (picture, isWithheld ? admitted.intersection(unit) : admitted)
        }
        guard let (picture, admitted) = found else { throw Halt.notFound }
        _ = try signedIn.acting(as: Set(Role.Kind.allCases)) { admitted.contains($0.id) }
        try await visitor.read { try visitor.mustBeImpartial(to: [picture.entry.text], in: $0) }
        (self.visitor, identity, self.picture) = (visitor, signedIn.identity, picture)
    }
}
