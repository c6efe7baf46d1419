import Base
import Site
import Store
import Support
import Testing
import World

@testable import Accounts

@Suite("What weighs in the office is told to all of it, and takes two where that is asked for")
struct WeightyActTests {
    private let told = "I kansliet: Eskil Dahl (nobody@exempelstad.example) får rollen Kansli"

    @Test("A role of office or jury is told to every member of the office, another role is not", arguments: Backend.available)
    func told(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (city, office) = (world.city, world.city["office"])
            let other = try await world.colleague("orvar", "Örvar Sandell")
            let path = "/kansli/anvandare/\(city["nobody"].person.id)/roller"
            #expect(try await world.post(path, ["roll": "operator"], as: office).status == 303)
            #expect(try await world.post(path, ["roll": "office"], as: office).status == 303)
            #expect(try await world.post(path, ["roll": "juror", "utgava": city.edition.text], as: office).status == 303)
            let all = [told, "I kansliet: Eskil Dahl (nobody@exempelstad.example) får rollen Domarkommittén, Kvalitetsutmärkelsen 2024"]
            for person in [office.person, other.person] {
                #expect(try await world.subjects(to: person.email) == all.sorted())
            }
            // The new member is told of what came after.
            #expect(try await world.subjects(to: city["nobody"].person.email) == all.sorted())
        }
    }

    @Test("Where two persons are asked for, nobody confirms what they have proposed", arguments: Backend.available)
    func two(backend: Backend) async throws {
        try await World.run(backend, asksTwoPersons: true) { world in
            let (office, person) = (world.city["office"], world.city["nobody"].person)
            let other = try await world.colleague("orvar", "Örvar Sandell")
            let path = "/kansli/anvandare/\(person.id)/roller"
            #expect(try await world.post(path, ["roll": "office"], as: office).status == 303)
            #expect(try await roles(of: person, world) == [])
            #expect(
                try await world.subjects(to: other.person.email) == [
                    "Bekräfta i kansliet: Eskil Dahl (nobody@exempelstad.example) får rollen Kansli"
                ])
            #expect(try await world.post(path, ["roll": "office"], as: office).status == 409)

            let proposal = try await world.database.read { try #require(try $0.value("SELECT id FROM proposal", as: String.self)) }
            let page = try await world.get("/kansli/forslag", as: other)
            #expect(
                page.text.contains("Eskil Dahl (nobody@exempelstad.example) får rollen Kansli")
                    && page.text.contains("/kansli/forslag/\(proposal)/bekrafta"))
            #expect(try await !world.get("/kansli/forslag", as: office).text.contains("/bekrafta"))
            #expect(try await world.post("/kansli/forslag/\(proposal)/bekrafta", as: office).status == 409)
            #expect(try await roles(of: person, world) == [])
            #expect(try await world.post("/kansli/forslag/\(proposal)/bekrafta", as: other).status == 303)
            #expect(try await roles(of: person, world) == [.office])
            #expect(try await world.subjects(to: office.person.email).contains(told))
            #expect(try await world.post("/kansli/forslag/\(proposal)/bekrafta", as: other).status == 409)
        }
    }

    @Test("A proposal that is turned down, or whose maker has left the office, gives nothing", arguments: Backend.available)
    func turnedDown(backend: Backend) async throws {
        try await World.run(backend, asksTwoPersons: true) { world in
            let (office, person) = (world.city["office"], world.city["nobody"].person)
            let other = try await world.colleague("orvar", "Örvar Sandell")
            let third = try await world.colleague("tage", "Tage Wik")
            let path = "/kansli/anvandare/\(person.id)/roller"
            func proposal() async throws -> String {
                try await world.database.read {
                    try #require(try $0.value("SELECT id FROM proposal WHERE decided_at IS NULL", as: String.self))
                }
            }
            _ = try await world.post(path, ["roll": "office"], as: office)
            #expect(try await world.post("/kansli/forslag/\(try await proposal())/avsla", as: other).status == 303)
            #expect(
                try await world.subjects(to: third.person.email).contains(
                    "Blev inte av i kansliet: Eskil Dahl (nobody@exempelstad.example) får rollen Kansli"))

            _ = try await world.post(path, ["roll": "office"], as: third)
            _ = try await world.post("/kansli/anvandare/\(third.person.id)/roller/\(third.role!)/avsluta", as: office)
            #expect(try await world.post("/kansli/forslag/\(try await proposal())/bekrafta", as: other).status == 409)
            #expect(try await roles(of: person, world) == [])
        }
    }

    @Test("Three members of the office who end each other at once leave one", arguments: Backend.available)
    func circle(backend: Backend) async throws {
        for closes in [false, true] {
            try await World.run(backend) { world in
                let others = [try await world.colleague("orvar", "Örvar Sandell"), try await world.colleague("tage", "Tage Wik")]
                let all = [world.city["office"]] + others
                _ = try await together(3) { place in
                    let next = all[(place + 1) % 3]
                    let path = "/kansli/anvandare/\(next.person.id)"
                    _ = try await world.post(
                        closes ? path + "/stang" : path + "/roller/\(next.role!)/avsluta",
                        ["namn": next.person.name], as: all[place])
                }
                let left = try await world.database.read { try PersonSQL.holding([.office], in: $0).count }
                #expect(left >= 1)
            }
        }
    }

    @Test("The last member of the office cannot be ended by one whose own role has just ended", arguments: Backend.available)
    func last(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (office, other) = (world.city["office"], try await world.colleague("orvar", "Örvar Sandell"))
            let answers = try await withThrowingTaskGroup(of: Int.self) { group in
                for (one, next) in [(office, other), (other, office)] {
                    group.addTask {
                        try await world.post("/kansli/anvandare/\(next.person.id)/roller/\(next.role!)/avsluta", as: one).status
                    }
                }
                return try await group.reduce(into: [Int]()) { $0.append($1) }.sorted()
            }
            #expect(answers == [303, 403])
            #expect(try await world.database.read { try PersonSQL.holding([.office], in: $0).count } == 1)
            #expect(try await world.subjects(to: office.person.email).count == 1)
            #expect(try await world.subjects(to: other.person.email).count == 1)
        }
    }

    private func roles(of person: Person, _ world: World) async throws -> [Role.Kind] {
        try await world.database.read { try RoleSQL.of(person.id, in: $0).map(\.kind) }
    }
}
