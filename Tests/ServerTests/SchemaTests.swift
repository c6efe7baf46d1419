import Foundation
import Server
import Store
import Testing
import World

/// The tables can be read in one place.
@Suite struct SchemaTests {
    @Test("docs/schema.sql holds the tables as the steps make them; `rodatraden migrate --print-schema` writes it")
    func written() async throws {
        let kept = try String(contentsOfFile: World.repository + "/docs/schema.sql", encoding: .utf8)
        let now = try await Schema.written()
        let (keptLines, lines) = (kept.split(separator: "\n").map(String.init), now.split(separator: "\n").map(String.init))
        #expect(lines.difference(from: keptLines).map(String.init(describing:)) == [])
        #expect(kept == now)
        #expect(lines.count > 500)
    }

    @Test("Every table has a room that made it")
    func owners() async throws {
        let tables = try await Schema.written().matches(of: #/CREATE TABLE "?(\w+)/#).map { String($0.1) }
        #expect(tables.count > 70)
        #expect(tables.filter { Schema.rooms()[$0] == nil } == ["migration"])
    }
}
