import Accounts
import Base
import Editions
import Entries
import Examiners
import Foundation
import Organisations
import RichText
import Site
import Store

/// What `bin/bench` measures on: one edition where teams judge full entries, and one where full entries wait to be handed in.
struct BenchCity: Sendable {
    /// Entries that are still written on, whatever the size; each has its own writer.
    static let openEntries = 100
    static let examinersPerTeam = 4

    let judgedEntries: Int
    let examinerCount: Int
    private let assessed: EditionFile
    private let open: EditionFile

    init(_ size: BenchSize, _ folders: Folders) throws {
        judgedEntries = size == .small ? 100 : 1000
        examinerCount = size == .small ? 60 : 400
        let years = try DemoYears(
            try EditionFile(path: folders.editions + "/2024.yaml"), today: Clock.system.today)
        (assessed, open) = (years.assessed, years.open)
    }

    /// Fills an empty database and answers the JSON line that tells where to go.
    func fill(_ database: any Database) async throws -> String {
        guard try await DemoCity.isEmpty(database) else {
            throw Refusal("Databasen är inte tom. Mätningarna behöver en egen.")
        }
        let password = try await Password(deriving: BenchFacts.password)
        let now = Clock.system.now
        let people = try await database.write { try begin(password, at: now, in: $0) }
        // A transaction for each hundred, so that no log of it grows without end.
        for first in stride(from: 0, to: judgedEntries, by: 100) {
            try await database.write { try judged(first..<min(first + 100, judgedEntries), people, in: $0) }
        }
        try await database.write { try writable(people, in: $0) }
        return try await database.write { try BenchFacts(people, at: now, in: $0).line }
    }

    // MARK: People

    private func begin(_ password: Password, at now: Instant, in db: any Connection) throws -> BenchPeople {
        let editions = try [assessed, open].map { file in
            let stored = try Editions.add(file, by: nil, at: now, in: db)
            try Editions.publish(stored.id, by: nil, at: Stockholm.instant(stored.calendar.published), in: db)
            return stored
        }
        var people = BenchPeople(assessed: editions[0], open: editions[1], chance: Chance("bench"))
        let committee = Organisation(
            id: people.chance.id(at: now), key: "namnden", kind: .committee, name: "Exempelnämnden")
        try OrganisationSQL.save(committee, in: db)
        people.office = try add("Kansliet", "kansliet", nil, at: now, &people.chance, in: db)
        try RoleSQL.grant(.office, to: people.office, by: nil, at: now, in: db)
        try addExaminers(&people, password, at: now, in: db)
        try addUnits(&people, under: committee.id, at: now, in: db)
        return people
    }

    /// Examiners in teams of four; the first of each is its coordinator.
    private func addExaminers(_ people: inout BenchPeople, _ password: Password, at now: Instant, in db: any Connection) throws {
        let edition = people.assessed.id
        for number in 1...examinerCount {
            let person = try add(
                "Examinator \(number)", Self.word(ofExaminer: number), password, at: now, &people.chance, in: db)
            try RoleSQL.grant(.examiner, to: person, edition: edition.text, by: nil, at: now, in: db)
            try ExaminerSQL.save(person, edition: edition, home: nil, competence: "uppföljning", in: db)
            people.examiners.append(person)
        }
        for team in 0..<(examinerCount / Self.examinersPerTeam) {
            let id = try TeamSQL.create(edition: edition, at: now, in: db)
            for place in 0..<Self.examinersPerTeam {
                let person = people.examiners[team * Self.examinersPerTeam + place]
                try TeamSQL.add(person, to: id, asCoordinator: place == 0, by: nil, at: now, in: db)
            }
            try TeamSQL.confirm(id, by: nil, at: now, in: db)
            people.teams.append(id)
        }
    }

    /// What stands before the @ in an examiner's address; the first is number 1.
    static func word(ofExaminer number: Int) -> String { "examinator\(number)" }

    /// Units, each with a head who writes for it.
    private func addUnits(
        _ people: inout BenchPeople, under committee: ID<Organisation>, at now: Instant, in db: any Connection
    ) throws {
        for number in 1...max(judgedEntries, Self.openEntries) {
            let unit = Organisation(
                id: people.chance.id(at: now), key: "enhet-\(number)", kind: .unit, name: "Enheten \(number)",
                parent: committee, regime: .municipal)
            try OrganisationSQL.save(unit, in: db)
            let head = try add("Chef \(number)", "chef\(number)", nil, at: now, &people.chance, in: db)
            let role = try RoleSQL.grant(
                .unitHead, to: head, organisation: unit.id.text, by: nil, at: now, in: db)
            people.units.append(.init(id: unit.id, name: unit.name, head: head, role: role))
        }
    }

    private func add(
        _ name: String, _ word: String, _ password: Password?, at now: Instant, _ chance: inout Chance,
        in db: any Connection
    ) throws -> ID<Person> {
        let id: ID<Person> = chance.id(at: now)
        try PersonSQL.add(
            Person(id: id, name: name, email: "\(word)@exempelstad.example", language: .swedish),
            password: password, at: now,
            in: db)
        return id
    }
}

/// Who and what the bench's city holds, kept while it is filled.
struct BenchPeople: Sendable {
    struct Unit: Sendable {
        let id: ID<Organisation>
        let name: String
        let head: ID<Person>
        let role: ID<Role>
    }

    let assessed: StoredEdition
    let open: StoredEdition
    var chance: Chance
    var office = ID<Person>(stored: "")
    var examiners: [ID<Person>] = []
    var teams: [ID<Team>] = []
    var units: [Unit] = []

    init(assessed: StoredEdition, open: StoredEdition, chance: Chance) {
        (self.assessed, self.open, self.chance) = (assessed, open, chance)
    }

    /// The entry of a unit in one of the editions: the same each time it is asked for.
    func entry(_ number: Int, in edition: StoredEdition) -> ID<Entry> {
        var chance = Chance("bench entry", String(number), edition.year.fileName)
        return chance.id(at: Stockholm.instant(edition.calendar.published))
    }

    /// The team that judges an entry, and its members.
    func team(of number: Int) -> (id: ID<Team>, members: [ID<Person>]) {
        let place = number % teams.count
        let first = place * BenchCity.examinersPerTeam
        return (teams[place], Array(examiners[first..<(first + BenchCity.examinersPerTeam)]))
    }
}
