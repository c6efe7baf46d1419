public import Base

/// Somebody who has signed in, in whatever role.
public struct SignedIn: Guard {
    public static let name = "inloggad"
    public let visitor: Visitor
    public let identity: Identity

    public init(_ visitor: Visitor) throws {
        guard let identity = visitor.identity else { throw Halt.signIn }
        (self.visitor, self.identity) = (visitor, identity)
    }

    public var person: Person { identity.person }
}

/// A guard for somebody who has signed in and acts in a role.
public protocol ActingGuard: Guard {
    var identity: Identity { get }
}

extension ActingGuard {
    public var person: Person { identity.person }
    public var acting: Role { identity.acting! }
}

extension SignedIn {
    /// The role that this person acts in, when it is one of `kinds` and `fits`.
    ///
    /// Throws `.otherRole` when another of their roles would do, so that the page can offer the switch;
    /// otherwise `refusal`, for objects `.notFound` so that nobody learns what exists.
    public func acting(
        as kinds: Set<Role.Kind>, or refusal: Halt = .notFound, where fits: (Role) -> Bool = { _ in true }
    ) throws(Halt) -> Role {
        if let acting = identity.acting, kinds.contains(acting.kind), fits(acting) { return acting }
        if let other = identity.roles.first(where: { kinds.contains($0.kind) && fits($0) }) {
            throw .otherRole(other)
        }
        throw refusal
    }
}

/// The award office (kansliet) acting as such.
public struct OfficeMember: ActingGuard {
    public static let name = "kansli"
    public let visitor: Visitor
    public let identity: Identity

    public init(_ visitor: Visitor) throws {
        let signedIn = try SignedIn(visitor)
        _ = try signedIn.acting(as: [.office], or: .forbidden("Sidan är till för kansliet."))
        (self.visitor, identity) = (visitor, signedIn.identity)
    }
}

/// The one who runs the installation.
public struct Operator: ActingGuard {
    public static let name = "drift"
    public let visitor: Visitor
    public let identity: Identity

    public init(_ visitor: Visitor) throws {
        let signedIn = try SignedIn(visitor)
        _ = try signedIn.acting(as: [.operator], or: .forbidden("Sidan är till för driften."))
        (self.visitor, identity) = (visitor, signedIn.identity)
    }
}
