package import Base

/// Whether the form of an entry is approved: of the approval, the hand-in and the requests for change, the latest counts (R53).
///
/// What is not approved is given to no team and opened to none. Missing minutes do not stand in the way (Q5).
package enum FormalApproval: Equatable, Sendable {
    case none
    case stands(by: String)
    /// The office has asked for a change since.
    case overtaken(by: String)

    /// - Parameters:
    ///   - handedIn: when the entry was handed in, the last time; an approval of an earlier hand-in counts for nothing.
    ///   - asked: when the last change was asked for; nil when none was.
    package init(by name: String?, at: Instant?, handedIn: Instant, asked: Instant?) {
        guard let name, let at, at >= handedIn else {
            self = .none
            return
        }
        self = asked.map { $0 > at } ?? false ? .overtaken(by: name) : .stands(by: name)
    }

    package var isApproved: Bool { if case .stands = self { true } else { false } }
}
