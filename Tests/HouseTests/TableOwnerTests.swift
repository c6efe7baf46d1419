import Server
import Testing

/// Every table belongs to the room that made it (docs/schema.sql).
@Suite struct TableOwnerTests {
    /// Names of steps that are not their room's.
    private static let rooms = ["session": "Site", "audit": "Site", "migration": "Store"]
    /// Reads of tables of a room above, each with why.
    private static let known: Set = [
        // A log without rows is emptied when somebody has an account.
        "Site/AuditCheck.swift reads person of Accounts"
    ]

    @Test("A room writes its own tables alone")
    func writes() throws {
        let found = try Self.uses(/\b(?:INSERT INTO|UPDATE|DELETE FROM)\s+(\w+)/).filter { $0.owner != $0.room }
        let moves = "Entries/Store/TextMoves.swift"
        #expect(Set(found.filter { $0.file == moves }.map(\.owner)) == ["Texts"])
        #expect(found.filter { $0.file != moves }.map { "\($0.file) writes \($0.table) of \($0.owner)" } == [])
    }

    @Test("A room reads no table of a room that it may not know")
    func reads() throws {
        let found = try Self.uses(/\b(?:FROM|JOIN)\s+(\w+)/)
        #expect(found.count > 500)
        let above = found.filter { $0.owner != $0.room && $0.owner != "Store" && !ArrowTests.mayUse[$0.room]!.contains($0.owner) }
        // A list asks about texts by the pieces of SQL that their room gives (`TextColumns`).
        let texts = found.filter { $0.owner == "Texts" && $0.room != "Texts" }
        #expect(texts.map(\.file).filter { $0 != "Entries/Store/TextMoves.swift" } == [])
        #expect(Set(above.map { "\($0.file) reads \($0.table) of \($0.owner)" }) == Self.known)
    }

    private struct Use {
        let room: String
        let file: String
        let table: String
        let owner: String
    }

    /// The tables that SQL names after these words, but where tables are made, and in the commands and the demo of Server.
    private static func uses(_ word: Regex<(Substring, Substring)>) throws -> [Use] {
        let owners = Dictionary(
            Schema.rooms().map { ($0.key, rooms[$0.value] ?? $0.value.prefix(1).uppercased() + $0.value.dropFirst()) }
        ) { first, _ in first }
        return try SourceFile.all(in: "Sources").flatMap { file -> [Use] in
            let parts = file.path.split(separator: "/").map(String.init)
            guard !["Demo", "Commands"].contains(parts[2]), !file.path.hasSuffix("ables.swift") else { return [] }
            return file.text.matches(of: word).compactMap { match in
                owners[String(match.1)].map {
                    Use(room: parts[1], file: parts.dropFirst().joined(separator: "/"), table: String(match.1), owner: $0)
                }
            }
        }
    }
}
