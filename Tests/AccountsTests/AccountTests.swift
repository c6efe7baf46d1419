import Base
import Organisations
import Site
import Store
import Support
import Testing
import World

@testable import Accounts

@Suite("One's own account, and what the office gives")
struct AccountTests {
    @Test("The language of the account is that of the pages and of letters", arguments: Backend.available)
    func language(backend: Backend) async throws {
        try await World.run(backend) { world in
            let office = world.city["office"]
            #expect(try await world.get("/konto", as: office).text.contains("<html lang=\"sv\""))
            #expect(try await world.post("/konto/sprak", ["sprak": "fi"], as: office).status == 422)
            #expect(try await world.post("/konto/sprak", ["sprak": "en"], as: office).status == 303)
            #expect(try await world.get("/konto", as: office).text.contains("<html lang=\"en\""))
            for key in ["office", "unithead"] {
                _ = try await world.post("/logga-in/lank", ["lank-epost": world.city[key].person.email])
            }
            #expect(try await world.postLinks() == 2)
            let letters = try await world.database.read {
                try $0.rows("SELECT recipient_address, language, subject FROM letter ORDER BY 1") {
                    [try $0[0], try $0[1], try $0[2]] as [String]
                }
            }
            #expect(letters.map { $0[1] } == ["en", "sv"])
            #expect(letters.map { $0[2] } == ["Sign in to Röda tråden", "Logga in i Röda tråden"])
        }
    }

    @Test("A role is given for what it fits, and the examiner's workplace with it", arguments: Backend.available)
    func roles(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (city, office) = (world.city, world.city["office"])
            let path = "/kansli/anvandare/\(city["nobody"].person.id)"
            func give(_ role: String, _ place: String, _ edition: String = "") async throws -> Int {
                try await world.post(path + "/roller", ["roll": role, "organisation": place, "utgava": edition], as: office).status
            }
            let (unit, committee, edition) = (city.unit.text, city.committee.text, city.edition.text)
            #expect(try await give("unithead", committee) == 422)
            #expect(try await give("registrar", unit) == 422)
            #expect(try await give("unithead", "") == 422)
            #expect(try await give("examiner", unit) == 422)
            #expect(try await give("examiner", unit, "x") == 404)
            #expect(try await give("unithead", unit) == 303)
            #expect(try await give("examiner", unit, edition) == 303)
            #expect(
                try await world.database.read {
                    try $0.value("SELECT home FROM examiner WHERE person = \(city["nobody"].person.id)", as: String.self)
                } == unit)
            let page = try await world.get(path, as: office)
            #expect(page.text.contains("Examinator, ") && page.text.contains("2024"))
        }
    }

    @Test("A right password takes back its own try, and the wrong ones before it stand for the address")
    func tries() async throws {
        try await World.run { world in
            let password = try await Password(deriving: "tre ord efter", .light)
            try await world.database.write { try PersonSQL.set(password, of: world.city["office"].person.id, in: $0) }
            let email = world.city["office"].person.email
            func tries() async throws -> Int {
                try await world.database.read { try $0.count("SELECT count(*) FROM signin_attempt WHERE key LIKE 'address %'") }
            }
            _ = try await world.post("/logga-in", ["epost": email, "losenord": "fel"])
            world.time.set(World.start.adding(seconds: 1))
            #expect(try await world.post("/logga-in", ["epost": email, "losenord": "tre ord efter"]).status == 303)
            #expect(try await tries() == 1)
        }
    }
}
