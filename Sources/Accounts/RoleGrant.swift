import Base
import Organisations
import Site
import Store

/// Giving a role, as an act with facts: what the office's page and a confirmed proposal do alike.
struct RoleGrant {
    static let act = "role.granted"

    let person: ID<Person>
    let kind: Role.Kind
    let organisation: ID<Organisation>?
    let edition: String?

    init(person: ID<Person>, kind: Role.Kind, organisation: ID<Organisation>?, edition: String?) {
        (self.person, self.kind, self.organisation, self.edition) = (person, kind, organisation, edition)
    }

    /// Throws `Halt.notFound` for facts that no grant has written.
    init(_ facts: WeightyAct.Facts) throws {
        guard let person = facts["person"].flatMap({ ID<Person>($0) }), let kind = facts["kind"].flatMap(Role.Kind.init)
        else { throw Halt.notFound }
        self.init(
            person: person, kind: kind, organisation: facts["organisation"].flatMap { ID($0) }, edition: facts["edition"])
    }

    var facts: WeightyAct.Facts {
        ["person": person.text, "kind": kind.rawValue, "organisation": organisation?.text, "edition": edition]
            .compactMapValues { $0 }
    }

    /// What the log tells: the role, and for one of a year its edition, which is of a programme.
    var told: String { [kind.rawValue, edition].compactMap(\.self).joined(separator: " ") }

    /// A role that was, to be given anew.
    init(person: ID<Person>, restoring role: Role) {
        let scope: String? = role.kind.isOfOneYear ? nil : role.scope
        self.init(
            person: person, kind: role.kind, organisation: scope.flatMap { ID($0) },
            edition: role.kind.isOfOneYear ? role.scope : nil)
    }

    /// Whether the person has this very role already.
    func isHeld(in db: any Connection) throws -> Bool {
        let scope = kind.needsOrganisation ? organisation?.text : edition
        return try RoleSQL.of(person, in: db).contains { $0.kind == kind && $0.scope == scope }
    }

    /// "Maria Berg (maria.berg@stad.example) får rollen Domarkommittén, 2024": with the address, since whoever reads the
    /// letters there signs in with the role. Throws when person or year is not there.
    func sentence(_ editions: [EditionChoice], in db: any Connection) throws -> Phrase {
        guard let person = try PersonSQL.find(person, in: db) else { throw Halt.notFound }
        guard let edition else { return "\(person.name) (\(person.email)) får rollen \(kind.name)" }
        guard let year = editions.first(where: { $0.id == edition }) else { throw Halt.notFound }
        return "\(person.name) (\(person.email)) får rollen \(kind.name), \(year.name)"
    }
}

extension RoleGrant {
    /// What the office proposes and confirms when the role weighs.
    static func weightyAct(
        _ editions: @escaping @Sendable (any Connection) throws -> [EditionChoice]
    ) -> WeightyAct {
        WeightyAct(act) { facts, db in
            try RoleGrant(facts).sentence(editions(db), in: db)
        } carryOut: { facts, by, now, db in
            try RoleGrant(facts).carryOut(editions(db), by: by, at: now, in: db)
        }
    }

    /// Throws a `Refusal` when the role does not fit the place, or the person has it already.
    func carryOut(
        _ editions: [EditionChoice], by granter: ID<Person>, at now: Instant, in db: any Connection
    ) throws {
        guard try PersonSQL.find(person, in: db) != nil else { throw Halt.notFound }
        let place = try organisation.map { try kind.place($0, in: db) }
        if let edition, !editions.contains(where: { $0.id == edition }) { throw Halt.notFound }
        let scope = kind.needsOrganisation ? place?.id.text : nil
        try RoleSQL.grant(kind, to: person, organisation: scope, edition: edition, by: granter, at: now, in: db)
    }
}

extension Role.Kind {
    /// Whether giving the role is told to all of the office, and takes two where the installation asks for it (rules §2).
    package var isWeighty: Bool { self == .office || self == .juror }
}
