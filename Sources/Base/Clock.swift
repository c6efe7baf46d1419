import struct Foundation.Date

/// The one clock of the program; tests stop it. No rule asks the system what time it is.
public struct Clock: Sendable {
    private let read: @Sendable () -> Instant

    public init(_ read: @escaping @Sendable () -> Instant) { self.read = read }

    public var now: Instant { read() }
    public var today: Day { Stockholm.local(now).day }

    public static let system = Clock {
        Instant(millisecondsSince1970: Int64(Date().timeIntervalSince1970 * 1000))
    }

    /// A clock that stands still.
    public static func stopped(at instant: Instant) -> Clock { Clock { instant } }
}
