import Base
import Editions
import Entries
import HTML
import Mail
import Site
import Store

/// Stops an act that conflicts of interest stand against, unless the office gives a reason.
struct Clashing: Error { let clashes: [Clash] }

extension Examiners {
    /// Adds an examiner to the team; conflicts with its entries refuse, or are gone past with a reason.
    func addMember(_ me: OfficeMember) async throws -> Answer {
        let (team, year) = try await team(me)
        let (reason, now, by) = (try reason(me, "skal"), me.now, me.person.id)
        guard let person: ID<Person> = me.form.id("person") else {
            return try await refuse(me, "Välj en examinator.", "person")
        }
        do {
            try await me.write("team.member.added", about: team.text, detail: person.text) { db in
                let standing = try TeamFacts(team, year, for: me, in: db)
                let examiner = try standing.newcomer(person, in: db)
                let clashes = try ConflictSQL.clashes(
                    [(person, examiner.person.name)], with: standing.entries, edition: year.id, in: db)
                if !clashes.isEmpty, reason.isEmpty { throw Clashing(clashes: clashes) }
                try clashes.override(reason: reason, by: by, at: now, in: db)
                try TeamSQL.add(person, to: team, asCoordinator: standing.team.members.isEmpty, by: by, at: now, in: db)
                if standing.team.confirmedAt != nil {
                    try outbox.post(MemberLetter(me, examiner.person, standing.team, year, standing.entries).letter, in: db, at: now)
                }
            }
        } catch let clashing as Clashing {
            return try await ask(me, clashing, "/medlemmar", [("person", person.text)])
        } catch let refusal as Refusal {
            return try await showTeam(me, TeamForm(problems: Problems(refusal)))
        }
        return me.redirect(to: path(team, year), receipt: "Examinatorn är med i laget.")
    }

    /// Takes somebody out of the team, with the reason kept.
    func removeMember(_ me: OfficeMember) async throws -> Answer {
        let (team, year) = try await team(me)
        guard let person: ID<Person> = me.form.id("person") else { throw Halt.notFound }
        let (reason, now) = (try reason(me, "skal-\(person)"), me.now)
        if reason.isEmpty { return try await refuse(me, "Skriv varför examinatorn lämnar laget.", "skal-\(person)") }
        try await me.write("team.member.removed", about: team.text, detail: person.text) { db in
            let standing = try TeamFacts(team, year, for: me, in: db)
            guard standing.team.members.contains(where: { $0.id == person }) else { throw Halt.notFound }
            try TeamSQL.remove(person, from: team, reason: reason, at: now, in: db)
        }
        return me.redirect(
            to: path(team, year), receipt: "Examinatorn har lämnat laget.", "Utse en ersättare om laget har blivit ofullständigt.")
    }

    func chooseCoordinator(_ me: OfficeMember) async throws -> Answer {
        let (team, year) = try await team(me)
        guard let person: ID<Person> = me.form.id("person") else { throw Halt.notFound }
        try await me.write("team.coordinator.chosen", about: team.text, detail: person.text) { db in
            let standing = try TeamFacts(team, year, for: me, in: db)
            guard standing.team.members.contains(where: { $0.id == person }) else { throw Halt.notFound }
            try TeamSQL.setCoordinator(person, of: team, in: db)
        }
        return me.redirect(to: path(team, year), receipt: "Laget har bytt \(year.edition.words[.coordinator]).")
    }

    /// Makes the team definite, and tells its examiners and the units that it will meet (R80).
    func confirmTeam(_ me: OfficeMember) async throws -> Answer {
        let (team, year) = try await team(me)
        let (now, by) = (me.now, me.person.id)
        try await me.write("team.confirmed", about: team.text) { db in
            let standing = try TeamFacts(team, year, for: me, in: db)
            if let lack = standing.team.composition(year.edition.limits).lacks.first { throw Refusal(lack.phrase(year.edition.words)) }
            if standing.team.confirmedAt != nil { throw Refusal("Laget är redan fastställt.") }
            for entry in standing.entries where try FormalSQL.approval(entry.id, in: db)?.isApproved != true {
                throw Refusal(notApproved(entry.unitName).phrase)
            }
            try TeamSQL.confirm(team, by: by, at: now, in: db)
            for member in standing.team.members {
                try outbox.post(MemberLetter(me, member.person, standing.team, year, standing.entries).letter, in: db, at: now)
            }
            for entry in standing.entries { try tellUnit(entry.id, standing.team, me, year, in: db) }
        }
        return me.redirect(
            to: path(team, year), receipt: "Laget är fastställt.", "Examinatorerna och verksamheterna får brev om det.")
    }

    func tellUnit(_ entry: ID<Entry>, _ team: Team, _ me: OfficeMember, _ year: StoredEdition, in db: any Connection) throws {
        guard let registration = try RegistrationSQL.find(entry, in: db),
            let letter = UnitLetter(me, entry, registration, team, year)?.letter
        else { return }
        try outbox.post(letter, in: db, at: me.now)
    }

    // MARK: Shared by the acts

    func team(_ me: OfficeMember) async throws -> (ID<Team>, StoredEdition) {
        (try me.path("team"), try await me.editionOfYear())
    }

    func path(_ team: ID<Team>, _ year: StoredEdition) -> String { "/kansli/\(year.year)/lag/\(team)" }

    func reason(_ me: OfficeMember, _ field: String) throws -> String {
        let reason = me.form[field]
        if reason.count > reasonCharactersMax { throw Refusal("Skälet får ha högst \(reasonCharactersMax) tecken.", field: field) }
        return reason
    }

    func refuse(_ me: OfficeMember, _ phrase: Phrase, _ field: String) async throws -> Answer {
        try await showTeam(me, TeamForm(problems: Problems(Refusal(phrase, field: field))))
    }

    /// Shows the conflicts, and the form to go past them.
    func ask(_ me: OfficeMember, _ clashing: Clashing, _ act: String, _ fields: [(String, String)]) async throws -> Answer {
        let (team, year) = try await team(me)
        return try await showTeam(
            me, TeamForm(clashes: clashing.clashes, path: path(team, year) + act, fields: fields))
    }
}

/// The team as the transaction sees it.
struct TeamFacts {
    let team: Team
    let entries: [(id: ID<Entry>, unitName: String)]
    private let year: StoredEdition

    /// Throws `Halt.forbidden` for who in the office has a conflict of interest in any entry of the team.
    init(_ id: ID<Team>, _ year: StoredEdition, for me: OfficeMember, in db: any Connection) throws {
        guard let team = try TeamSQL.find(id, in: db), team.edition == year.id else { throw Halt.notFound }
        (self.team, self.year) = (team, year)
        entries = try TeamSQL.assignments(team: id, in: db).map { ($0.entry, $0.unitName) }
        try me.mustBeImpartial(to: entries.map(\.id.text), in: db)
    }

    /// Somebody to add: an examiner of the year who has no team, when there is room.
    func newcomer(_ person: ID<Person>, in db: any Connection) throws -> Examiner {
        guard let examiner = try ExaminerSQL.all(edition: year.id, in: db).first(where: { $0.id == person })
        else { throw Refusal("Välj en examinator.", field: "person") }
        if let number = examiner.teamNumber {
            throw Refusal("\(examiner.person.name) är redan med i lag \(number).", field: "person")
        }
        guard team.composition(year.edition.limits).hasRoom else {
            throw Refusal("Laget har redan \(year.edition.limits.examinersMax) examinatorer.", field: "person")
        }
        return examiner
    }
}
