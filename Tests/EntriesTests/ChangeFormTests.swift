import Base
import Documents
import Editions
import RichText
import Site
import Store
import Support
import Testing
import World

@testable import Entries

/// A form that is refused is shown again, with what is wrong at its field and everything that was typed.
@Suite struct ChangeFormTests {
    private static let number = "850101-1234"

    @Test("The office's request for a change is shown again with what was typed", arguments: Backend.available)
    func ask(backend: Backend) async throws {
        try await World.run(backend) { world in
            let changed = try await Changed(world)
            func ask(_ change: [String: String]) async throws -> World.Reply {
                let fields = Changed.asked.merging(["dagar": "1"]) { $1 }.merging(change) { $1 }
                return try await world.post("\(changed.file)/andring", fields, as: world.city["office"])
            }
            let noText = try await ask(["meddelande": ""])
            #expect(noText.status == 422 && noText.text.contains("href=\"#meddelande\">Skriv vad som ska ändras.</a>"))
            #expect(noText.text.contains("id=\"meddelande-error\""))
            #expect(noText.text.contains("value=\"picture-text\" selected") && noText.text.contains("value=\"1\" selected"))
            #expect(noText.text.contains("name=\"del\" value=\"3\" checked") && !noText.text.contains("value=\"4\" checked"))
            let noReason = try await ask(["skal-andring": ""])
            #expect(noReason.status == 422 && noReason.text.contains("href=\"#skal-andring\">Välj varför bidraget ska ändras.</a>"))
            #expect(noReason.text.contains("\nBilden i svaret har text.</textarea>"))
            let noParts = try await ask(["del": "99"])
            #expect(noParts.status == 422 && noParts.text.contains("href=\"#del\">Välj minst en del som ska öppnas.</a>"))
            #expect(noParts.text.contains("\nBilden i svaret har text.</textarea>"))
            let person = try await ask(["meddelande": "Ta bort \(Self.number)"])
            #expect(person.status == 422 && person.text.contains("Ta bort \(Self.number)</textarea>"))
            let long = try await ask(["meddelande": String(repeating: "x", count: 2_001)])
            #expect(long.status == 422 && long.text.contains("Texten får ha högst 2\u{A0}000 tecken."))
            let all = try await ask(["meddelande": "", "skal-andring": "", "del": ""])
            #expect(all.text.contains("Rätta 3 saker innan du går vidare"))
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM change_request") } == 0)
        }
    }

    @Test(
        "R53: a change is given as many working days as the edition allows, in a year of three to five",
        arguments: [
            (2, 422), (3, 303), (5, 303), (6, 422),
        ])
    func days(days: Int, status: Int) async throws {
        let shipped = try Shipped.file(2024)
        let text = shipped.text.replacing("changeRequestWorkingDaysMin: 1", with: "changeRequestWorkingDaysMin: 3")
            .replacing("changeRequestWorkingDaysMax: 2", with: "changeRequestWorkingDaysMax: 5")
        try await World.run(edition: EditionFile(name: shipped.name, text: text)) { world in
            let changed = try await Changed(world)
            let asked = Changed.asked.merging(["dagar": "\(days)"]) { $1 }
            let reply = try await world.post("\(changed.file)/andring", asked, as: world.city["office"])
            #expect(reply.status == status)
            #expect(reply.text.contains("Välj hur lång tid de får, 3–5 arbetsdagar.") == (status == 422))
        }
    }

