import Base
import Site
import Store
import Support
import Testing
import World

@testable import Accounts

@Suite("An account is closed with the name written, told to those concerned, and opened again")
struct ClosingTests {
    @Test("The page lists what follows, and one press closes nothing", arguments: Backend.available)
    func follows(backend: Backend) async throws {
        try await World.run(backend) { world in
            let objects = try await world.database.write { db in
                let objects = try Objects.make(world.city, at: World.start, in: db)
                try objects.handIn(world.city, at: World.start, in: db)
                return objects
            }
            let (office, examiner) = (world.city["office"], world.city["examiner"].person)
            let path = "/kansli/anvandare/\(examiner.id)/stang"
            let page = try await world.get(path, as: office).text
            #expect(page.contains("Rollen Examinator, Kvalitetsutmärkelsen 2024 avslutas."))
            #expect(page.contains("Personen lämnar lag 1 2024, som då är ofullständigt. Laget behöver en examinator till."))
            #expect(try await world.post(path, as: office).status == 422)
            #expect(try await world.post(path, ["namn": "Någon Annan"], as: office).status == 422)
            #expect(try await world.get("/konto", as: world.city["examiner"]).status == 200)
            #expect(try await world.subjects(to: world.city["coordinator"].person.email) == [])

            #expect(try await world.post(path, ["namn": "idris nilsson"], as: office).status == 303)
            #expect(try await world.get("/konto", as: world.city["examiner"]).status == 303)
            #expect(try await world.subjects(to: world.city["coordinator"].person.email) == ["Idris Nilsson har lämnat lag 1"])
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM letter WHERE kind = 'team-left'") } == 2)
            #expect(try await world.get("/kansli/2024/lag/\(objects.team)", as: office).text.contains("Ofullständigt"))
        }
    }

    @Test("When the coordinator's account is closed the others of the team are told", arguments: Backend.available)
    func coordinator(backend: Backend) async throws {
        try await World.run(backend) { world in
            _ = try await world.database.write { try Objects.make(world.city, at: World.start, in: $0) }
            let coordinator = world.city["coordinator"].person
            let path = "/kansli/anvandare/\(coordinator.id)/stang"
            #expect(try await world.post(path, ["namn": coordinator.name], as: world.city["office"]).status == 303)
            for key in ["examiner", "thirdexaminer"] {
                #expect(try await world.subjects(to: world.city[key].person.email) == ["Åsa Öberg har lämnat lag 1"])
            }
            #expect(try await world.subjects(to: coordinator.email) == [])
        }
    }

    @Test("The page names the entry and the case that nobody is left to answer for", arguments: Backend.available)
    func entries(backend: Backend) async throws {
        try await World.run(backend) { world in
            _ = try await world.database.write { try Objects.make(world.city, at: World.start, in: $0) }
            let office = world.city["office"]
            func page(_ key: String) async throws -> String {
                try await world.get("/kansli/anvandare/\(world.city[key].person.id)/stang", as: office).text
            }
            #expect(try await page("unithead").contains("Bidraget 2024 från Förskolan Lergöken leds sedan av Jonas Ek."))
            #expect(
                try await page("otherhead").contains(
                    "Bidraget 2024 från Vård- och omsorgsboendet Solgläntan har sedan ingen som leder det."))
            #expect(
                try await page("registrar").contains(
                    "Ärendet ”Deltagande i utmärkelsen” 2024 väntar på protokoll och har sedan ingen registrator."))
        }
    }

    @Test(
        "An account that is opened again has the roles that the closing took, and those that weigh are told", arguments: Backend.available)
    func reopened(backend: Backend) async throws {
        try await World.run(backend) { world in
            let office = world.city["office"]
            let other = try await world.colleague("orvar", "Örvar Sandell")
            for person in [world.city["unithead"].person, other.person] {
                let path = "/kansli/anvandare/\(person.id)"
                _ = try await world.post(path + "/stang", ["namn": person.name], as: office)
                #expect(try await world.get(path, as: office).text.contains("Öppna kontot igen"))
                #expect(try await world.post(path + "/oppna", as: office).status == 303)
                #expect(try await world.post(path + "/oppna", as: office).status == 409)
            }
            let kinds = try await world.database.read { db in
                try [world.city["unithead"].person, other.person].map { try RoleSQL.of($0.id, in: db).map(\.kind) }
            }
            #expect(kinds == [[.unitHead], [.office]])
            #expect(
                try await world.subjects(to: office.person.email) == [
                    "I kansliet: Kontot för Örvar Sandell är stängt",
                    "I kansliet: Örvar Sandell (orvar@exempelstad.example) får rollen Kansli",
                ])
        }
    }
}

