import Accounts
import Base
import Editions
import Foundation
import Store
import Support
import Testing
import World

@testable import Entries

@Suite("Who must wait is told before the first field, and asking the office asks the office (R24–R26)")
struct ExceptionRequestTests {
    private let office = "kvalitetsutmarkelsen@stockholm.se"

    private func award(_ year: AwardYear, _ world: World) async throws {
        try await world.database.write {
            try EligibilitySQL.recordEarlier(EarlierAward(year: year, kind: .award), of: world.city.unit, in: $0)
        }
    }

    private func subjects(_ world: World) async throws -> [String] {
        try await world.database.read { try $0.column("SELECT subject FROM letter ORDER BY created_at, id") }
    }

    @Test("A unit that won last year reads it instead of the form, and on the self-check", arguments: Backend.available)
    func wait(backend: Backend) async throws {
        try await World.run(backend) { world in
            let head = world.city["unithead"]
            #expect(try await world.get("/anmalan/2024", as: head).text.contains("chef_namn"))
            try await award(2023, world)
            let page = try await world.get("/anmalan/2024", as: head).text
            #expect(page.contains("fick utmärkelsen 2023. Ni kan delta igen 2026.") && !page.contains("chef_namn"))
            #expect(try await world.get("/kan-vi-delta/2024", as: head).text.contains("Ni kan delta igen 2026."))
            #expect(try await !world.get("/kan-vi-delta/2024").text.contains("Ni kan delta igen"))
            let answers = Story.answers.merging(["enskild": "nej", "enhet": "förskolan lergöken"]) { $1 }
            #expect(try await world.post("/kan-vi-delta/2024", answers).text.contains("Ni kan delta igen 2026."))
            let asked = try await world.get("/anmalan/2024?prova=1", as: head).text
            #expect(asked.contains("chef_namn") && asked.contains("Varför ska ni få undantag?"))
        }
    }

    @Test("What is answered in the self-check stands in the registration")
    func carried() async throws {
        try await World.run { world in
            let head = world.city["unithead"]
            let answers = Story.answers.merging(["medarbetare": "37", "resultat": "-12"]) { $1 }
            let page = try await world.post("/kan-vi-delta/2024", answers, as: head).text
            let start = try #require(page.range(of: "href=\"/anmalan/2024?"))
            let path = page[start.upperBound...].prefix { $0 != "\"" }.replacing("&amp;", with: "&")
            let form = try await world.get("/anmalan/2024?" + path, as: head).text
            #expect(form.contains("value=\"37\"") && form.contains("value=\"-12\""))
        }
    }

