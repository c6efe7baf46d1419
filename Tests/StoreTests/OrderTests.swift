import Base
import Foundation
import Store
import Support
import Testing

private let names = Migration(
    "names 1", "CREATE TABLE person (place INTEGER NOT NULL, name TEXT NOT NULL) STRICT")

@Suite("Swedish order")
struct OrderTests {
    private static let inOrder = [
        "", " b", "-c", "1", "10", "2", "Abel", "af Ek", "Afzelius", "Andersson", "anna", "Bo", "Bo Ek",
        "Bo-Ek", "Boel",
        "cafe", "café", "Cafés", "Myller", "Müller", "Mz", "Vera", "Vå", "Walter", "Wera", "Xi", "Zeta",
        "Åberg", "Åsa",
        "Äng", "Ödla", "Öst",
    ]

    @Test("… z å ä ö; v before w; é as e, ü as y; spaces first; case aside", arguments: Backend.available)
    func order(backend: Backend) async throws {
        try await withDatabase(backend, migrations: [names]) { database in
            try await database.write { db in
                for (place, name) in Self.inOrder.enumerated().reversed() {
                    try db.run("INSERT INTO person VALUES (\(place), \(name))")
                }
            }
            let read = try await database.read { db in
                try db.column("SELECT name FROM person ORDER BY name COLLATE svenska", as: String.self)
            }
            #expect(read == Self.inOrder)
        }
    }

    @Test(
        "Names that differ in case alone are the same, so that what is sorted by next decides",
        arguments: Backend.available)
    func ties(backend: Backend) async throws {
        try await withDatabase(backend, migrations: [names]) { database in
            try await database.write { db in
                for (place, name) in ["ÅSA", "åsa", "Åsa", "asa"].enumerated() {
                    try db.run("INSERT INTO person VALUES (\(place), \(name))")
                }
            }
            let places = try await database.read { db in
                try db.column("SELECT place FROM person ORDER BY name COLLATE svenska, place", as: Int.self)
            }
            #expect(places == [3, 0, 1, 2])
        }
    }

    @Test("The short cut for plain texts orders every pair as Unicode does")
    func shortCut() {
        let characters =
            (0x20...0x7E).map { String(UnicodeScalar($0)) } + [
                "å", "ä", "ö", "Å", "Ä", "Ö", "é", "a\u{30A}", "",
            ]
        var wrong: [String] = []
        for x in characters {
            for y in characters {
                for (a, b) in [("m" + x, "m" + y), (x + "n", y + "m"), (x, y + "a")] {
                    let right = a.compare(
                        b, options: [.caseInsensitive], range: nil, locale: Locale(identifier: "sv_SE"))
                    if Swedish.order(a, b) != right { wrong.append("\(a) | \(b)") }
                }
            }
        }
        #expect(wrong == [])
    }
}