@Suite("The office changes a person in place")
struct PersonChangeTests {
    @Test("A new address is told to the old one and the new, and voids the links to the old", arguments: Backend.available)
    func address(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (office, person) = (world.city["office"], world.city["unithead"].person)
            _ = try await world.post("/logga-in/lank", ["lank-epost": person.email])
            #expect(try await world.postLinks() == 1)
            let path = "/kansli/anvandare/\(person.id)/uppgifter"
            let fields = ["namn": "Amina Lind-Berg", "epost": "amina.lind@exempelstad.example", "telefon": "08-508 12 345"]
            #expect(try await world.post(path, fields.merging(["epost": "registrar@exempelstad.example"]) { $1 }, as: office).status == 422)
            #expect(try await world.post(path, fields.merging(["epost": "amina@test"]) { $1 }, as: office).status == 422)
            #expect(try await world.post(path, fields, as: office).status == 303)
            let page = try await world.get("/kansli/anvandare/\(person.id)", as: office).text
            #expect(fields.values.allSatisfy(page.contains))
            let subject = "Din e-postadress i Röda tråden är ändrad"
            #expect(try await world.subjects(to: person.email).contains(subject))
            #expect(try await world.subjects(to: "amina.lind@exempelstad.example") == [subject])
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM signin_link WHERE used_at IS NULL") } == 0)
        }
    }

    @Test("The address of one of the office or the jury takes two where that is asked for", arguments: Backend.available)
    func weightyAddress(backend: Backend) async throws {
        try await World.run(backend, asksTwoPersons: true) { world in
            let (office, juror) = (world.city["office"], world.city["juror"].person)
            let other = try await world.colleague("orvar", "Örvar Sandell")
            let path = "/kansli/anvandare/\(juror.id)/uppgifter"
            _ = try await world.post(path, ["namn": juror.name, "epost": "hanna.privat@exempelstad.example", "telefon": ""], as: office)
            func email() async throws -> String? {
                try await world.database.read { try PersonSQL.find(juror.id, in: $0)?.email }
            }
            #expect(try await email() == juror.email)
            let proposal = try await world.database.read { try #require(try $0.value("SELECT id FROM proposal", as: String.self)) }
            #expect(try await world.post("/kansli/forslag/\(proposal)/bekrafta", as: other).status == 303)
            #expect(try await email() == "hanna.privat@exempelstad.example")
            #expect(try await world.subjects(to: juror.email).contains("Din e-postadress i Röda tråden är ändrad"))
        }
    }

    @Test("Who has been of the office or the jury gets a new address by two as well", arguments: Backend.available)
    func formerAddress(backend: Backend) async throws {
        try await World.run(backend, asksTwoPersons: true) { world in
            let office = world.city["office"]
            let other = try await world.colleague("orvar", "Örvar Sandell")
            let path = "/kansli/anvandare/\(other.person.id)"
            #expect(try await world.post(path + "/roller/\(other.role!)/avsluta", as: office).status == 303)
            let fields = ["namn": "Örvar Sandell", "epost": "annan@exempelstad.example", "telefon": ""]
            #expect(try await world.post(path + "/uppgifter", fields, as: office).status == 303)
            #expect(try await world.database.read { try PersonSQL.find(other.person.id, in: $0)?.email } == other.person.email)
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM proposal") } == 1)
        }
    }

    @Test("A closed account keeps its address until it is opened", arguments: Backend.available)
    func closedAddress(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (office, person) = (world.city["office"], world.city["nobody"].person)
            let path = "/kansli/anvandare/\(person.id)"
            #expect(try await world.post(path + "/stang", ["namn": person.name], as: office).status == 303)
            let fields = ["namn": person.name, "epost": "annan@exempelstad.example", "telefon": ""]
            let refused = try await world.post(path + "/uppgifter", fields, as: office)
            #expect(refused.status == 422 && refused.text.contains("Öppna kontot först"))
            #expect(refused.text.contains("annan@exempelstad.example"))
            #expect(try await world.database.read { try PersonSQL.file(person.id, in: $0)?.person.email } == person.email)
            // The rest of a closed account can still be put right.
            let renamed = fields.merging(["namn": "Eskil Dahlin", "epost": person.email]) { $1 }
            #expect(try await world.post(path + "/uppgifter", renamed, as: office).status == 303)
            #expect(try await world.post(path + "/oppna", as: office).status == 303)
            #expect(try await world.post(path + "/uppgifter", fields, as: office).status == 303)
            #expect(try await world.database.read { try PersonSQL.find(person.id, in: $0)?.email } == "annan@exempelstad.example")
        }
    }

    @Test("A role moves to another organisation, found by a part of its name", arguments: Backend.available)
    func role(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (office, head) = (world.city["office"], world.city["unithead"])
            let path = "/kansli/anvandare/\(head.person.id)/roller/\(head.role!)"
            #expect(try await world.get(path, as: office).text.contains("Förskolan Lergöken"))
            let many = try await world.post(path, ["roll": "registrar", "organisation": "nämnd"], as: office)
            #expect(many.status == 422 && many.text.contains("Flera organisationer passar") && many.text.contains("Farsta stadsdelsnämnd"))
            #expect(try await world.post(path, ["roll": "unithead", "organisation": "finns inte"], as: office).status == 422)
            #expect(try await world.post(path, ["roll": "unithead", "organisation": "SOLGLÄNTAN"], as: office).status == 303)
            let roles = try await world.database.read { try RoleSQL.of(head.person.id, in: $0) }
            #expect(roles.map(\.scopeName) == ["Vård- och omsorgsboendet Solgläntan"])
        }
    }

    @Test("People are found by telephone and by the organisation they act for", arguments: Backend.available)
    func search(backend: Backend) async throws {
        try await World.run(backend) { world in
            try await world.database.write {
                try PersonSQL.change(world.city["nobody"].person.id, name: "Eskil Dahl", phone: "070-123 45", in: $0)
            }
            func found(_ text: String) async throws -> [String] {
                try await world.database.read { try UserListSQL.page(1, search: text, in: $0).rows.map(\.name) }
            }
            #expect(try await found("070-123") == ["Eskil Dahl"])
            #expect(try await found("solgläntan") == ["Per Östling"])
        }
    }
}
