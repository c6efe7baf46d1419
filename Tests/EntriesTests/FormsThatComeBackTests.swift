import Base
import Editions
import Site
import Store
import Support
import Testing
import World

@testable import Entries

/// A form that is refused comes back as it was left, and says which field is wrong.
@Suite struct FormsThatComeBackTests {
    private static func box(_ value: String, isTicked: Bool) -> String {
        "name=\"enhet\" value=\"\(value)\"" + (isTicked ? " checked" : ">")
    }

    @Test("The units of a new case come back ticked as they were left, also when none was", arguments: Backend.available)
    func ticks(backend: Backend) async throws {
        try await World.run(backend) { world in
            let registrar = world.city["registrar"]
            let entry = try await Story.register(world)
            #expect(try await world.get("/arenden", as: registrar).text.contains(Self.box(entry, isTicked: true)))
            let unticked = try await world.post("/arenden", ["titel": "Deltagande", "enhet": ""], as: registrar)
            #expect(unticked.status == 422 && unticked.text.contains(Self.box(entry, isTicked: false)))
            let ticked = try await world.post("/arenden", ["titel": "", "enhet": entry], as: registrar)
            #expect(ticked.status == 422 && ticked.text.contains(Self.box(entry, isTicked: true)))
            let path = try #require(try await world.post("/arenden", ["titel": "Deltagande", "enhet": entry], as: registrar).location)
            let none = try await world.post(path + "/enheter", ["enhet": ""], as: registrar)
            #expect(none.status == 422 && none.text.contains(Self.box(entry, isTicked: false)))
            let other = try await world.post(path + "/beslut", ["beslut": ""], as: registrar)
            #expect(other.status == 422 && other.text.contains(Self.box(entry, isTicked: true)), "ett annat formulär på sidan ändrar inget")
        }
    }

    @Test("A paragraph without a number is refused with a sentence, and one with its sign is kept", arguments: Backend.available)
    func paragraph(backend: Backend) async throws {
        try await World.run(backend) { world in
            let registrar = world.city["registrar"]
            let entry = try await Story.register(world)
            let path = try #require(try await world.post("/arenden", ["titel": "Deltagande", "enhet": entry], as: registrar).location)
            let kind = Shipped.edition.allowedDecisions[0].rawValue
            let form = ["beslut": kind, "dag": "2024-03-08", "paragraf": "§"]
            let refused = try await world.post(path + "/beslut", form, as: registrar)
            #expect(refused.status == 422 && refused.text.contains("<a href=\"#paragraf\">Skriv paragrafens nummer, till exempel 12.</a>"))
            #expect(try await world.post(path + "/beslut", form.merging(["paragraf": "§ 12"]) { $1 }, as: registrar).status == 303)
        }
    }

    @Test("A telephone is a number at the registration, among the facts and when the task is handed over", arguments: Backend.available)
    func phones(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (head, coauthor) = (world.city["unithead"], world.city["coauthor"])
            let sentence = PhoneNumber.refusal.swedish
            let form = Story.answers.merging(Story.people) { $1 }.merging(["chef_telefon": "ring mig"]) { $1 }
            let refused = try await world.post("/anmalan/2024", form, as: head)
            #expect(refused.status == 422 && refused.text.contains("<a href=\"#chef_telefon\">Chefens telefon: \(sentence)</a>"))
            #expect(refused.text.contains("value=\"ring mig\""))
            let entry = "/bidrag/" + (try await Story.register(world))
            let facts = try await world.post(entry + "/uppgifter", ["managerPhone": "abc"], as: head)
            #expect(facts.status == 422 && facts.text.contains("<a href=\"#managerPhone\">Telefon till chefen: \(sentence)</a>"))
            let over = try await world.post(
                entry + "/medforfattare/lamna-over", ["person": coauthor.person.id.text, "telefon": "abc 1"], as: head)
            #expect(over.status == 422 && over.text.contains("<a href=\"#telefon\">Telefon till den som tar över: \(sentence)</a>"))
        }
    }

    @Test("What is wrong in several fields in the same words is said with the name of each")
    func names() async throws {
        try await World.run { world in
            let (head, op) = (world.city["unithead"], world.city["operator"])
            let entry = "/bidrag/" + (try await Story.register(world))
            let form = Story.answers.merging([
                "chef_namn": "A", "chef_telefon": "08-508 00 000", "chef_epost": "a@b", "kontakt_namn": "B",
                "kontakt_telefon": "08-508 00 000", "kontakt_epost": "a@b",
            ]) { $1 }
            let people = try await world.post(entry + "/anmalan", form, as: head).text
            #expect(
                people.contains("<a href=\"#chef_epost\">Chefens e-post: ")
                    && people.contains("<a href=\"#kontakt_epost\">Kontaktpersonens e-post: "))
            let counts = Shipped.edition.administrative.filter { $0.kind == .count }
            let numbers = Dictionary(uniqueKeysWithValues: counts.map { ($0.key, "många") })
            let facts = try await world.post(entry + "/uppgifter", numbers, as: head).text
            #expect(!counts.isEmpty)
            for field in counts {
                #expect(facts.contains("<a href=\"#\(field.key)\">\(field.label.swedish): Skriv antalet med siffror.</a>"))
            }
            let outage = try await world.post("/drift/avbrott", as: op).text
            #expect(
                outage.contains("<a href=\"#fran-dag\">Började: Skriv dagen,")
                    && outage.contains("<a href=\"#till-dag\">Slutade: Skriv dagen,"))
        }
    }
}
