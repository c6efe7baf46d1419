import Base
import Site
import Store
import Support
import Testing
import World

@testable import Entries

/// What proves an entry after a change (R53, R65), and what a formal approval is worth then.
@Suite struct ChangeReceiptTests {
    @Test(
        "R65: after a change the receipt and the lists show the new digest and count; the first receipt stays readable",
        arguments: Backend.available)
    func receipt(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (head, office) = (world.city["unithead"], world.city["office"])
            let changed = try await Changed(world)
            let first = try #require(try await world.database.read { try SubmissionSQL.find(ID(stored: changed.entry), in: $0) })
            let request = try await changed.ask()
            try await changed.write(String(repeating: "å", count: 4_321))
            #expect(try await world.get("/kansli/2024/formell", as: office).text.contains(">\(Swedish.number(first.characters))<"))
            try await changed.clock(17, 13)
            try await changed.answer(request)
            let (sha256, characters) = try #require(
                try await world.database.read { db in
                    try db.first("SELECT sha256, characters FROM change_answer") { (try $0[0] as String, try $0[1] as Int) }
                })
            #expect(sha256 != first.sha256)
            #expect(characters == first.characters + 4_321 - "Sågörvii3.".count)
            let page = try await world.get("\(changed.base)/kvitto", as: head).text
            #expect(page.contains("17 maj 2024 kl. 12.00.00") && page.contains("17 maj 2024 kl. 13.00.00"))
            #expect(page.contains(first.sha256) && page.contains(sha256))
            #expect(page.contains("\(Swedish.number(first.characters)), blanksteg inte räknade"))
            #expect(page.contains("\(Swedish.number(characters)), blanksteg inte räknade"))
            #expect(Digest.hex(of: try await world.get("\(changed.base)/kvitto/innehall", as: head).text) == sha256)
            #expect(Digest.hex(of: try await world.get("\(changed.base)/kvitto/innehall?nummer=1", as: head).text) == first.sha256)
            #expect(try await world.get("\(changed.base)/kvitto/innehall?nummer=3", as: head).status == 404)
            #expect(try await world.get("/kansli/2024/deltagare", as: office).text.contains(">\(Swedish.number(characters))<"))
            #expect(try await world.get("/kansli/2024/formell", as: office).text.contains(">\(Swedish.number(characters))<"))
            let file = try await world.get(changed.file, as: office).text
            #expect(file.contains(sha256) && file.contains("\(Swedish.number(characters)) av 95\u{A0}000"))
            #expect(file.contains("17 maj 2024 kl. 13.00.00 av Amina Lind"))
        }
    }

    @Test("R65: whoever got the first receipt gets one for the answered change, kept together with it", arguments: Backend.available)
    func letter(backend: Backend) async throws {
        try await World.run(backend) { world in
            let changed = try await Changed(world)
            let request = try await changed.ask()
            try await changed.write("Utan bilden")
            try await changed.clock(17, 13)
            try await changed.answer(request)
            let (sha256, characters) = try #require(
                try await world.database.read { db in
                    try db.first("SELECT sha256, characters FROM change_answer") { (try $0[0] as String, try $0[1] as Int) }
                })
            let letters = try await world.database.read { db in
                try db.rows("SELECT recipient_address, subject, body FROM letter WHERE kind = 'receipt' ORDER BY id") {
                    (to: try $0[0] as String, subject: try $0[1] as String, body: try $0[2] as String)
                }
            }
            #expect(letters.map(\.to) == ["amina@exempelstad.example", "amina@exempelstad.example"])
            let last = try #require(letters.last)
            #expect(last.subject == "Kvitto: Förskolan Lergöken har ändrat i sitt bidrag")
            #expect(last.body.contains(sha256) && last.body.contains("\(Swedish.number(characters))"))
            #expect(last.body.contains("17 maj 2024 kl. 13.00.00"))
        }
    }

    @Test("A receipt of a change can be computed again, and a content that somebody has touched is told")
    func verify() async throws {
        try await World.run { world in
            let changed = try await Changed(world)
            let request = try await changed.ask()
            try await changed.write("Utan bilden")
            try await changed.answer(request)
            let sha256 = try await world.database.read { try $0.value("SELECT sha256 FROM change_answer", as: String.self) ?? "" }
            let check = try await world.database.read { try Entries.verifyReceipt(sha256, in: $0) }
            #expect(check.holds && check.sentence.hasPrefix("Kvittot stämmer: Förskolan Lergöken"))
            #expect(check.sentence.contains(sha256) && check.sentence.contains(check.submission.sha256))
            try await world.database.write { _ = try $0.run("UPDATE change_answer SET content = 'x'") }
            #expect(!(try await world.database.read { try Entries.verifyReceipt(changed.entry, in: $0) }.holds))
        }
    }

    @Test("R55: the papers are made again of what was sealed anew", arguments: Backend.available)
    func papers(backend: Backend) async throws {
        try await World.run(backend) { world in
            let changed = try await Changed(world)
            let (id, then) = (ID<Entry>(stored: changed.entry), world.time.now)
            let first = try #require(try await world.database.read { try PaperSQL.seal(id, in: $0) })
            try await world.database.write { db in
                for kind in PaperKind.allCases { try PaperSQL.keep([1], kind, id, seal: first, at: then, in: db) }
            }
            let request = try await changed.ask()
            try await changed.write("Utan bilden")
            func missing() async throws -> [ID<Entry>] {
                try await world.database.read { try PaperSQL.missing(.pdf, since: then, max: 20, in: $0) }
            }
            #expect(try await missing() == [])
            try await changed.answer(request)
            let sha256 = try await world.database.read { try $0.value("SELECT sha256 FROM change_answer", as: String.self) }
            #expect(try await world.database.read { try PaperSQL.seal(id, in: $0) } == sha256)
            #expect(try await missing() == [id])
        }
    }

    @Test("A formal approval does not stand when a change is asked for after it", arguments: Backend.available)
    func approval(backend: Backend) async throws {
        try await World.run(backend) { world in
            let office = world.city["office"]
            let changed = try await Changed(world)
            func board() async throws -> String { try await world.get("/kansli/2024/formell?visa=kvar", as: office).text }
            #expect(try await world.post("\(changed.file)/formell", as: office).status == 303)
            #expect(try await board().contains("1 av 1 inlämnade bidrag är godkända"))
            #expect(!(try await board().contains("Förskolan Lergöken</a>")))
            try await changed.clock(17, 13)
            let request = try await changed.ask()
            let during = try await board()
            #expect(during.contains("0 av 1 inlämnade bidrag är godkända"))
            #expect(during.contains("Godkändes av \(office.person.name), men en ändring har begärts sedan dess."))
            try await changed.clock(17, 14)
            try await changed.answer(request)
            try await changed.decide(request)
            #expect(try await board().contains("0 av 1 inlämnade bidrag är godkända"))
            #expect(try await world.post("\(changed.file)/formell", as: office).status == 303)
            #expect(try await board().contains("1 av 1 inlämnade bidrag är godkända"))
        }
    }
}