    @Test(
        "A request needs a reason, reaches the office by letter, and the committee when the office has said yes",
        arguments: Backend.available)
    func asked(backend: Backend) async throws {
        try await World.run(backend) { world in
            try await award(2023, world)
            let (head, staff) = (world.city["unithead"], world.city["office"])
            let fields = Story.answers.merging(Story.people) { $1 }
            #expect(try await world.post("/anmalan/2024", fields, as: head).status == 422)
            let wordless = try await world.post("/anmalan/2024", fields.merging(["prova": "1"]) { $1 }, as: head)
            #expect(wordless.status == 422 && wordless.text.contains("Skriv varför ni ska få undantag"))
            #expect(try await subjects(world) == [])

            let sent = fields.merging(["prova": "1", "skal": "Vi är en ny enhet efter sammanslagningen."]) { $1 }
            let entry = try #require(try await world.post("/anmalan/2024", sent, as: head).location)
            #expect(
                try await subjects(world).sorted() == [
                    "Förskolan Lergöken ber er pröva om de kan delta", "Kansliet prövar er anmälan: Förskolan Lergöken",
                ])
            #expect(try await world.get("/kansli/2024", as: staff).text.contains("Förskolan Lergöken"))
            let file = "/kansli/2024/deltagare/" + entry.split(separator: "/").last!
            let page = try await world.get(file, as: staff).text
            #expect(page.contains("Vi är en ny enhet efter sammanslagningen.") && page.contains(file + "/undantag/nej"))

            let registrar = world.city["registrar"]
            #expect(try await !world.get("/arenden", as: registrar).text.contains("Förskolan Lergöken"))
            #expect(try await world.post(file + "/undantag", ["regel": "wait", "skal": "Ny enhet."], as: staff).status == 303)
            #expect(try await world.get("/arenden", as: registrar).text.contains("Förskolan Lergöken"))
            let answered = ["Förskolan Lergöken deltar i Kvalitetsutmärkelsen 2024", "Ni har fått undantag: Förskolan Lergöken"]
            #expect(try await Set(subjects(world)).isSuperset(of: answered))
            #expect(try await world.post(file + "/undantag/nej", ["skal-nej": "Nej."], as: staff).status == 409)
        }
    }

    @Test("A no is told with the reason, to the unit alone, and waits for the office no longer", arguments: Backend.available)
    func refused(backend: Backend) async throws {
        try await World.run(backend) { world in
            try await award(2023, world)
            let (head, staff) = (world.city["unithead"], world.city["office"])
            let sent = Story.answers.merging(Story.people) { $1 }.merging(["prova": "1", "skal": "Vi vill."]) { $1 }
            let entry = try #require(try await world.post("/anmalan/2024", sent, as: head).location)
            let file = "/kansli/2024/deltagare/" + entry.split(separator: "/").last!
            #expect(try await world.get("/kansli/2024", as: staff).text.contains("kan inte delta"))
            #expect(try await world.post(file + "/undantag/nej", ["skal-nej": ""], as: staff).status == 422)
            #expect(try await world.post(file + "/undantag/nej", ["skal-nej": "Två år har inte gått."], as: staff).status == 303)
            #expect(try await subjects(world).contains("Ni kan inte delta: Förskolan Lergöken"))
            #expect(try await !subjects(world).contains("Förskolan Lergöken deltar i Kvalitetsutmärkelsen 2024"))
            #expect(try await !world.get("/kansli/2024", as: staff).text.contains("kan inte delta"))
        }
    }

    @Test("New answers that need no exception tell the committee, and ask nothing of the office")
    func mended() async throws {
        try await World.run { world in
            let head = world.city["unithead"]
            let fields = Story.answers.merging(Story.people) { $1 }
            let sent = fields.merging(["medarbetare": "4", "prova": "1", "skal": "Vi delar chef."]) { $1 }
            let entry = try #require(try await world.post("/anmalan/2024", sent, as: head).location)
            #expect(try await world.post(entry + "/anmalan", fields, as: head).status == 303)
            #expect(try await subjects(world).contains("Förskolan Lergöken deltar i Kvalitetsutmärkelsen 2024"))
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM exception_request") } == 0)
        }
    }

    @Test(
        "A registered unit that may no longer take part asks from its registration, and reads the answer there",
        arguments: Backend.available)
    func registered(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (head, staff) = (world.city["unithead"], world.city["office"])
            let entry = "/bidrag/" + (try await Story.register(world))
            let fields = Story.answers.merging(Story.people) { $1 }
            #expect(try await world.post(entry + "/undantag", ["skal": "Vi vill."], as: head).status == 409, "inget att be om")
            // The newest check counts, and two of one instant have no order.
            world.time.set(World.start.adding(minutes: 1))
            #expect(try await world.post(entry + "/anmalan", fields.merging(["medarbetare": "4"]) { $1 }, as: head).status == 303)
            world.time.set(World.start.adding(minutes: 2))
            #expect(
                try await world.get(entry, as: head).text.contains(
                    "href=\"\(entry)/anmalan\" class=\"btn\">Rätta svaren eller be om undantag"))
            #expect(try await world.get(entry + "/anmalan", as: head).text.contains("action=\"\(entry)/undantag\""))
            #expect(try await !world.get(entry + "/anmalan", as: world.city["coauthor"]).text.contains("/undantag\""))
            #expect(try await world.post(entry + "/undantag", ["skal": ""], as: head).status == 422)
            #expect(try await world.post(entry + "/undantag", ["skal": "Vi delar chef."], as: head).status == 303)
            #expect(try await subjects(world).contains("Förskolan Lergöken ber er pröva om de kan delta"))
            #expect(try await world.get(entry, as: head).text.contains("Kansliet prövar om ni kan få undantag."))
            #expect(try await world.post(entry + "/undantag", ["skal": "Igen."], as: head).status == 409, "en begäran i taget")
            let file = "/kansli/2024/deltagare/" + entry.dropFirst(8)
            #expect(try await world.get(file, as: staff).text.contains("Vi delar chef."))
            #expect(try await world.post(file + "/undantag/nej", ["skal-nej": "Fyra är för få."], as: staff).status == 303)
            let told = try await world.get(entry + "/anmalan", as: head).text
            #expect(told.contains("Kansliet har svarat nej. Skälet: Fyra är för få.") && !told.contains("action=\"\(entry)/undantag\""))
            // Its committee was told when it registered, and not once more.
            #expect(
                try await world.post(file + "/undantag", ["regel": "staff", "skal": "Två enheter delar chef."], as: staff).status == 303)
            #expect(
                try await subjects(world).count { $0 == "Förskolan Lergöken deltar i Kvalitetsutmärkelsen 2024" } == 2,
                "en var till registratorn och registraturen")
            #expect(try await world.get(entry, as: head).text.contains("Börja skriva"))
        }
    }

    @Test("The self-check that says no leads to asking the office, with the answers")
    func selfCheck() async throws {
        try await World.run { world in
            let answers = Story.answers.merging(["medarbetare": "4"]) { $1 }
            let page = try await world.post("/kan-vi-delta/2024", answers, as: world.city["unithead"]).text
            let start = try #require(page.range(of: "href=\"/anmalan/2024?prova=1&amp;"))
            let query = page[start.upperBound...].prefix { $0 != "\"" }.replacing("&amp;", with: "&")
            let form = try await world.get("/anmalan/2024?prova=1&" + query, as: world.city["unithead"]).text
            #expect(form.contains("value=\"4\"") && form.contains("value=\"120\""))
            let own = try await world.post("/kan-vi-delta/2024", answers, as: world.city["coauthor"]).text
            #expect(!own.contains("prova=1") && own.contains("Be chefen eller kontaktpersonen om det"))
        }
    }

    @Test(
        "An exception, a no and more time come back on the page with what was typed and the error at its field",
        arguments: [
            ("undantag", ["regel": "", "skal": "Vi delar chef med grannen."], "regel", "Välj vilken regel som undantaget gäller."),
            ("undantag", ["regel": "staff", "skal": ""], "skal", "Skriv skälet."),
            ("undantag/nej", ["skal-nej": ""], "skal-nej", "Skriv skälet."),
            ("forlangning", ["till": "", "skal-tid": "Många är sjuka hos dem."], "till", "Skriv sista dagen, till exempel 2024-05-20."),
            (
                "forlangning", ["till": "2024-05-17", "skal-tid": "Många är sjuka hos dem."], "till",
                "Dagen måste ligga efter den ordinarie sista dagen."
            ),
            ("forlangning", ["till": "2024-05-20", "skal-tid": ""], "skal-tid", "Skriv skälet."),
        ] as [(String, [String: String], String, String)])
    func officeForms(act: String, fields: [String: String], field: String, problem: String) async throws {
        try await World.run { world in
            let entry = try await Story.register(world, ["medarbetare": "4", "prova": "1", "skal": "Vi delar chef."])
            let file = "/kansli/2024/deltagare/" + entry
            let reply = try await world.post("\(file)/\(act)", fields, as: world.city["office"])
            #expect(reply.status == 422 && reply.text.contains("<title>Fel: "))
            #expect(reply.text.contains("href=\"#\(field)\">\(problem)") && reply.text.contains("id=\"\(field)-error\""))
            for typed in fields.values where !typed.isEmpty { #expect(reply.text.contains(typed), "\(typed) är borta") }
        }
    }
}
