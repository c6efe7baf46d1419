import Base
import Site
import Store
import Support
import Testing

@Suite struct AuditTests {
    static func fill(_ database: any Database) async throws {
        for number in 1...5 {
            try await database.write { db in
                try Audit.append(
                    "entry.submitted", about: "e\(number)", by: .program, detail: "åäö", at: Instant(secondsSince1970: Int64(number)),
                    in: db)
            }
        }
    }

    @Test("The chain holds over what was written", arguments: Backend.available)
    func whole(backend: Backend) async throws {
        try await withDatabase(backend, migrations: Audit.migrations) { database in
            try await Self.fill(database)
            let check = try await database.read { try Audit.verify(in: $0) }
            #expect(check.isWhole && check.rows == 5 && check.head.number == 5)
        }
    }

    @Test(
        "A row that is changed or removed shows",
        arguments: [
            ("UPDATE audit SET detail = 'annat' WHERE number = 3", 3), ("UPDATE audit SET person = 'x' WHERE number = 1", 1),
            ("DELETE FROM audit WHERE number = 2", 2), ("UPDATE audit SET hash = 'x' WHERE number = 5", 5),
            ("UPDATE audit SET person = '-' WHERE number = 2", 2), ("UPDATE audit SET number = -7 WHERE number = 1", -7),
        ])
    func broken(statement: String, row: Int) async throws {
        try await withDatabase(migrations: Audit.migrations) { database in
            try await Self.fill(database)
            try await database.write { try $0.run(SQL(stringLiteral: statement)) }
            #expect(try await database.read { try Audit.verify(in: $0) }.firstBroken == row)
        }
    }

    /// A kind whose content is a row of its own small table.
    private static let note = SealedKind(
        "note", "anteckning", made: { $0.object(of: ["note.kept"]) }, removed: { $0.object(of: ["note.dropped"]) },
        text: { id, db in
            guard try db.exists("SELECT 1 FROM note WHERE id = \(id)") else { return nil }
            return try db.spelled("SELECT text FROM note WHERE id = \(id)", columns: 1)
        }, standing: { try $0.column("SELECT id FROM note ORDER BY id") })

    private static let tables =
        Audit.migrations + [
            Migration(
                "note", "CREATE TABLE note (id TEXT PRIMARY KEY, text TEXT) STRICT; CREATE TABLE person (id TEXT PRIMARY KEY) STRICT;")
        ]

    private static func act(_ act: String, seal: Bool = false, in db: any Connection) throws -> Audit.Head {
        try Audit.append(
            act, about: "n1", by: .program, seal: seal ? Seal(note, "n1") : nil, at: Instant(secondsSince1970: 1), in: db)
    }

    @Test("What was sealed is recomputed: changed, gone, taken away with a reason, and from before the seals", arguments: Backend.available)
    func seals(backend: Backend) async throws {
        try await withDatabase(backend, migrations: Self.tables) { database in
            func verify() async throws -> AuditCheck { try await database.read { try Audit.verify([Self.note], in: $0) } }
            func write(_ body: @escaping @Sendable (any Connection) throws -> Void) async throws { try await database.write(body) }
            let name = AuditCheck.SealedName(words: "anteckning", id: "n1")
            try await write { db in
                try db.run("INSERT INTO note (id, text) VALUES ('n1', NULL)")
                _ = try Self.act("note.kept", in: db)
            }
            let old = try await verify()
            #expect(old.isWhole && old.before == 1 && old.whole == 0)
            try await write { _ = try Self.act("note.kept", seal: true, in: $0) }
            let new = try await verify()
            #expect(new.isWhole && new.before == 0 && new.whole == 1)
            try await write { try $0.run("UPDATE note SET text = '-'") }
            #expect(try await verify().faults == [.changed(name, row: 2)], "NULL and a dash are not the same")
            try await write { try $0.run("DELETE FROM note") }
            #expect(try await verify().faults == [.gone(name, row: 2)])
            try await write { _ = try Self.act("note.dropped", in: $0) }
            let dropped = try await verify()
            #expect(dropped.isWhole && dropped.removed == 1)
            // A purge takes away whatever it names.
            try await write { db in
                try db.run("INSERT INTO note (id, text) VALUES ('n1', 'Ett')")
                _ = try Self.act("note.kept", seal: true, in: db)
            }
            #expect(try await verify().whole == 1)
            try await write { try $0.run("DELETE FROM note") }
            #expect(try await verify().faults == [.gone(name, row: 4)])
            try await write { _ = try Self.act("person.purged", in: $0) }
            let purged = try await verify()
            #expect(purged.isWhole && purged.removed == 1)
            try await write { _ = try Self.act("note.kept", in: $0) }
            #expect(try await verify().faults == [.unsealed(6)])
        }
    }

