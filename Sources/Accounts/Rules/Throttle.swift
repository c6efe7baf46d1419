import Base

/// How many failed sign-ins an address and an account may make before they must wait.
enum Throttle {
    static let windowSeconds = 15 * 60
    static let triesPerAccountMax = 8
    /// More, since a whole office may share one address.
    static let triesPerAddressMax = 40

    /// Seconds to wait, nil when a try is allowed. The counts are of failed tries within the window.
    static func wait(account: Int, address: Int) -> Int? {
        account >= triesPerAccountMax || address >= triesPerAddressMax ? windowSeconds : nil
    }
}
