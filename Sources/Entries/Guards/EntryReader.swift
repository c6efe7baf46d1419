import Base
import Organisations
package import Site

/// Those who may read a whole entry: its unit always; when it is handed in, the office and the registrar of its committee.
package struct EntryReader: ActingGuard {
    package static let name = "bidragsläsare"
    package let visitor: Visitor
    package let identity: Identity
    package let header: EntryHeader

    package init(_ visitor: Visitor) async throws {
        let signedIn = try SignedIn(visitor)
        let id: ID<Entry> = try visitor.path("entry")
        let now = visitor.now
        guard let header = try await visitor.read({ try EntrySQL.header(id, at: now, in: $0) }) else { throw Halt.notFound }
        _ = try signedIn.acting(as: Role.Kind.unit.union([.office, .registrar])) { role in
            switch role.kind {
            case .office: header.handedInAt != nil
            case .registrar: header.handedInAt != nil && role.scope == header.committee?.text
            default: role.scope == header.entry.unit.text
            }
        }
        (self.visitor, identity, self.header) = (visitor, signedIn.identity, header)
    }

    /// Whether the unit itself reads.
    var isOwn: Bool { Role.Kind.unit.contains(acting.kind) }
}