    @Test("The same content has another digest each time it is sealed, since the salt is new")
    func salt() async throws {
        try await withDatabase(migrations: Self.tables) { database in
            try await database.write { db in
                try db.run("INSERT INTO note (id, text) VALUES ('n1', '5')")
                for _ in 1...2 { _ = try Self.act("note.kept", seal: true, in: db) }
            }
            let (digests, salts) = try await database.read { db in
                (try db.column("SELECT digest FROM audit", as: String.self), try db.column("SELECT salt FROM seal_salt", as: String.self))
            }
            #expect(Set(digests).count == 2 && salts.count == 1 && salts[0].count == 32)
        }
    }

    @Test("A row kept outside proves the log up to there, and one a day is noted for the letter", arguments: Backend.available)
    func anchors(backend: Backend) async throws {
        try await withDatabase(backend, migrations: Self.tables) { database in
            try await Self.fill(database)
            let day = Day(2024, 5, 17)!
            let (head, again) = try await database.write { db in
                let now = Instant(secondsSince1970: 9)
                return (try Audit.anchor(on: day, at: now, in: db), try Audit.anchor(on: day, at: now, in: db))
            }
            let kept = try #require(head)
            #expect(kept.number == 5 && again == nil)
            #expect(try await database.read { try Audit.verify(expecting: [kept], in: $0) }.isWhole)
            #expect(Audit.Head(kept.text) == kept && Audit.Head("5") == nil && Audit.Head("0:\(kept.hash)") == nil)
            // The whole log written anew from row 3: the chain holds and the head too.
            try await database.write { db in
                try db.run("DELETE FROM audit WHERE number > 2")
                try db.run("UPDATE audit_head SET number = 2, hash = (SELECT hash FROM audit WHERE number = 2)")
                for _ in 3...5 { _ = try Self.act("test.done", in: db) }
            }
            #expect(try await database.read { try Audit.verify(in: $0) }.faults == [.anchor(5)])
            try await database.write { try $0.run("DELETE FROM audit_anchor") }
            #expect(try await database.read { try Audit.verify(in: $0) }.isWhole)
            #expect(try await database.read { try Audit.verify(expecting: [kept], in: $0) }.faults == [.anchor(5)])
        }
    }

    @Test("Rows cut from the end leave a hole that later rows do not close, and an emptied log is told", arguments: Backend.available)
    func cut(backend: Backend) async throws {
        try await withDatabase(backend, migrations: Self.tables) { database in
            try await Self.fill(database)
            try await database.write { try $0.run("DELETE FROM audit WHERE number > 3") }
            #expect(try await database.read { try Audit.verify(in: $0) }.faults == [.cut(last: 3, head: 5)])
            try await database.write { _ = try Self.act("test.done", in: $0) }
            #expect(try await database.read { try Audit.verify(in: $0) }.faults == [.row(4)])
            try await database.write { db in
                try db.run("DELETE FROM audit")
                try db.run("UPDATE audit_head SET number = 0, hash = ''")
                try db.run("INSERT INTO person (id) VALUES ('p')")
            }
            #expect(try await database.read { try Audit.verify([Self.note], in: $0) }.faults == [.emptied])
        }
    }

    @Test("A database from before the seals keeps its chain", arguments: Backend.available)
    func upgraded(backend: Backend) async throws {
        try await withDatabase(backend, migrations: [Audit.migrations[0]]) { database in
            let at = Instant(secondsSince1970: 1)
            let fields = ["", "1", at.text, "-", "program", "x", "-", ""]
            let hash = Digest.hex(of: fields.map { "\($0.utf8.count):\($0)" }.joined())
            try await database.write {
                _ = try $0.run("INSERT INTO audit (number, at, role, act, detail, hash) VALUES (1, \(at), 'program', 'x', '', \(hash))")
            }
            try await database.migrate(Audit.migrations)
            try await database.write { _ = try Self.act("y", in: $0) }
            let check = try await database.read { try Audit.verify(in: $0) }
            #expect(check.isWhole && check.rows == 2)
        }
    }

    @Test("Sixteen at once make one chain", arguments: Backend.available)
    func together(backend: Backend) async throws {
        try await withDatabases(backend, count: 2, migrations: Audit.migrations) { databases in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<16 {
                    let database = databases[number % 2]
                    group.addTask {
                        try await database.write { db in
                            _ = try Audit.append("x", about: nil, by: .program, at: Instant(secondsSince1970: 1), in: db)
                        }
                    }
                }
                try await group.waitForAll()
            }
            let check = try await databases[0].read { try Audit.verify(in: $0) }
            #expect(check.isWhole && check.rows == 16)
        }
    }
}
