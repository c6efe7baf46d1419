import Base
import Editions
import Site
import Store
import Support
import Testing
import World

@testable import Entries

/// What the unit's people read of each other's tasks: who writes, who may change, who hands in.
@Suite struct TeamOfUnitTests {
    @Test("Before a co-author is let go the page says what follows, and the receipt names them", arguments: Backend.available)
    func letGo(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (head, coauthor) = (world.city["unithead"], world.city["coauthor"])
            let path = "/bidrag/\(try await Story.register(world))/medforfattare"
            _ = try await world.post(path, ["vem-3": coauthor.person.id.text], as: head)
            let page = try await world.get(path, as: head).text
            #expect(page.contains("<summary>Ta bort Milena Petrović</summary>"))
            #expect(page.contains("Milena Petrović kan inte längre läsa eller skriva i bidraget."))
            let part = try #require(Shipped.edition.parts.first { $0.id == "3" }).listName(in: .swedish)
            #expect(page.contains("De här delarna blir fria för alla som skriver") && page.contains("<li>\(part)</li>"))
            #expect(try await world.post(path + "/bort", ["person": coauthor.person.id.text], as: head).status == 303)
            let after = try await world.get(path, as: head).text
            #expect(after.contains("Milena Petrović är borttagen som medförfattare.") && after.contains("bjud in hen igen här på sidan"))
        }
    }

    @Test("A co-author reads who changes the registration and who hands in, and is led to neither", arguments: Backend.available)
    func coauthor(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (head, coauthor) = (world.city["unithead"], world.city["coauthor"])
            let entry = "/bidrag/" + (try await Story.register(world))
            let (own, others) = (try await world.get(entry, as: head).text, try await world.get(entry, as: coauthor).text)
            #expect(own.contains("Ändra anmälan</a>") && own.contains("Granska och lämna in</a>"))
            #expect(others.contains("Se anmälan</a>") && !others.contains("Ändra anmälan</a>"))
            #expect(others.contains("Granska</a>") && !others.contains("Granska och lämna in"))
            #expect(try await world.get(entry + "/anmalan", as: coauthor).text.contains("Chefen eller kontaktpersonen kan ändra anmälan."))
            let check = try await world.get(entry + "/granska", as: coauthor).text
            #expect(check.contains("<h1>Granska</h1>") && check.contains("Chefen eller kontaktpersonen lämnar in bidraget."))
            #expect(!(try await world.get(entry + "/granska", as: head).text.contains("Chefen eller kontaktpersonen lämnar in")))
            #expect(!(try await world.get(entry + "/skriva", as: coauthor).text.contains("Granska och lämna in")))
        }
    }

    @Test("The head goes on with what nobody has been given before what a colleague has", arguments: Backend.available)
    func whoseIsNext(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (head, coauthor) = (world.city["unithead"], world.city["coauthor"])
            let entry = "/bidrag/" + (try await Story.register(world))
            let free = Shipped.edition.parts.filter(\.isRequired)
            let given = free.dropLast().map { ("vem-\($0.id)", coauthor.person.id.text) }
            _ = try await world.post(entry + "/medforfattare", Dictionary(uniqueKeysWithValues: given), as: head)
            let last = try #require(free.last)
            #expect(try await world.get(entry, as: head).text.contains("href=\"\(entry)/skriva/\(last.id)\" class=\"btn\""))
            let all = free.map { ("vem-\($0.id)", coauthor.person.id.text) }
            _ = try await world.post(entry + "/medforfattare", Dictionary(uniqueKeysWithValues: all), as: head)
            #expect(try await world.get(entry, as: head).text.contains("href=\"\(entry)/skriva/\(free[0].id)\" class=\"btn\""))
        }
    }

    @Test("An empty text has no tips yet, a withdrawal says until when it is undone, and a role stands in small letters in a sentence")
    func words() async throws {
        try await World.run { world in
            let head = world.city["unithead"]
            let entry = "/bidrag/" + (try await Story.register(world))
            let empty = try await world.get(entry + "/skriva/1", as: head).text
            #expect(empty.contains("Tipsen kommer här när ni har skrivit något.") && !empty.contains("Inga tips om texten"))
            #expect(try await world.get(entry + "/medforfattare", as: head).text.contains("Lämna över uppdraget som verksamhetschef"))
            _ = try await world.post(entry + "/avanmalan", as: head)
            let until = Language.swedish.text(Shipped.edition.calendar.registrationCloses.day, .withWeekday)
            #expect(try await world.get(entry, as: head).text.contains("Ni kan ångra avanmälan till och med \(until) kl. 24.00."))
        }
    }
}
