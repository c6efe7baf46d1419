import Base
import Store
import Support
import Testing

private let things = Migration(
    "things 1",
    """
    CREATE TABLE thing (place INTEGER PRIMARY KEY, word TEXT, number INTEGER, content BYTES) STRICT;
    CREATE TABLE part (thing INTEGER NOT NULL REFERENCES thing (place), name TEXT NOT NULL UNIQUE) STRICT;
    """)

private enum Colour: String, Column, Bindable {
    case red = "röd"
    case blue = "blå"
}

@Suite("What is stored and read again")
struct ValueTests {
    @Test("Text comes back as it went in", arguments: Backend.available)
    func text(backend: Backend) async throws {
        let texts = [
            "", " ", "'; DROP TABLE thing; --", "\"$1 ?1 \\ % _ \\x41", "Åsa Öhrn på Ängsvägen", "A\u{30A}",
            "👩🏽‍🏫 🇸🇪",
            "rad\r\nrad\ttabb", "</script><b>&amp;", String(repeating: "å", count: 200_000),
        ]
        try await withDatabase(backend, migrations: [things]) { database in
            try await database.write { db in
                for (place, text) in texts.enumerated() {
                    try db.run("INSERT INTO thing (place, word) VALUES (\(place), \(text))")
                }
            }
            let read = try await database.read {
                try $0.column("SELECT word FROM thing ORDER BY place", as: String.self)
            }
            #expect(read.map { Array($0.unicodeScalars) } == texts.map { Array($0.unicodeScalars) })
            let lengths = try await database.read { db in
                try db.rows("SELECT word FROM thing ORDER BY place") { $0.withUTF8(0) { $0.count } }
            }
            #expect(lengths == texts.map(\.utf8.count))
            for text in texts {
                let place = try await database.read {
                    try $0.value("SELECT place FROM thing WHERE word = \(text)", as: Int.self)
                }
                #expect(place == texts.firstIndex { Array($0.unicodeScalars) == Array(text.unicodeScalars) })
            }
        }
    }

    @Test(
        "Numbers, days, instants, identifiers, bytes and nothing come back as they went in",
        arguments: Backend.available)
    func types(backend: Backend) async throws {
        let id = ID<ValueTests>(at: Instant(secondsSince1970: 1))
        let now = Instant(millisecondsSince1970: 1_715_990_400_123)
        let bytes = Bytes((0...255).map { UInt8($0) })
        try await withDatabase(backend, migrations: [things]) { database in
            try await database.write { db in
                try db.run("INSERT INTO thing VALUES (1, \(id), \(Int.max), \(bytes))")
                try db.run("INSERT INTO thing VALUES (2, \(now), \(Int.min), \(Bytes([])))")
                try db.run("INSERT INTO thing VALUES (3, \(Day(2024, 2, 29)!), \(true), \(Bytes?.none))")
                try db.run("INSERT INTO thing VALUES (4, \(Colour.blue), \(Int?.none), NULL)")
            }
            try await database.read { db in
                let numbers = try db.column("SELECT number FROM thing ORDER BY place", as: Int?.self)
                #expect(numbers == [Int.max, Int.min, 1, nil])
                let contents = try db.column("SELECT content FROM thing ORDER BY place", as: Bytes?.self)
                #expect(contents == [bytes, Bytes([]), nil, nil])
                #expect(try db.value("SELECT word FROM thing WHERE place = 1") == id)
                #expect(try db.value("SELECT word FROM thing WHERE place = 2") == now)
                #expect(try db.value("SELECT word FROM thing WHERE place = 3") == Day(2024, 2, 29)!)
                #expect(try db.value("SELECT number FROM thing WHERE place = 3") == true)
                #expect(try db.value("SELECT word FROM thing WHERE place = 4") == Colour.blue)
            }
        }
    }

