import Base
import Site
import Store
import Support
import Testing
import World

@testable import Entries

/// The log proves what was handed in, what came of a change, and the committee's minutes (decision 10).
@Suite struct SealTests {
    private static let whole = "Kedjan är hel."

    @Test("A receipt, an answer to a change and its verdict that are changed in the database are named", arguments: Backend.available)
    func receipts(backend: Backend) async throws {
        try await World.run(backend) { world in
            let changed = try await Changed(world)
            let request = try await changed.ask()
            try await changed.write("Utan bilden")
            try await changed.answer(request)
            try await changed.decide(request)
            #expect(try await Story.verdict(world).contains(Self.whole))
            let entry = changed.entry
            for (what, change, back) in [
                (
                    "inlämnat bidrag (\(entry))", "UPDATE submission SET characters = characters + 1",
                    "UPDATE submission SET characters = characters - 1"
                ),
                (
                    "inlämnat bidrag (\(entry))", "UPDATE eligibility_check SET forecast_tkr = 5000",
                    "UPDATE eligibility_check SET forecast_tkr = 0"
                ),
                (
                    "ändring efter inlämningen (\(entry) \(request))", "UPDATE change_answer SET content = content || ' '",
                    "UPDATE change_answer SET content = rtrim(content)"
                ),
                (
                    "ändring efter inlämningen (\(entry) \(request))", "UPDATE change_verdict SET verdict = 'rejected'",
                    "UPDATE change_verdict SET verdict = 'approved'"
                ),
            ] {
                try await world.database.write { _ = try $0.run(SQL(stringLiteral: change)) }
                #expect(try await Story.verdict(world).contains("Ändrat efteråt: \(what), förseglat på rad"), "\(change)")
                try await world.database.write { _ = try $0.run(SQL(stringLiteral: back)) }
            }
            #expect(try await Story.verdict(world).contains(Self.whole))
        }
    }

    @Test("A committee's decision, its units and its minutes that are changed in the database are named", arguments: Backend.available)
    func minutes(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (registrar, entry) = (world.city["registrar"], try await Story.register(world))
            let opened = try await world.post("/arenden", ["titel": "Deltagande", "enhet": entry], as: registrar)
            let path = try #require(opened.location)
            let id = String(path.split(separator: "/").last ?? "")
            let decision = ["beslut": "noted", "dag": "2024-03-05", "paragraf": "12", "nummer": "3", "dnr": "1.1-1/2024"]
            #expect(try await world.post("\(path)/beslut", decision, as: registrar).status == 303)
            let pdf = World.pdf
            #expect(try await world.upload("\(path)/protokoll", file: pdf, name: "p.pdf", field: "fil", as: registrar).status == 303)
            #expect(try await Story.verdict(world).contains(Self.whole))
            let told = "Ändrat efteråt: nämndens beslut och protokoll (\(id)), förseglat på rad"
            for (change, back) in [
                ("UPDATE committee_decision SET paragraph = '13'", "UPDATE committee_decision SET paragraph = '12'"),
                ("UPDATE committee_case SET dnr = '1.1-2/2024'", "UPDATE committee_case SET dnr = '1.1-1/2024'"),
            ] {
                try await world.database.write { _ = try $0.run(SQL(stringLiteral: change)) }
                #expect(try await Story.verdict(world).contains(told), "\(change)")
                try await world.database.write { _ = try $0.run(SQL(stringLiteral: back)) }
            }
            #expect(try await Story.verdict(world).contains(Self.whole))
            // The file alone, with the digest that stands beside it left as it was.
            try await world.database.write {
                _ = try $0.run("UPDATE minutes SET content = \(Bytes(Array("%PDF-1.7\nannat\n%%EOF\n".utf8)))")
            }
            #expect(try await Story.verdict(world).contains(told))
        }
    }

    @Test(
        "Rows cut from the end, a log that is emptied, a row numbered 0 and a dash for nobody are seen",
        arguments: [
            ("DELETE FROM audit WHERE number > (SELECT max(number) - 20 FROM audit)", "Rader i slutet av loggen är borttagna"),
            ("DELETE FROM audit", "Finns i databasen men inte i loggen: inlämnat bidrag"),
            (
                "INSERT INTO audit (number, at, act, detail, hash) VALUES (0, '2024-01-01T00:00:00.000Z', 'x', '', '')",
                "Loggen är bruten vid rad 0"
            ),
            ("UPDATE audit SET object = '-' WHERE number = (SELECT max(number) FROM audit)", "Loggen är bruten vid rad"),
        ])
    func cut(statement: String, told: String) async throws {
        try await World.run { world in
            _ = try await Changed(world)
            try await world.database.write { db in
                for _ in 1...25 { try Audit.append("test.done", about: nil, by: .program, at: world.time.now, in: db) }
                _ = try db.run(SQL(stringLiteral: statement))
            }
            #expect(try await Story.verdict(world).contains(told))
        }
    }

    @Test("The receipt and its letter name the row of the log that seals it")
    func printed() async throws {
        try await World.run { world in
            let changed = try await Changed(world)
            let row = try #require(
                try await world.database.read { db in
                    try db.first("SELECT number, hash FROM audit WHERE act = 'entry.submitted'") {
                        "\(try $0[0] as Int):\(try $0[1] as String)"
                    }
                })
            #expect(try await world.get("\(changed.base)/kvitto", as: world.city["unithead"]).text.contains(row))
            let letter = try await world.database.read {
                try $0.value("SELECT body FROM letter WHERE kind = 'receipt'", as: String.self) ?? ""
            }
            // A long word goes to a line of its own.
            #expect(letter.filter { !$0.isWhitespace }.contains("Radiloggen:\(row)"))
        }
    }
}
