import Base
import Site
import Store

/// Ending a role for an organisation that somebody holds beside one in which they judge, decide or keep the record: it is a
/// ground for conflict of interest (R82) that falls, so the act weighs, and nobody does it for themselves.
struct RoleEnd {
    static let act = "role.ended"

    let person: ID<Person>
    let role: ID<Role>

    var facts: WeightyAct.Facts { ["person": person.text, "role": role.text] }

    init(_ role: ID<Role>, of person: ID<Person>) { (self.role, self.person) = (role, person) }

    init(_ facts: WeightyAct.Facts) throws {
        guard let person = facts["person"].flatMap({ ID<Person>($0) }), let role = facts["role"].flatMap({ ID<Role>($0) })
        else { throw Halt.notFound }
        self.init(role, of: person)
    }

    /// Whether a ground for conflict falls with the role.
    func takesGround(in db: any Connection) throws -> Bool {
        let roles = try RoleSQL.of(person, in: db)
        guard let held = roles.first(where: { $0.id == role }), held.kind.needsOrganisation else { return false }
        return roles.contains { $0.kind == .office || $0.kind.isOfOneYear }
    }

    static let weightyAct = WeightyAct(act, isForOthersOnly: true) { facts, db in
        let end = try RoleEnd(facts)
        guard let person = try PersonSQL.find(end.person, in: db),
            let held = try RoleSQL.of(end.person, in: db).first(where: { $0.id == end.role })
        else { throw Halt.notFound }
        return "\(person.name) har inte längre rollen \(held.kind.name) för \(held.scopeName ?? "–"), och det jävet faller bort"
    } carryOut: { facts, _, now, db in
        let end = try RoleEnd(facts)
        guard try RoleSQL.isHeld(end.role, by: end.person, in: db) else { throw Halt.notFound }
        try RoleSQL.end(end.role, at: now, in: db)
    }
}
