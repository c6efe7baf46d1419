package import Base
package import Mail
package import Site
package import Store
package import Organisations

/// Who may sign in, and as what.
package struct Accounts: Slice {
    package static let migrations = Session.migrations + Audit.migrations + accountMigrations

    let outbox: Outbox
    /// The actors that a demo's sign-in page offers; empty in a real installation.
    let demoActors: [DemoActor]
    /// The years that a role of examiner or juror can be given for; Editions, which stands above, fills it.
    let editionChoices: @Sendable (any Connection) throws -> [EditionChoice]
    /// Takes note of where an examiner works, which decides conflicts of interest (R82); Examiners fills it.
    let examinerWorks: ExaminerWorks

    package typealias ExaminerWorks =
        @Sendable (
            _ person: ID<Person>, _ at: ID<Organisation>, _ edition: String, _ by: OfficeMember, WeightyActs, any Connection
        ) throws -> WeightyActs.Outcome

    /// What the closing of an account means to the slices above.
    let departures: [Departure]
    /// The acts of the office that all of it is told of, this slice's own and `weightyActs` of the slices above.
    package let weighty: WeightyActs

    package init(
        outbox: Outbox, demoActors: [DemoActor] = [],
        editionChoices: @escaping @Sendable (any Connection) throws -> [EditionChoice] = { _ in [] },
        examinerWorks: @escaping ExaminerWorks = { _, _, _, _, _, _ in .done }, weightyActs: [WeightyAct] = [],
        departures: [Departure] = []
    ) {
        self.departures = departures
        self.examinerWorks = examinerWorks
        (self.outbox, self.demoActors, self.editionChoices) = (outbox, demoActors, editionChoices)
        let granting = RoleGrant.weightyAct(editionChoices)
        weighty = WeightyActs(outbox: outbox, [granting, RoleEnd.weightyAct, AddressChange.weightyAct(outbox)] + weightyActs)
    }

    package func routes(_ routes: inout Routes) {
        routes.get("/logga-in", signInPage)
        routes.post("/logga-in", bodyBytesMax: 16 * 1024, signIn)
        routes.post("/logga-in/lank", bodyBytesMax: 16 * 1024, sendLink)
        routes.get("/logga-in/lank/:token", linkPage)
        routes.post("/logga-in/lank/:token", bodyBytesMax: 16 * 1024, useLink)
        routes.post("/logga-in/demo", bodyBytesMax: 16 * 1024, signInAsActor)
        routes.post("/logga-ut", signOut)
        routes.post("/sprak", chooseLanguage)
        routes.get("/roll", chooseRolePage)
        routes.post("/roll", switchRole)
        routes.get("/konto", accountPage)
        routes.post("/konto/losenord", changePassword)
        routes.post("/konto/sprak", changeLanguage)
        routes.get("/konto/inloggningar", sessionsPage)
        routes.post("/konto/inloggningar/avsluta", bodyBytesMax: 4 * 1024, endSession)
        routes.post("/konto/inloggningar/andra", bodyBytesMax: 4 * 1024, endOtherSessions)

        routes.get("/kansli/forslag", proposalsPage)
        routes.post("/kansli/forslag/:proposal/bekrafta", bodyBytesMax: 4 * 1024, confirmProposal)
        routes.post("/kansli/forslag/:proposal/avsla", bodyBytesMax: 4 * 1024, turnDownProposal)
        routes.get("/kansli/anvandare", usersPage)
        routes.post("/kansli/anvandare", addUser)
        routes.get("/kansli/anvandare/:person", userPage)
        routes.post("/kansli/anvandare/:person/uppgifter", bodyBytesMax: 16 * 1024, saveDetails)
        routes.post("/kansli/anvandare/:person/roller", grantRole)
        routes.get("/kansli/anvandare/:person/roller/:role", rolePage)
        routes.post("/kansli/anvandare/:person/roller/:role", bodyBytesMax: 16 * 1024, changeRole)
        routes.post("/kansli/anvandare/:person/roller/:role/avsluta", endRole)
        routes.get("/kansli/anvandare/:person/stang", closingPage)
        routes.post("/kansli/anvandare/:person/stang", bodyBytesMax: 4 * 1024, closeAccount)
        routes.post("/kansli/anvandare/:person/oppna", bodyBytesMax: 4 * 1024, reopenAccount)
    }

    /// The person of a session with all roles. Acting in the session's role while it stands, else in the only one.
    package static func identity(of person: ID<Person>, role: ID<Role>?, in db: any Connection) throws -> Identity? {
        guard let found = try PersonSQL.find(person, in: db) else { return nil }
        let roles = try RoleSQL.of(person, in: db)
        let acting = roles.first { $0.id == role } ?? (roles.count == 1 ? roles[0] : nil)
        return Identity(person: found, roles: roles, acting: acting)
    }

    /// Whether the person holds the role now.
    package static func holds(_ role: ID<Role>, _ person: ID<Person>, in db: any Connection) throws -> Bool {
        try RoleSQL.isHeld(role, by: person, in: db)
    }

    /// Tells all of the office of a role that the operator has given at the machine.
    package static func tellOfRole(
        _ kind: Role.Kind, of person: Person, baseURL: String, by outbox: Outbox, at now: Instant, in db: any Connection
    ) throws {
        let word: Phrase = "\(person.name) får rollen \(kind.name)"
        try WeightyActs(outbox: outbox, []).tell(.done(word), by: "driften, från servern", baseURL, at: now, in: db)
    }

    /// A one-time address for the first office member of a new installation.
    package static func firstLink(for person: ID<Person>, baseURL: String, at now: Instant, in db: any Connection)
        throws -> String
    {
        "\(baseURL)/logga-in/lank/\(try SignInSQL.makeLink(for: person, at: now, in: db).text)"
    }
}

/// An award year as a choice in a list.
package struct EditionChoice: Sendable {
    package let id: String
    package let name: String
    package init(id: String, name: String) { (self.id, self.name) = (id, name) }
}

/// Somebody to sign in as with one press, in a demo.
package struct DemoActor: Sendable {
    /// The word that tests know the card by, such as `coordinator`.
    package let key: String
    package let label: Phrase
    package let role: ID<Role>
    package let person: ID<Person>
    package let name: String
    /// What there is to see as this actor.
    package let hint: Phrase

    package init(key: String, label: Phrase, role: ID<Role>, person: ID<Person>, name: String, hint: Phrase) {
        (self.key, self.label, self.role, self.person) = (key, label, role, person)
        (self.name, self.hint) = (name, hint)
    }
}
