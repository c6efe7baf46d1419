import Base
import Editions
import Site
import Support
import Testing
import World

@testable import Assessment

@Suite struct FoundLaterTests {
    @Test(
        "A conflict that is found later is reported from every page of the entry, and the page knows that one has answered",
        arguments: Backend.available)
    func conflict(backend: Backend) async throws {
        try await World.run(backend) { world in
            let desk = try await Desk(world)
            let link = "<a href=\"\(desk.path)/jav\">Anmäl jäv</a>"
            for page in ["", "/bedoma/12", "/las"] { #expect(try await desk.get(page, "examiner").text.contains(link), "\(page)") }
            #expect(try await world.get("/granskning", as: desk["examiner"]).text.contains(link))
            let page = try await desk.get("/jav", "examiner").text
            #expect(page.contains("Har du upptäckt att du är jävig sedan du svarade?") && !page.contains("Svara innan du läser bidraget."))
            try await desk.agree()
            #expect(try await desk.get("/konsensus", "coordinator").text.contains(link))
            #expect(try await desk.post("/jav", ["svar": "ja", "skal": "Min syster är chef där."], "examiner").location == "/granskning")
            #expect(try await desk.get("", "examiner").status != 200)
        }
    }

    @Test("Too many lines are told with the name of their field", arguments: Backend.available)
    func lines(backend: Backend) async throws {
        try await World.run(backend) { world in
            let desk = try await Desk(world)
            let many = Array(repeating: "Punkt", count: 9).joined(separator: "\n")
            let notes = ["niva": "3", "styrkor": many, "utveckling": many]
            func isNamed(_ reply: World.Reply) -> Bool {
                reply.status == 422
                    && reply.text.contains("<a href=\"#styrkor\">Styrkor: Skriv högst \(Notes.strengthsMax) punkter, en på varje rad.</a>")
                    && reply.text.contains(
                        "<a href=\"#utveckling\">Utvecklingsområden: Skriv högst \(Notes.areasMax) punkter, en på varje rad.</a>")
            }
            #expect(isNamed(try await desk.post("/bedoma/1", notes, "examiner")))
            for actor in Desk.team { try await desk.fill(actor, level: 3) }
            try await desk.lockAll()
            #expect(isNamed(try await desk.post("/konsensus/1", notes.merging(["niva": "6"]) { $1 }, "coordinator")))
        }
    }

    @Test("The consensus counts the questions that are left, and explains its dots", arguments: Backend.available)
    func left(backend: Backend) async throws {
        try await World.run(backend) { world in
            let desk = try await Desk(world)
            try await desk.fill("coordinator", level: 3, ["5": 1, "6": 1])
            try await desk.fill("examiner", level: 3)
            try await desk.fill("thirdexaminer", level: 3)
            try await desk.lockAll()
            let page = try await desk.get("/konsensus", "coordinator").text
            #expect(page.contains("2 frågor som skiljer minst två steg är kvar. Börja där"))
            #expect(page.contains("Varje prick är en examinators nivå.") && page.contains(">0</text>") && page.contains(">5</text>"))
            func settle(_ item: String) async throws {
                #expect(try await desk.post("/konsensus/\(item)", ["niva": "6", "motivering": "Vi enades."], "coordinator").status == 303)
            }
            try await settle("5")
            #expect(try await desk.get("/konsensus", "coordinator").text.contains("En fråga som skiljer minst två steg är kvar. Börja där"))
            try await settle("6")
            #expect(try await desk.get("/konsensus", "coordinator").text.contains("De frågor som skilde mest är klara."))
            for item in desk.edition.items { try await settle(item.id) }
            #expect(try await desk.get("/konsensus", "coordinator").text.contains("Alla frågor har en nivå som ni är överens om."))
        }
    }
}
