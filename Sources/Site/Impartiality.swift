public import Base
public import Store

/// Conflicts of interest (jäv) as every room asks about them: of the person, over all their roles (R82). The program's
/// wiring fills it with the one rule.
public struct ConflictDesk: Sendable {
    /// Whether a conflict keeps a person from an entry, by its id, in the role they act in.
    public let keepsOut: @Sendable (_ entry: String, ID<Person>, Role, any Connection) throws -> Bool
    /// The entries of a year, by its id, that a person has nothing to do with as jury or office.
    public let out: @Sendable (ID<Person>, _ edition: String, any Connection) throws -> Set<String>
    /// Whether a person in the office has nothing to do with a unit, by its id, also one that has no entry yet.
    public let isOutOfUnit: @Sendable (ID<Person>, _ unit: String, any Connection) throws -> Bool
    /// What a person who judges or decides would lose by writing for a unit, by its id: the units' names.
    public let wouldLose: @Sendable (ID<Person>, _ unit: String, any Connection) throws -> [String]
    /// Tells the office by letter of the cases that a person has lost and that it does not know of.
    public let tell: @Sendable (ID<Person>, Instant, any Connection) throws -> Void
    /// The same for everybody who judges or decides, around a fact that the office enters for many at once, as organisations that
    /// merge; of what they see again by it too.
    public let tellAll: @Sendable (Instant, any Connection, () throws -> Void) throws -> Void
    /// Tells the office by letter that another party has proposed what would take cases from somebody.
    public let tellProposal: @Sendable (ID<Person>, _ unit: String, Instant, any Connection) throws -> Void

    public init(
        keepsOut: @escaping @Sendable (String, ID<Person>, Role, any Connection) throws -> Bool,
        out: @escaping @Sendable (ID<Person>, String, any Connection) throws -> Set<String>,
        isOutOfUnit: @escaping @Sendable (ID<Person>, String, any Connection) throws -> Bool,
        wouldLose: @escaping @Sendable (ID<Person>, String, any Connection) throws -> [String],
        tell: @escaping @Sendable (ID<Person>, Instant, any Connection) throws -> Void,
        tellAll: @escaping @Sendable (Instant, any Connection, () throws -> Void) throws -> Void,
        tellProposal: @escaping @Sendable (ID<Person>, String, Instant, any Connection) throws -> Void
    ) {
        (self.keepsOut, self.out, self.isOutOfUnit, self.wouldLose) = (keepsOut, out, isOutOfUnit, wouldLose)
        (self.tell, self.tellAll, self.tellProposal) = (tell, tellAll, tellProposal)
    }

    /// A house where nobody judges.
    public static let none = ConflictDesk(
        keepsOut: { _, _, _, _ in false }, out: { _, _, _ in [] }, isOutOfUnit: { _, _, _ in false },
        wouldLose: { _, _, _ in [] }, tell: { _, _, _ in }, tellAll: { try $2() }, tellProposal: { _, _, _, _ in })
}

extension Guard {
    /// Stops whoever has a conflict of interest in any of the entries: the office is told why, others find nothing.
    ///
    /// Throws `Halt.forbidden` or `Halt.notFound`.
    public func mustBeImpartial(to entries: [String], in db: any Connection) throws {
        guard let identity = visitor.identity, let role = identity.acting, Role.Kind.impartial.contains(role.kind) else { return }
        guard try entries.contains(where: { try site.conflicts.keepsOut($0, identity.person.id, role, db) }) else { return }
        throw role.kind == .office
            ? Halt.forbidden("Du är jävig i det här ärendet. Be en kollega på kansliet.") : Halt.notFound
    }

    /// The same for an act of the office about a unit, which has perhaps no entry yet. In the transaction that acts.
    public func mustBeImpartial(toUnit unit: String, in db: any Connection) throws {
        guard let person = visitor.identity?.person.id, try site.conflicts.isOutOfUnit(person, unit, db) else { return }
        throw Halt.forbidden("Du är jävig i det som gäller verksamheten. Be en kollega på kansliet.")
    }
}

extension Visitor {
    /// Asked of every address that names an entry, before its page is made and again where it writes: what came in the way
    /// after the guard was made counts too.
    func mustBeImpartial(in db: any Connection) throws {
        guard let entry = request.parameters["entry"] else { return }
        try mustBeImpartial(to: [entry], in: db)
    }

    /// The same before there is a transaction.
    func mustBeImpartial() async throws {
        guard request.parameters["entry"] != nil, let role = identity?.acting, Role.Kind.impartial.contains(role.kind)
        else { return }
        try await site.database.read { try mustBeImpartial(in: $0) }
    }
}

extension Role.Kind {
    /// Those who judge, decide or keep the record: they have no part in what they meet there.
    static let impartial: Set<Role.Kind> = [.office, .examiner, .juror]
}
