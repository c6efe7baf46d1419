import Foundation
import SQLiteStore
import Store
import Testing

@Suite("SQLite alone")
struct SQLiteTests {
    @Test("A real file waits for the disk, keeps foreign keys and a log of writes")
    func settings() async throws {
        let path = FileManager.default.temporaryDirectory.path + "/\(UUID().uuidString).sqlite"
        defer { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) } }
        let database = try SQLiteDatabase(path: path)
        let settings = try await database.write { db in
            [
                try db.value("PRAGMA synchronous", as: Int.self),
                try db.value("PRAGMA foreign_keys", as: Int.self),
                try db.value("SELECT \("wal") = journal_mode FROM pragma_journal_mode", as: Int.self),
            ]
        }
        #expect(settings == [2, 1, 1])
        await database.close()
    }

    @Test("A folder that is not there is unavailable")
    func missing() {
        let error = #expect(throws: StoreError.self) { try SQLiteDatabase(path: "/nowhere/at/all.sqlite") }
        guard case .unavailable = error else {
            Issue.record("\(error as Any)")
            return
        }
    }

    @Test("A temporary database is gone with its last user")
    func temporary() async throws {
        var database: SQLiteDatabase? = try .temporary()
        let path = database!.path
        #expect(FileManager.default.fileExists(atPath: path))
        await database!.close()
        database = nil
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test("A full disk refuses the write whole, and all is well when there is room again")
    func full() async throws {
        let database = try SQLiteDatabase.temporary()
        try await database.migrate([Migration("a 1", "CREATE TABLE a (x TEXT) STRICT")])
        try await database.write { try $0.run("PRAGMA max_page_count = 20") }
        let error = await #expect(throws: StoreError.self) {
            try await database.write { db in
                try db.run("INSERT INTO a VALUES ('liten')")
                try db.run("INSERT INTO a VALUES (\(String(repeating: "x", count: 200_000)))")
            }
        }
        guard case .unavailable = error else {
            Issue.record("\(error as Any)")
            return
        }
        try await database.write { try $0.run("PRAGMA max_page_count = 1000") }
        try await database.write { try $0.run("INSERT INTO a VALUES ('efter')") }
        #expect(try await database.read { try $0.column("SELECT x FROM a", as: String.self) } == ["efter"])
        await database.close()
    }
}
