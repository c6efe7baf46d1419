package import Base
import Synchronization

/// A clock that stands still until a test sets it.
package final class MovableClock: Sendable {
    private let instant: Mutex<Instant>

    package init(_ start: Instant) { instant = Mutex(start) }

    package var now: Instant { instant.withLock { $0 } }
    package var clock: Clock { Clock { self.now } }

    package func set(_ new: Instant) { instant.withLock { $0 = new } }
    package func set(_ day: Day, _ time: TimeOfDay = .midnight) { set(Stockholm.instant(day, time)) }
}
