import Foundation
import SQLiteStore
import Store
import Support
import Testing

private let words = Migration("words 1", "CREATE TABLE word (text TEXT NOT NULL) STRICT")

/// The file itself: who may read it, who serves it, and that it is where it was.
@Suite("The SQLite file")
struct SQLiteFileTests {
    /// A folder of the test's own with an open database in it.
    private func inFolder(_ body: (_ folder: String, _ path: String, SQLiteDatabase) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.path + "/" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/rodatraden.sqlite"
        let database = try SQLiteDatabase(path: path, isServer: true)
        try await database.migrate([words])
        try await body(folder, path, database)
        await database.close()
    }

    private static func add(_ word: String, to database: any Database) async throws {
        try await database.write { try $0.run("INSERT INTO word VALUES (\(word))") }
    }

    private static func all(_ database: any Database) async throws -> [String] {
        try await database.read { try $0.column("SELECT text FROM word ORDER BY text") }
    }

    @Test("A file that is moved away takes no write, and takes them again when it is put back", arguments: ["", "-wal", "-shm"])
    func moved(end: String) async throws {
        try await inFolder { folder, path, database in
            try await Self.add("före", to: database)
            try FileManager.default.moveItem(atPath: path + end, toPath: folder + "/undan")
            let moved = StoreError.unavailable(
                "filen \(path + end) är flyttad eller utbytt sedan tjänsten startade. Lägg tillbaka den, eller starta om tjänsten.")
            await #expect(throws: moved) { try await Self.add("bort", to: database) }
            // Another file in its place is not the database.
            #expect(FileManager.default.createFile(atPath: path + end, contents: Data()))
            await #expect(throws: moved) { try await Self.add("fel", to: database) }
            try FileManager.default.removeItem(atPath: path + end)
            try FileManager.default.moveItem(atPath: folder + "/undan", toPath: path + end)
            try await Self.add("sedan", to: database)
            #expect(try await Self.all(database) == ["före", "sedan"])
        }
    }

    @Test("What is written while the file is moved away is not confirmed")
    func movedMeanwhile() async throws {
        try await inFolder { folder, path, database in
            await #expect(throws: StoreError.self) {
                try await database.write { db in
                    try db.run("INSERT INTO word VALUES ('mitt i')")
                    try FileManager.default.moveItem(atPath: path, toPath: folder + "/undan")
                }
            }
        }
    }

    @Test("A second server of a file is refused with a sentence, wherever the file has been moved, until the first has ended")
    func server() async throws {
        try await inFolder { folder, path, database in
            let error = #expect(throws: StoreError.served(path)) { try SQLiteDatabase(path: path, isServer: true) }
            #expect(
                error.map { "\($0)" }
                    == "En annan server kör redan på \(path). Stoppa den först, eller ange en annan mapp med --data.")
            try FileManager.default.linkItem(atPath: path, toPath: folder + "/samma.sqlite")
            #expect(throws: StoreError.self) { try SQLiteDatabase(path: folder + "/samma.sqlite", isServer: true) }
            await database.close()
            let next = try SQLiteDatabase(path: path, isServer: true)
            try await Self.add("nästa", to: next)
            await next.close()
        }
    }

    @Test("Commands read and write beside a server")
    func beside() async throws {
        try await inFolder { _, path, database in
            try await Self.add("server", to: database)
            let command = try SQLiteDatabase(path: path)
            try await Self.add("kommando", to: command)
            await command.close()
            try await Self.add("sedan", to: database)
            #expect(try await Self.all(database) == ["kommando", "sedan", "server"])
        }
    }

    @Test("A new database is for its user alone, its log of writes too", arguments: ["", "-wal", "-shm"])
    func rights(end: String) async throws {
        try await inFolder { _, path, _ in
            let attributes = try FileManager.default.attributesOfItem(atPath: path + end)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
        }
    }
}
