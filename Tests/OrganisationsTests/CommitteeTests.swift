import Base
import Store
import Support
import Testing

@testable import Organisations

@Suite("A unit below a unit below a department finds its committee")
struct CommitteeTests {
    private static let file = """
        key;kind;name;parent
        ostermalm;committee;Östermalms stadsdelsnämnd;
        soc;unit;Socialtjänstavdelningen;ostermalm
        boende;unit;Boendeenheten;soc
        hvilan;unit;Verksamheten Hvilan;boende
        fri;private;Fri förskola;
        """

    private func committee(_ key: String, in database: any Database) async throws -> String? {
        try await database.read { db in
            guard let id = try OrganisationSQL.find(key: key, in: db)?.committee else { return nil }
            return try OrganisationSQL.find(id, in: db)?.key
        }
    }

    @Test("By however many steps, as the case of 2022 has Hvilan within Boendeenheten", arguments: Backend.available)
    func steps(backend: Backend) async throws {
        try await withDatabase(backend, migrations: organisationMigrations) { database in
            let now = Instant("2024-03-11T09:00:00.000Z")!
            _ = try await database.write { try OrganisationImport.take(OrganisationFile(Self.file), at: now, in: $0) }
            for key in ["soc", "boende", "hvilan"] { #expect(try await committee(key, in: database) == "ostermalm") }
            for key in ["ostermalm", "fri"] { #expect(try await committee(key, in: database) == nil) }
        }
    }

    @Test("A unit that moves takes those below it with it", arguments: Backend.available)
    func moves(backend: Backend) async throws {
        try await withDatabase(backend, migrations: organisationMigrations) { database in
            let now = Instant("2024-03-11T09:00:00.000Z")!
            let move = "key;kind;name;parent\nfarsta;committee;Farsta stadsdelsnämnd;\nsoc;unit;Socialtjänstavdelningen;farsta"
            for text in [Self.file, move] {
                _ = try await database.write { db in
                    try OrganisationImport.take(OrganisationFile(text, known: Set(OrganisationSQL.byKey(in: db).keys)), at: now, in: db)
                }
            }
            #expect(try await committee("hvilan", in: database) == "farsta")
        }
    }

    @Test("What stood in the database before knows its committee after the migration", arguments: Backend.available)
    func migrated(backend: Backend) async throws {
        try await withDatabase(backend, migrations: [organisationMigrations[0]]) { database in
            try await database.write { db in
                for (id, kind, parent) in [("n", "committee", nil), ("a", "unit", "n"), ("b", "unit", "a"), ("c", "unit", "b")]
                    as [(String, String, String?)]
                {
                    try db.run(
                        "INSERT INTO organisation (id, key, kind, name, name_folded, parent) VALUES (\(id), \(id), \(kind), \(id), \(id), \(parent))"
                    )
                }
            }
            try await database.migrate(organisationMigrations)
            let rows = try await database.read {
                try $0.rows("SELECT id, committee FROM organisation ORDER BY id") { row -> String in
                    let committee: String? = try row[1]
                    return "\(try row[0] as String) \(committee ?? "-")"
                }
            }
            #expect(rows == ["a n", "b n", "c n", "n -"])
        }
    }
}
