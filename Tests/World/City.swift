import Accounts
package import Base
package import Editions
package import Entries
package import Organisations
package import Site
package import Store

/// Somebody who is signed in.
package struct Actor: Sendable {
    package let person: Person
    package let role: ID<Role>?
    package let session: Token

    package init(person: Person, role: ID<Role>?, session: Token) {
        (self.person, self.role, self.session) = (person, role, session)
    }
}

extension InnerDates {
    /// What the office of the city works by in 2024, where the source states nothing exact.
    package static let of2024 = InnerDates(
        teamsReady: Day(2024, 5, 31), assessmentCloses: Day(2024, 10, 4), juryMeets: Day(2024, 10, 24),
        ceremonyTime: TimeOfDay(15, 0), feedbackFrom: Day(2024, 11, 27))
}

/// Two committees with a unit each, an edition, and an actor for every role; the other unit and committee are there
/// for what must not leak.
package struct City: Sendable {
    package let edition: ID<Edition>
    package let committee: ID<Organisation>
    package let otherCommittee: ID<Organisation>
    package let unit: ID<Organisation>
    package let otherUnit: ID<Organisation>
    package let actors: [String: Actor]

    package subscript(_ name: String) -> Actor { actors[name]! }

    /// The same city in another year.
    func of(_ edition: ID<Edition>) -> City {
        City(edition: edition, committee: committee, otherCommittee: otherCommittee, unit: unit, otherUnit: otherUnit, actors: actors)
    }

    static func build(_ file: EditionFile, at now: Instant, in db: any Connection) throws -> City {
        let stored = try Editions.add(file, by: nil, at: now, in: db)
        try Editions.publish(stored.id, by: nil, at: now, in: db)
        try Editions.set(.of2024, for: stored.id, by: nil, at: now, in: db)
        func organisation(
            _ key: String, _ kind: Organisation.Kind, _ name: String, _ parent: ID<Organisation>? = nil
        ) throws -> ID<Organisation> {
            let id = ID<Organisation>(at: now)
            try OrganisationSQL.save(
                Organisation(
                    id: id, key: key, kind: kind, name: name, parent: parent,
                    regime: kind.isUnit ? .municipal : nil,
                    registryEmail: kind.isUnit ? nil : "registrator.\(key)@exempelstad.example"), in: db)
            return id
        }
        let committee = try organisation("sodermalm", .committee, "Södermalms stadsdelsnämnd")
        let otherCommittee = try organisation("farsta", .committee, "Farsta stadsdelsnämnd")
        let thirdCommittee = try organisation("bromma", .committee, "Bromma stadsdelsnämnd")
        let unit = try organisation("lergoken", .unit, "Förskolan Lergöken", committee)
        let otherUnit = try organisation("solglantan", .unit, "Vård- och omsorgsboendet Solgläntan", otherCommittee)

        var actors: [String: Actor] = [:]
        func add(
            _ key: String, _ name: String, _ kind: Role.Kind?, _ place: ID<Organisation>? = nil, year: Bool = false
        ) throws {
            let person = Person(id: ID(at: now), name: name, email: "\(key)@exempelstad.example", language: .swedish)
            try PersonSQL.add(person, at: now, in: db)
            let role = try kind.map {
                try RoleSQL.grant(
                    $0, to: person.id, organisation: place?.text, edition: year ? stored.id.text : nil, by: nil,
                    at: now, in: db)
            }
            let token = try Session.start(person: person.id, role: role, language: nil, replacing: nil, at: now, in: db)
            actors[key] = Actor(person: person, role: role, session: token)
        }
        try add("unithead", "Amina Lind", .unitHead, unit)
        try add("contact", "Jonas Ek", .contact, unit)
        try add("coauthor", "Milena Petrović", .coauthor, unit)
        try add("otherhead", "Per Östling", .unitHead, otherUnit)
        try add("registrar", "Gunilla Ferm", .registrar, committee)
        try add("otherregistrar", "Tomas Åkesson", .registrar, otherCommittee)
        try add("office", "Hanna Sjö", .office)
        try add("examiner", "Idris Nilsson", .examiner, year: true)
        try add("coordinator", "Åsa Öberg", .examiner, year: true)
        try add("thirdexaminer", "Leyla Haddad", .examiner, year: true)
        try add("otherexaminer", "Zoë Kjellman", .examiner, year: true)
        try add("juror", "Mikael Ström", .juror, year: true)
        try add("controller", "Ulrika Blom", .controller, committee)
        try add("operator", "Rasmus Hägg", .operator)
        try add("nobody", "Eskil Dahl", nil)
        _ = thirdCommittee
        return City(
            edition: stored.id, committee: committee, otherCommittee: otherCommittee, unit: unit,
            otherUnit: otherUnit, actors: actors)
    }
}
