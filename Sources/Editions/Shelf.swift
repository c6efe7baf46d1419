package import HTML
package import Base
import Synchronization

/// Editions that have been read, by the digest of their file, so that no file is read twice; and the parts of their
/// public pages that are the same for everyone. What stands here can always be made again.
package final class Shelf: Sendable {
    static let editionsMax = 40
    static let partsMax = 80

    /// What a part of a page depends on, and nothing more: never a person.
    struct PartKey: Hashable {
        let name: String
        let digest: String
        let language: Language
        let phase: Phase
        let today: Day
        /// The number of the log's last row, for what others may write; 0 for what the file alone decides.
        var number = 0
    }

    private let editions = Mutex<[String: Edition]>([:])
    private let parts = Mutex<[PartKey: HTML]>([:])

    package init() {}

    /// The edition of a file, read at most once.
    /// - Throws: `EditionProblems` when the file cannot be used.
    package func edition(of file: EditionFile) throws -> Edition {
        try edition(digest: file.digest) { file }
    }

    /// The edition with this digest; `file` is asked for only when it has not been read before.
    package func edition(digest: String, _ file: () throws -> EditionFile) throws -> Edition {
        if let edition = editions.withLock({ $0[digest] }) { return edition }
        let edition = try file().edition()
        editions.withLock { editions in
            if editions.count >= Self.editionsMax { editions.removeAll() }
            editions[digest] = edition
        }
        return edition
    }

    func part(_ key: PartKey, _ make: () async throws -> HTML) async rethrows -> HTML {
        if let part = parts.withLock({ $0[key] }) { return part }
        return keep(try await make(), key)
    }

    func part(_ key: PartKey, _ make: () -> HTML) -> HTML {
        if let part = parts.withLock({ $0[key] }) { return part }
        return keep(make(), key)
    }

    private func keep(_ part: HTML, _ key: PartKey) -> HTML {
        parts.withLock { parts in
            if parts.count >= Self.partsMax { parts.removeAll() }
            parts[key] = part
        }
        return part
    }
}
