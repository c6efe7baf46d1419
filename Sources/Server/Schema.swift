import Base
import Foundation
import SQLiteStore
package import Store

/// The tables that all the steps of the database come to, to be read: `docs/schema.sql`.
package enum Schema {
    /// Every table as SQLite spells it, with its indexes and triggers, under the room that made it. PostgreSQL has the same.
    /// - Throws: `StoreError` when no database can be made in the temporary folder.
    package static func written(_ steps: [Migration] = App.migrations) async throws -> String {
        let path = NSTemporaryDirectory() + "/schema-\(UUID().uuidString).sqlite"
        defer { for end in ["", "-wal", "-shm", ".lock"] { try? FileManager.default.removeItem(atPath: path + end) } }
        let database = try SQLiteDatabase(path: path)
        try await database.migrate(steps)
        let parts = try await database.read { db in
            try db.rows(
                """
                SELECT part.tbl_name, part.sql FROM sqlite_master AS part
                JOIN sqlite_master AS place ON place.type = 'table' AND place.name = part.tbl_name
                WHERE part.sql IS NOT NULL AND part.name NOT LIKE 'sqlite%' ORDER BY place.rowid, part.type <> 'table', part.name
                """
            ) { (table: try $0[0] as String, sql: try $0[1] as String) }
        }
        await database.close()
        return text(parts, steps)
    }

    /// The room that made each table: the first word of the step's name.
    package static func rooms(_ steps: [Migration] = App.migrations) -> [String: String] {
        var rooms: [String: String] = [:]
        for step in steps {
            for match in step.statements.matches(of: /CREATE TABLE (\w+)/) {
                rooms[String(match.1)] = step.name.split(separator: " ").first.map(String.init)
            }
        }
        return rooms
    }

    private static func text(_ parts: [(table: String, sql: String)], _ steps: [Migration]) -> String {
        let made = rooms(steps)
        let owned = Dictionary(grouping: parts) { made[$0.table] ?? "migration" }
        var seen: Set<String> = []
        let names = (parts.map { made[$0.table] ?? "migration" }).filter { seen.insert($0).inserted }
        return "-- Made by `rodatraden migrate --print-schema`; a test keeps it true.\n"
            + names.map { name in
                "\n-- \(name)\n" + owned[name]!.map { "\n\($0.sql.trimmingCharacters(in: .whitespacesAndNewlines));\n" }.joined()
            }.joined()
    }
}
