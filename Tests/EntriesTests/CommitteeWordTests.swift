import Accounts
import Base
import Organisations
import Site
import Store
import Support
import Testing
import World

@testable import Entries

@Suite("The committee is told, or the office is, and the unit reads what really happened (R32)")
struct CommitteeWordTests {
    private static let told = "berättat det för er nämnd eller ert bolag"

    private func to(_ kind: String, _ world: World) async throws -> [String] {
        try await world.database.read { try $0.column("SELECT recipient_address FROM letter WHERE kind = \(kind) ORDER BY 1") }
    }

    /// Registers the city's unit, and gives what the next page says.
    private func register(_ world: World) async throws -> (entry: String, receipt: String) {
        let entry = try await Story.register(world)
        return (entry, try await world.get("/bidrag/\(entry)", as: world.city["unithead"]).text)
    }

    @Test("Registrars with an account get the letter, also where the registry has no address", arguments: Backend.available)
    func accounts(backend: Backend) async throws {
        try await World.run(backend) { world in
            try await world.database.write { _ = try $0.run("UPDATE organisation SET registry_email = NULL") }
            #expect(try await register(world).receipt.contains(Self.told))
            #expect(try await to("registration-registrar", world) == ["registrar@exempelstad.example"])
            #expect(try await to("committee-untold", world) == [])
        }
    }

    @Test(
        "A withdrawal that nobody at the committee can be told of is told to the office, and the pages say so", arguments: Backend.available
    )
    func withdrawn(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (head, registrar) = (world.city["unithead"], world.city["registrar"])
            let (entry, _) = try await register(world)
            let promise = "Er nämnd eller ert bolag får veta det."
            #expect(try await world.get("/bidrag/\(entry)/avanmalan", as: head).text.contains(promise))
            try await world.database.write { db in
                _ = try db.run("UPDATE organisation SET registry_email = NULL")
                try RoleSQL.end(registrar.role!, at: World.start, in: db)
            }
            let page = try await world.get("/bidrag/\(entry)/avanmalan", as: head).text
            #expect(!page.contains(promise) && page.contains("Kansliet får veta det, för vi hittar ingen att berätta det för"))
            #expect(try await world.post("/bidrag/\(entry)/avanmalan", as: head).status == 303)
            #expect(try await world.get("/bidrag/\(entry)", as: head).text.contains("kansliet har fått veta det"))
            #expect(try await to("withdrawal-untold", world).count == 1)
            #expect(try await to("withdrawal-registrar", world) == [])
            #expect(try await world.post("/bidrag/\(entry)/avanmalan/angra", as: head).status == 303)
            #expect(try await to("withdrawal-untold", world).count == 2)
        }
    }

    @Test(
        "Where nobody can be told the office is, the unit does not read that we have told, and the office tells later",
        arguments: Backend.available)
    func untold(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (office, registrar) = (world.city["office"], world.city["registrar"])
            try await world.database.write { db in
                _ = try db.run("UPDATE organisation SET registry_email = 'registrator@test'")
                try RoleSQL.end(registrar.role!, at: World.start, in: db)
            }
            let (entry, receipt) = try await register(world)
            #expect(!receipt.contains(Self.told) && receipt.contains("kansliet har fått veta det"))
            #expect(try await to("registration-registrar", world) == [])
            #expect(try await to("committee-untold", world).count == 1)
            #expect(try await world.get("/kansli/2024", as: office).text.contains("Nämnden har inte fått veta"))
            let file = "/kansli/2024/deltagare/\(entry)"
            #expect(try await world.get(file, as: office).text.contains("Berätta för nämnden nu"))
            #expect(try await world.post(file + "/beratta", as: office).status == 409)
            try await world.database.write { db in
                _ = try db.run("UPDATE organisation SET registry_email = 'registrator@exempelstad.example'")
            }
            #expect(try await world.post(file + "/beratta", as: office).status == 303)
            #expect(try await to("registration-registrar", world) == ["registrator@exempelstad.example"])
            #expect(try await !world.get(file, as: office).text.contains("Berätta för nämnden nu"))
            #expect(try await world.post(file + "/beratta", as: office).status == 404)
        }
    }

    @Test("A unit below a unit is its committee's: told, listed and named", arguments: Backend.available)
    func below(backend: Backend) async throws {
        try await World.run(backend) { world in
            let city = world.city
            try await world.database.write { db in
                let between = ID<Organisation>(at: World.start)
                try OrganisationSQL.save(
                    Organisation(id: between, key: "enheten", kind: .unit, name: "Förskoleenheten", parent: city.committee), in: db)
                try OrganisationSQL.save(
                    Organisation(
                        id: city.unit, key: "lergoken", kind: .unit, name: "Förskolan Lergöken", parent: between, regime: .municipal),
                    in: db)
            }
            let entry = try await register(world).entry
            #expect(
                try await to("registration-registrar", world) == [
                    "registrar@exempelstad.example", "registrator.sodermalm@exempelstad.example",
                ])
            #expect(try await world.get("/arenden", as: city["registrar"]).text.contains("Förskolan Lergöken"))
            #expect(try await world.get("/kansli/2024/deltagare/\(entry)", as: city["office"]).text.contains("Södermalms stadsdelsnämnd"))
        }
    }
}

@Suite("Earlier awards are entered on a page, and the wait rule reads them (R24)")
struct EarlierAwardsTests {
    @Test("An award that is entered makes the unit wait, and one that is taken away does not", arguments: Backend.available)
    func page(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (office, head) = (world.city["office"], world.city["unithead"])
            let path = "/kansli/organisationer/\(world.city.unit)/utmarkelser"
            let unit = try await world.get("/kansli/organisationer/\(world.city.unit)", as: office)
            #expect(unit.text.contains(path))
            #expect(try await world.get("/kansli/organisationer/\(world.city.committee)/utmarkelser", as: office).status == 404)
            for wrong in [["ar": "1889", "sort": "award"], ["ar": "2025", "sort": "award"], ["ar": "2023", "sort": "guld"], [:]] {
                #expect(try await world.post(path, wrong, as: office).status == 422)
            }
            #expect(try await world.post(path, ["ar": "2023", "sort": "award"], as: office).status == 303)
            #expect(try await world.get(path, as: office).text.contains("2023, Utmärkelse"))
            #expect(try await world.get("/anmalan/2024", as: head).text.contains("Ni kan delta igen 2026."))
            #expect(try await world.post(path + "/bort", ["ar": "2023", "sort": "award"], as: office).status == 303)
            #expect(try await world.post(path + "/bort", ["ar": "2023", "sort": "award"], as: office).status == 404)
            #expect(try await !world.get("/anmalan/2024", as: head).text.contains("Ni kan delta igen"))
        }
    }
}
