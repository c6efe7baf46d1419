import Base
import Editions
package import Store
import Synchronization

/// The award year that the header's links lead to: the newest published. Read at start and once a minute, so that no
/// page asks the database for it.
package final class AwardYear: Sendable {
    private let year = Mutex<Int?>(nil)

    package var value: Int? { year.withLock { $0 } }

    package func refresh(from database: any Database) async throws {
        let newest = try await database.read { try Editions.newestYear(in: $0) }
        year.withLock { $0 = newest }
    }

    /// The year in a path such as `/kansli/2026/lag`.
    static func named(in path: String) -> Int? {
        let parts = path.split(separator: "/")
        guard parts.count >= 2, ["kansli", "utmarkelsen", "jury"].contains(parts[0]) else { return nil }
        return Int(parts[1]).flatMap { (1990...2100).contains($0) ? $0 : nil }
    }
}
