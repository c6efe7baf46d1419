public import Store

/// One capability: its tables and its addresses. Server hangs the slices together in the order of the award year.
public protocol Slice: Sendable {
    static var migrations: [Migration] { get }
    func routes(_ routes: inout Routes)
}
