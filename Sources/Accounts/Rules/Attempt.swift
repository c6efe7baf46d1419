import Base
import Foundation

/// A try to sign in or to get a letter, as tries are counted: for what account, from where.
struct Attempt: Sendable {
    /// The address that was written, folded, perhaps with a word before it for what is tried.
    let account: String
    /// Where it comes from: an IPv4 address, or the half of an IPv6 address that one subscriber has to themselves.
    let network: String
    /// The digest of a device that has signed in to the account before; nil for any other.
    let device: String?

    init(account: String, address: String, device: String? = nil) {
        (self.account, network, self.device) = (account, Self.network(of: address), device)
    }

    /// What tries at this account from here are counted under.
    var here: String { device.map { "\(account) device \($0)" } ?? "\(account) from \(network)" }

    /// Under what name one waits for a password to be checked.
    var waiter: Password.Waiter { device.map(Password.Waiter.known) ?? .stranger(network) }

    private static func network(of address: String) -> String {
        var bytes = in6_addr()
        guard address.contains(":"), inet_pton(AF_INET6, address, &bytes) == 1 else { return address }
        let all = withUnsafeBytes(of: &bytes) { Array($0) }
        if all[..<10].allSatisfy({ $0 == 0 }), all[10...11].allSatisfy({ $0 == 0xFF }) {
            return all[12...].map { String($0) }.joined(separator: ".")
        }
        return stride(from: 0, to: 8, by: 2).map { String(Int(all[$0]) << 8 | Int(all[$0 + 1]), radix: 16) }.joined(separator: ":")
            + "::/64"
    }
}
