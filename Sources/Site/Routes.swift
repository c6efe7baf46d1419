public import Base

/// The table of every address: method, path, guard and limits, as data that tests and documents can walk.
public struct Routes: Sendable {
    public private(set) var all: [Route] = []

    public init() {}

    /// A page: reads, never writes.
    public mutating func get<G: Guard>(
        _ path: String, as guardType: G.Type = G.self, _ handler: @escaping @Sendable (G) async throws -> Answer
    ) {
        add("GET", path, bodyBytesMax: 0, handler)
    }

    /// An act from a form. The form token is checked before the guard is made.
    /// Where one acts in a role a press is taken once; `takesOnce` says so of a form for visitors, which carries a `pressMark`.
    public mutating func post<G: Guard>(
        _ path: String, as guardType: G.Type = G.self, bodyBytesMax: Int = 256 * 1024, takesOnce: Bool = false,
        _ handler: @escaping @Sendable (G) async throws -> Answer
    ) {
        add("POST", path, bodyBytesMax: bodyBytesMax, takesOnce: takesOnce, handler)
    }

    private mutating func add<G: Guard>(
        _ method: String, _ path: String, bodyBytesMax: Int, takesOnce: Bool = false,
        _ handler: @escaping @Sendable (G) async throws -> Answer
    ) {
        all.append(
            Route(
                method: method, path: path, guardName: G.name, bodyBytesMax: bodyBytesMax,
                isActing: G.self is any ActingGuard.Type, takesOnce: takesOnce,
                admit: { _ = try await admitted(G.self, $0) },
                answer: { try await handler(try await admitted(G.self, $0)) }))
    }
}

/// The guard, and that no conflict of interest is in the way of what the address names (R82).
private func admitted<G: Guard>(_ guardType: G.Type, _ visitor: Visitor) async throws -> G {
    let found = try await G(visitor)
    try await visitor.mustBeImpartial()
    return found
}

public struct Route: Sendable {
    public let method: String
    /// With parameters named by a colon: `/bidrag/:entry`.
    public let path: String
    /// The guard's word in `docs/permissions.csv`.
    public let guardName: String
    public let bodyBytesMax: Int
    /// Whether one acts here in a role, and not only as oneself.
    let isActing: Bool
    /// Whether a press of a visitor is taken once.
    let takesOnce: Bool
    /// What anybody may send before the guard has looked.
    static let bodyBytesForAll = 256 * 1024
    /// What of a written form is read of those whom the guard does not let in: a whole answer with its characters in percent signs.
    static let textBytesForAll = 1024 * 1024
    /// Makes the guard and nothing more: how the walk of permissions asks without acting.
    public let admit: @Sendable (Visitor) async throws -> Void
    let answer: @Sendable (Visitor) async throws -> Answer
}
