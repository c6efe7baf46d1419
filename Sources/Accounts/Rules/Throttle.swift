import Base

/// How many failed sign-ins may be made before one must wait.
///
/// Counted by account and network together, so that a stranger's wrong tries keep the stranger out and not the owner; by network
/// alone, so that nobody goes through many accounts; and by account from everywhere, so that many networks together do not
/// guess. A device that has signed in before is counted by itself alone.
struct Throttle: Sendable {
    static let windowSeconds = 15 * 60
    static let triesPerAccountMax = 8
    /// More, since a whole office may share one network.
    static let triesPerNetworkMax = 40
    /// Tries for one account from all networks together, but from the devices that it knows.
    var triesFromEverywhereMax = 100

    static let password = Throttle()
    /// Each is a letter in somebody's mailbox.
    static let links = Throttle(triesFromEverywhereMax: 24)

    /// Seconds to wait, nil when a try is allowed. The counts are of failed tries within the window.
    func wait(here: Int, network: Int, everywhere: Int) -> Int? {
        let mustWait =
            here >= Self.triesPerAccountMax || network >= Self.triesPerNetworkMax || everywhere >= triesFromEverywhereMax
        return mustWait ? Self.windowSeconds : nil
    }
}
