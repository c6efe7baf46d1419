import Base
import Mail
import Site
import Store

/// A person's new address, as an act with facts: what the office's page and a confirmed proposal do alike.
struct AddressChange {
    static let act = "person.readdressed"

    let person: ID<Person>
    let email: String

    init(person: ID<Person>, email: String) { (self.person, self.email) = (person, email) }

    /// Throws `Halt.notFound` for facts that no change has written.
    init(_ facts: WeightyAct.Facts) throws {
        guard let person = facts["person"].flatMap({ ID<Person>($0) }), let email = facts["email"] else { throw Halt.notFound }
        self.init(person: person, email: email)
    }

    var facts: WeightyAct.Facts { ["person": person.text, "email": email] }

    /// Throws a `Refusal` when the account is closed, or another account has the address.
    func check(in db: any Connection) throws {
        if try PersonSQL.file(person, in: db)?.isClosed == true {
            throw Refusal("Kontot är stängt. Öppna kontot först, och byt adressen sedan.", field: "epost")
        }
        if try PersonSQL.isTaken(email, but: person, in: db) {
            throw Refusal("Det finns redan ett konto med den e-postadressen. Sök efter det i listan.", field: "epost")
        }
    }

    /// Changes the address, and tells the old one and the new.
    func carryOut(_ outbox: Outbox, at now: Instant, in db: any Connection) throws {
        guard let old = try PersonSQL.file(person, in: db)?.person else { throw Halt.notFound }
        try check(in: db)
        try PersonSQL.change(person, email: email, at: now, in: db)
        for letter in AddressLetters(old, email).all { try outbox.post(letter, in: db, at: now) }
    }

    /// Whether the change weighs as much as giving a role does. A role of office or jury that has ended counts as well:
    /// it can be given back, and whoever then reads the letters at the address signs in with it.
    func isWeighty(in db: any Connection) throws -> Bool {
        try RoleSQL.hasEverHeld(Role.Kind.allCases.filter(\.isWeighty), person, in: db)
    }

    /// What the office proposes and confirms when the person is, or has been, of the office or the jury.
    static func weightyAct(_ outbox: Outbox) -> WeightyAct {
        WeightyAct(act) { facts, db in
            let change = try AddressChange(facts)
            guard let person = try PersonSQL.find(change.person, in: db) else { throw Halt.notFound }
            return "\(person.name) byter e-postadress till \(change.email)"
        } carryOut: { facts, _, now, db in
            try AddressChange(facts).carryOut(outbox, at: now, in: db)
        }
    }
}
