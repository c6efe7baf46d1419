import Base

/// Whether the form of an entry is approved: of the approval and the requests for change, the latest counts (R53).
enum FormalApproval: Equatable, Sendable {
    case none
    case stands(by: String)
    /// The office has asked for a change since.
    case overtaken(by: String)

    /// - Parameter asked: when the last change was asked for; nil when none was.
    init(by name: String?, at: Instant?, asked: Instant?) {
        guard let name, let at else {
            self = .none
            return
        }
        self = asked.map { $0 > at } ?? false ? .overtaken(by: name) : .stands(by: name)
    }

    var isApproved: Bool { if case .stands = self { true } else { false } }
}