    @Test("The unit's answer, the office's decision and more time are shown again with what was typed", arguments: Backend.available)
    func answerAndDecide(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (head, office) = (world.city["unithead"], world.city["office"])
            let changed = try await Changed(world)
            let request = try await changed.ask()
            let path = "\(changed.file)/andring/\(request)"
            let noDay = try await world.post("\(path)/tid", ["till": "", "skal-tid": "De är sjuka"], as: office)
            #expect(noDay.status == 422 && noDay.text.contains("href=\"#till\">Skriv sista dagen, till exempel 2024-05-20.</a>"))
            #expect(noDay.text.contains("\nDe är sjuka</textarea>"))
            let early = try await world.post("\(path)/tid", ["till": "2024-05-21", "skal-tid": ""], as: office)
            #expect(
                early.status == 422 && early.text.contains("value=\"2024-05-21\"")
                    && early.text.contains("href=\"#skal-tid\">Skriv skälet.</a>"))
            #expect(early.text.contains("Dagen måste ligga efter den förra sista dagen, och får inte ha gått."))
            let answer = try await world.post("\(changed.base)/andring/\(request)", ["meddelande": "Bort med \(Self.number)"], as: head)
            #expect(answer.status == 422 && answer.text.contains("Bort med \(Self.number)</textarea>"))
            #expect(answer.text.contains("href=\"#meddelande\""))
            try await changed.answer(request)
            let nothing = try await world.post("\(path)/beslut", ["skal": "Bilden är kvar"], as: office)
            #expect(nothing.status == 422 && nothing.text.contains("href=\"#beslut\">Välj ett beslut.</a>"))
            #expect(nothing.text.contains("\nBilden är kvar</textarea>"))
            let why = try await world.post("\(path)/beslut", ["beslut": "rejected"], as: office)
            #expect(why.status == 422 && why.text.contains("href=\"#skal\">Skriv skälet.</a>"))
            #expect(why.text.contains("value=\"rejected\" checked"))
        }
    }

    @Test("Handing over is shown again with the phone and the person that were chosen", arguments: Backend.available)
    func handOver(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (head, coauthor) = (world.city["unithead"], world.city["coauthor"])
            let base = "/bidrag/\(try await Story.register(world))/medforfattare"
            let noPhone = try await world.post("\(base)/lamna-over", ["person": coauthor.person.id.text, "telefon": ""], as: head)
            #expect(noPhone.status == 422 && noPhone.text.contains("href=\"#telefon\""))
            #expect(noPhone.text.contains("value=\"\(coauthor.person.id)\" selected"))
            let nobody = try await world.post("\(base)/lamna-over", ["person": "", "telefon": "08-508 00 123"], as: head)
            #expect(nobody.status == 422 && nobody.text.contains("href=\"#person\">Välj en kollega som redan skriver för er.</a>"))
            #expect(nobody.text.contains("value=\"08-508 00 123\""))
            let twice = try await world.post(
                "\(base)/ny", ["namn": coauthor.person.name, "epost": coauthor.person.email], as: head)
            #expect(
                twice.status == 422 && twice.text.contains("href=\"#epost\"") && twice.text.contains("value=\"\(coauthor.person.email)\""))
        }
    }

    @Test("What came of a Word file is shown again with where each text was to go", arguments: Backend.available)
    func takeImport(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (head, coauthor) = (world.city["unithead"], world.city["coauthor"])
            let entry = try await Story.register(world)
            let base = "/bidrag/\(entry)/las-in"
            let (now, person) = (world.time.now, head.person.id)
            let file = WordFile(
                id: ID(at: now), name: "bidrag.docx", notices: [], takenAt: nil,
                pieces: [
                    .init(
                        place: 0, item: "1", reason: "Ingen fråga kändes igen här. Välj själv.", sure: 0,
                        document: try Document(plain: "Ett"))
                ])
            try await world.database.write { try ImportSQL.keep(file, ID(stored: entry), at: now, by: person, in: $0) }
            let nowhere = try await world.post("\(base)/\(file.id)", ["del-0": ""], as: head)
            #expect(nowhere.status == 422 && nowhere.text.contains("Välj minst en del som texten ska till."))
            #expect(nowhere.text.contains("Granska det som lästes in") && !nowhere.text.contains("value=\"1\" selected"))
            #expect(try await world.post("/bidrag/\(entry)/medforfattare", ["vem-1": person.text], as: head).status == 303)
            let others = try await world.post("\(base)/\(file.id)", ["del-0": "1"], as: coauthor)
            #expect(others.status == 422 && others.text.contains("href=\"#del-0\""))
            let empty = try await world.upload(base, file: [], name: "", field: "fil", as: head)
            #expect(empty.status == 422 && empty.text.contains("href=\"#fil\">Välj en Word-fil.</a>"))
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM standing_text") } == 0)
        }
    }

    @Test("The choice of what part of the picture to show is shown again", arguments: Backend.available)
    func crop(backend: Backend) async throws {
        try await World.run(backend) { world in
            let head = world.city["unithead"]
            let entry = try await Story.register(world)
            let (id, now) = (ID<Picture>(at: world.time.now), world.time.now)
            try await world.database.write { db in
                try db.run(
                    """
                    INSERT INTO picture (id, entry, kind, width, height, sha256, words, at, by, large, small)
                    VALUES (\(id), \(entry), 'png', 4000, 2000, '', '', \(now), \(head.person.id), \(Bytes([1])), \(Bytes([1])))
                    """)
                try PresentationSQL.keepDraft([1], preview: id, 4_000, 2_000, ID(stored: entry), in: db)
            }
            let reply = try await world.post("/bidrag/\(entry)/presentationsbild/del", as: head)
            #expect(reply.status == 422 && reply.text.contains("href=\"#del\">Välj vilken del av bilden som ska visas.</a>"))
            #expect(reply.text.contains("Välj vilken del som ska visas</h2>"))
            let city = try await world.post("/kansli/2024/deltagare/\(entry)/bild", as: world.city["office"])
            #expect(city.status == 422 && city.text.contains("href=\"#bild\""))
        }
    }
}
