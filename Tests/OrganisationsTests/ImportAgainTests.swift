import Base
import Organisations
import Store
import Support
import Testing

@Suite("A file that names some columns changes those alone")
struct ImportAgainTests {
    private static let first = """
        key;kind;name;parent;class;regime;registry_email;valid_from
        farsta;committee;Farsta stadsdelsnämnd;;;;farsta@exempelstad.example;2020-01-01
        lergoken;unit;Förskolan Lergöken;farsta;forskola;municipal;;2021-08-01
        """

    private func take(_ text: String, _ database: any Database, known: Set<String> = []) async throws -> OrganisationFile {
        let file = OrganisationFile(text, known: known)
        let now = Stockholm.instant(Day(2024, 3, 11)!)
        try await database.write { _ = try OrganisationImport.take(file, at: now, in: $0) }
        return file
    }

    @Test("A new name leaves committee, class, regime and dates as they are", arguments: Backend.available)
    func rename(backend: Backend) async throws {
        try await withDatabase(backend, migrations: Organisations.migrations) { database in
            _ = try await take(Self.first, database)
            _ = try await take("key;kind;name\nlergoken;unit;Förskolan Göken\n", database, known: ["farsta", "lergoken"])
            let found = try await database.read {
                (try OrganisationSQL.find(key: "lergoken", in: $0), try OrganisationSQL.find(key: "farsta", in: $0))
            }
            let (unit, committee) = (try #require(found.0), try #require(found.1))
            #expect(unit.name == "Förskolan Göken")
            #expect(unit.parent == committee.id && unit.classKey == "forskola" && unit.regime == .municipal)
            #expect(unit.validFrom == Day(2021, 8, 1))
            #expect(committee.registryEmail == "farsta@exempelstad.example")
        }
    }

    @Test("A column that is named and empty is emptied", arguments: Backend.available)
    func emptied(backend: Backend) async throws {
        try await withDatabase(backend, migrations: Organisations.migrations) { database in
            _ = try await take(Self.first, database)
            _ = try await take("key;kind;name;class\nlergoken;unit;Förskolan Lergöken;\n", database)
            let unit = try #require(try await database.read { try OrganisationSQL.find(key: "lergoken", in: $0) })
            #expect(unit.classKey == nil && unit.regime == .municipal)
        }
    }

    @Test("A line may lie under what the city has already, but not under itself by way of it", arguments: Backend.available)
    func known(backend: Backend) async throws {
        try await withDatabase(backend, migrations: Organisations.migrations) { database in
            _ = try await take(Self.first, database)
            let file = try await take(
                "key;kind;name;parent\nny;unit;Förskolan Ny;farsta\n", database, known: ["farsta", "lergoken"])
            #expect(file.refused.isEmpty)
            let (ny, farsta) = try await database.read {
                (try OrganisationSQL.find(key: "ny", in: $0), try OrganisationSQL.find(key: "farsta", in: $0))
            }
            #expect(ny?.parent != nil && ny?.parent == farsta?.id)
            await #expect(throws: Refusal.self) {
                _ = try await take(
                    "key;kind;name;parent\nfarsta;committee;Farsta;lergoken\n", database, known: ["farsta", "lergoken"])
            }
            #expect(try await database.read { try OrganisationSQL.find(key: "farsta", in: $0) }?.name == "Farsta stadsdelsnämnd")
        }
    }

    @Test("A name that holds a personal number is refused with its line")
    func personalNumber() {
        let file = OrganisationFile("key;kind;name\nanna;private;Anna 19121212-0000 AB\n")
        #expect(file.lines.isEmpty && file.refused.map(\.line) == [2])
    }
}