    @Test("Sums, counts, comparisons, lists and nulls mean the same on both", arguments: Backend.available)
    func expressions(backend: Backend) async throws {
        try await withDatabase(backend, migrations: [things]) { database in
            try await database.write { db in
                for place in 1...3 {
                    try db.run("INSERT INTO thing (place, number) VALUES (\(place), \(place * 10))")
                }
                #expect(
                    try db.run("UPDATE thing SET number = number + \(1) WHERE place IN \([1, 3, 9])") == 2)
                #expect(try db.run("DELETE FROM thing WHERE place = \(99)") == 0)
            }
            try await database.read { db in
                let sum = try db.value("SELECT sum(number) FROM thing", as: Int.self)
                #expect(sum == 62)
                #expect(try db.count("SELECT count(*) FROM thing WHERE place IN \([Int]())") == 0)
                #expect(try db.value("SELECT \(2) > \(10)", as: Bool.self) == false)
                #expect(
                    try db.value("SELECT EXISTS (SELECT 1 FROM thing WHERE place = \(2))", as: Bool.self)
                        == true)
                #expect(try db.exists("SELECT 1 FROM thing WHERE \(String?.none) IS NULL"))
                #expect(try db.exists("SELECT 1 FROM thing WHERE word IS NOT DISTINCT FROM \(String?.none)"))
                #expect(try db.value("SELECT COALESCE(\(Int?.none), \(7))", as: Int.self) == 7)
                #expect(
                    try db.value("SELECT max(number) FROM thing WHERE place > 9", as: Int?.self) == .some(nil)
                )
                #expect(try db.first("SELECT place FROM thing WHERE place = 9") { _ in 1 } == nil)
            }
            let made = try await database.write { db in
                try db.rows(
                    """
                    INSERT INTO thing (place, word) VALUES (\(1), \("ny"))
                    ON CONFLICT (place) DO UPDATE SET word = excluded.word RETURNING place, word, number
                    """
                ) { (try $0[0] as Int, try $0[1] as String, try $0[2] as Int) }.map { "\($0)" }
            }
            #expect(made == [#"(1, "ny", 11)"#])
        }
    }

    @Test(
        "Rows may be asked for while others are read, by the same statement too", arguments: Backend.available
    )
    func nested(backend: Backend) async throws {
        try await withDatabase(backend, migrations: [things]) { database in
            try await database.write { db in
                for place in 1...3 {
                    try db.run("INSERT INTO thing (place, number) VALUES (\(place), \(place + 1))")
                }
            }
            let found = try await database.read { db in
                try db.rows("SELECT number FROM thing WHERE place >= \(1) ORDER BY place") { row in
                    try db.rows("SELECT number FROM thing WHERE place >= \(try row[0] as Int) ORDER BY place") { try $0[0] as Int }
                }
            }
            #expect(found == [[3, 4], [4], []])
        }
    }

    @Test("A column read as what it is not stops with its place", arguments: Backend.available)
    func column(backend: Backend) async throws {
        try await withDatabase(backend, migrations: [things]) { database in
            try await database.write { try $0.run("INSERT INTO thing (place, word) VALUES (1, '12')") }
            let sql: SQL = "SELECT place, word, number FROM thing"
            await #expect(throws: StoreError.column(1, "integer")) {
                try await database.read { try $0.rows(sql) { try $0[1] as Int } }
            }
            await #expect(throws: StoreError.column(2, "text")) {
                try await database.read { try $0.rows(sql) { try $0[2] as String } }
            }
            await #expect(throws: StoreError.column(1, "day")) {
                try await database.read { try $0.rows(sql) { try $0[1] as Day } }
            }
            await #expect(throws: StoreError.column(1, "Colour")) {
                try await database.read { try $0.rows(sql) { try $0[1] as Colour } }
            }
        }
    }

    @Test("A broken constraint and a faulty statement say what they are", arguments: Backend.available)
    func errors(backend: Backend) async throws {
        try await withDatabase(backend, migrations: [things]) { database in
            try await database.write { db in
                try db.run("INSERT INTO thing (place) VALUES (1)")
                try db.run("INSERT INTO part VALUES (1, 'a')")
            }
            let refused: [SQL] = [
                "INSERT INTO part VALUES (1, 'a')", "INSERT INTO part VALUES (2, 'b')",
                "INSERT INTO part VALUES (1, NULL)",
                "DELETE FROM thing", "INSERT INTO part VALUES (1, \("a\u{0}b"))",
            ]
            for sql in refused {
                let error = await #expect(throws: StoreError.self) {
                    try await database.write { try $0.run(sql) }
                }
                guard case .constraint = error else {
                    Issue.record("\(error as Any) for \(sql)")
                    continue
                }
            }
            let faulty: [SQL] = [
                "SELECT nothing FROM thing", "SELEKT", "INSERT INTO thing (place) VALUES (5)",
            ]
            for sql in faulty {
                let error = await #expect(throws: StoreError.self) {
                    try await database.read { try $0.run(sql) }
                }
                guard case .failed(_, sql.text(placeholder: "?")) = error else {
                    Issue.record("\(error as Any) for \(sql)")
                    continue
                }
            }
            #expect(try await database.read { try $0.count("SELECT count(*) FROM part") } == 1)
        }
    }
}
