import Base
import Editions
import Site
import Store
import Support
import Testing
import World

@testable import Entries

@Suite("R31, R53: what the office has done with a hand-in the unit does not undo")
struct ReopeningTests {
    private static func header(_ state: EntryState) -> EntryHeader {
        let now = World.start
        return EntryHeader(
            entry: Entry(id: ID(at: now), edition: ID(at: now), unit: ID(at: now)), year: 2024, unitName: "Förskolan Lergöken",
            committee: nil, committeeName: nil, classKey: nil, state: state,
            flags: EntryFlags(lacksMinutes: false, verdict: nil, failed: [], hasOverride: false),
            progress: .init(written: 0, done: 0, characters: 0), registeredAt: now, handedInAt: now,
            withdrawnAt: state == .takenBack ? now : nil, extendedTo: nil)
    }

    private static func handedIn(_ world: World) async throws -> (base: String, file: String, id: String) {
        let entry = try await Story.register(world)
        try await Story.fill(world, entry)
        #expect(try await world.post("/bidrag/\(entry)/inlamning", as: world.city["unithead"]).status == 303)
        return ("/bidrag/\(entry)", "/kansli/2024/deltagare/\(entry)", entry)
    }

    @Test("A hand-in opens again while nothing is asked and no team has it; a withdrawal is undone unless the entry is turned away")
    func rules() {
        func opens(isChangeAsked: Bool, hasTeam: Bool) -> Bool {
            Reopening(Self.header(.handedIn), Shipped.edition, isChangeAsked: isChangeAsked, hasTeam: hasTeam).isPossible(at: World.start)
        }
        #expect(opens(isChangeAsked: false, hasTeam: false))
        #expect(!opens(isChangeAsked: true, hasTeam: false))
        #expect(!opens(isChangeAsked: false, hasTeam: true))

        func isUndone(isDismissed: Bool) -> Bool {
            Withdrawing(Self.header(.takenBack), Shipped.edition, isDecided: false, isDismissed: isDismissed).canBeUndone(at: World.start)
        }
        #expect(isUndone(isDismissed: false))
        #expect(!isUndone(isDismissed: true))
    }

    @Test("What a team has been given does not open again, and opens when it is taken from the team", arguments: Backend.available)
    func team(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (head, office) = (world.city["unithead"], world.city["office"])
            let (base, file, entry) = try await Self.handedIn(world)
            #expect(try await world.post(file + "/formell", as: office).status == 303)
            let team = try #require(try await world.post("/kansli/2024/lag", as: office).location)
            #expect(try await world.get(base, as: head).text.contains("Öppna bidraget igen"))

            #expect(try await world.post(team + "/bidrag", ["entry": entry], as: office).status == 303)
            #expect(!(try await world.get(base, as: head).text.contains("Öppna bidraget igen")))
            let refused = try await world.post(base + "/oppning", as: head)
            #expect(refused.status == 409 && refused.text.contains("Ett examinatorslag har redan fått bidraget. Hör av er till kansliet"))
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM submission") } == 1)
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM formal_check") } == 1)

            let taken = ["entry": entry, "skal-\(entry)": "Verksamheten vill ändra"]
            #expect(try await world.post(team + "/bidrag/bort", taken, as: office).status == 303)
            #expect(try await world.post(base + "/oppning", as: head).status == 303)
        }
    }

    @Test("The unit does not undo that the office has turned its entry away", arguments: Backend.available)
    func dismissed(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (head, office) = (world.city["unithead"], world.city["office"])
            let (base, file, _) = try await Self.handedIn(world)
            let asked = ["skal-andring": "other", "meddelande": "Skriv om fråga 3.", "del": "3", "dagar": "2"]
            #expect(try await world.post(file + "/andring", asked, as: office).status == 303)
            let request = try await world.database.read { try $0.value("SELECT id FROM change_request", as: String.self) ?? "" }
            // The days of the request are over, but others may still hand in.
            world.time.set(Day(2024, 3, 20)!)
            try await world.keepSessionsAlive()
            let verdict = ["beslut": "dismissed", "skal": "Ni svarade inte"]
            #expect(try await world.post("\(file)/andring/\(request)/beslut", verdict, as: office).status == 303)

            let home = try await world.get(base, as: head).text
            #expect(home.contains("Kansliet har avvisat bidraget. Det granskas inte.") && !home.contains("Ångra avanmälan"))
            let refused = try await world.post(base + "/avanmalan/angra", as: head)
            #expect(refused.status == 409 && refused.text.contains("Kansliet har avvisat bidraget. Hör av er till kansliet"))
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM withdrawal") } == 1)
        }
    }
}
