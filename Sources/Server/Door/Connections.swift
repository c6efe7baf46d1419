package import Site

/// The connections that are open, in all and by address.
package struct Connections: Sendable {
    private let served: Tally
    private let refused: Tally
    private let trustedProxy: String?

    package enum Place: Sendable {
        case served(Share)
        /// It is told to come again.
        case refused(Share)
        /// There is no room even to say so.
        case none
    }

    /// Connections of the trusted proxy are everybody's, and count in all alone: its visitors are counted by request.
    package init(_ limits: DoorLimits, trustedProxy: String?) {
        served = Tally(allMax: limits.connectionsMax, ofOneMax: limits.connectionsOfOneAddressMax)
        refused = Tally(allMax: limits.refusedAtOnceMax, ofOneMax: limits.refusedAtOnceMax)
        self.trustedProxy = trustedProxy
    }

    package func place(for address: String) -> Place {
        let name = address == trustedProxy ? "" : addressBlock(address)
        if let share = served.share(of: name) { return .served(share) }
        return refused.share(of: "").map { .refused($0) } ?? .none
    }

    package var count: Int { served.all }
}
