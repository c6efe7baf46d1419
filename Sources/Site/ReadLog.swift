import Base
import Synchronization

/// Remembers who has read what this hour, so that the log holds one row a reader, object and hour and not one a click.
final class ReadLog: Sendable {
    private struct Key: Hashable { let person: String, object: String, hour: Int64 }
    private let seen = Mutex<Set<Key>>([])
    private static let keysMax = 50_000

    func isNew(person: String, object: String, at now: Instant) -> Bool {
        let key = Key(person: person, object: object, hour: now.millisecondsSince1970 / 3_600_000)
        return seen.withLock { seen in
            if seen.count >= Self.keysMax { seen.removeAll() }
            return seen.insert(key).inserted
        }
    }
}
