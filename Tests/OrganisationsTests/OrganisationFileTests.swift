import Base
import Store
import Support
import Testing

@testable import Organisations

@Suite struct OrganisationFileTests {
    static let header = "key;kind;name;parent;valid_from;valid_to;predecessors;class;regime;registry_email"

    @Test("Good lines are taken and each bad line is reported with its number and reason")
    func lines() {
        let file = OrganisationFile(
            """
            \(Self.header)
            jarva;committee;Järva stadsdelsnämnd;;2023-07-01;;;;;registrator@exempelstad.example
            Stor;committee;Fel nyckel;;;;;;;
            jarva;unit;Dubblett;;;;;;;
            sort;kommitté;Fel sort;;;;;;;
            namn;unit;;;;;;;;
            drift;unit;Fel drift;jarva;;;;;privat;
            dag;unit;Fel dag;jarva;2023-02-30;;;;;
            post;committee;Fel post;;;;;;;ingen adress
            lost;unit;Utan förälder;saknas;;;;;;
            lang;unit;För;många;;;;;;;;
            lergoken;unit;Förskolan Lergöken;jarva;;;;forskola;municipal;
            """)
        #expect(file.lines.map(\.key) == ["jarva", "lergoken"])
        #expect(
            file.refused.map { "\($0.line) \($0.reason.swedish)" } == [
                "3 Nyckeln ska ha 1 till 60 tecken: a–z, siffror och bindestreck.",
                "4 Nyckeln jarva finns redan på rad 2.",
                "5 Sorten ska vara committee, company, unit eller private.",
                "6 Namnet ska ha 1 till 120 tecken.",
                "7 Driftsformen privat finns inte.",
                "8 Datumet 2023-02-30 finns inte. Skriv det som 2024-05-17.",
                "9 Till adressen ingen adress går det inte att skicka brev. Skriv den som namn@exempelstad.example.",
                "11 Raden har 12 kolumner men rubriken 10.",
                "10 Nyckeln saknas finns varken i filen eller bland organisationerna.",
            ])
    }

    @Test("What lies under itself, or under a line that fell, is refused")
    func circles() {
        let file = OrganisationFile(
            """
            \(Self.header)
            ett;committee;Ett;tva;;;;;;
            tva;committee;Två;ett;;;;;;
            egen;unit;Egen;;;;egen;;;
            barn;unit;Barn;tva;;;;;;
            barnbarn;unit;Barnbarn;barn;;;;;;
            hel;committee;Hel;;;;;;;
            """)
        #expect(file.lines.map(\.key) == ["hel"])
        #expect(
            file.refused.map { "\($0.line) \($0.reason.swedish)" } == [
                "2 Nyckeln ett leder tillbaka till sig själv.", "3 Nyckeln tva leder tillbaka till sig själv.",
                "4 Nyckeln egen leder tillbaka till sig själv.", "5 Nyckeln tva finns varken i filen eller bland organisationerna.",
                "6 Nyckeln barn finns varken i filen eller bland organisationerna.",
            ])
    }

    @Test("A file without heading, or without a needed column, is refused whole")
    func heading() {
        #expect(OrganisationFile("").refused.map(\.line) == [1])
        #expect(
            OrganisationFile("a;b\n").refused.map(\.reason.swedish) == [
                "Kolumnen key saknas.", "Kolumnen kind saknas.", "Kolumnen name saknas.",
            ])
    }

    @Test("Windows line ends and a byte order mark are no hindrance")
    func windows() {
        let file = OrganisationFile("\u{FEFF}key;kind;name\r\nfarsta;committee;Farsta stadsdelsnämnd\r\n")
        #expect(file.lines.map(\.name) == ["Farsta stadsdelsnämnd"])
        #expect(file.refused.isEmpty)
    }

    @Test(
        "A file is read as Excel writes it: quotation marks, breaks and semicolons in them, and the name of the separator",
        arguments: [
            ("\u{FEFF}key;kind;name;parent\r\nq1;unit;\"Förskolan \"\"Solen\"\"\";\r\n", "Förskolan \"Solen\""),
            ("key;kind;name;parent\r\nq2;unit;\"Förskolan Månen; hus A\";\r\n", "Förskolan Månen; hus A"),
            ("\"key\";\"kind\";\"name\"\r\n\"q3\";\"unit\";\"Förskolan Alla citat\"\r\n", "Förskolan Alla citat"),
            ("key;kind;name\r\nq4;unit;\"Förskolan\r\nSolen\"\r\n", "Förskolan Solen"),
            ("sep=;\r\nkey;kind;name\r\nq5;unit;Förskolan Sep\r\n", "Förskolan Sep"),
            ("key;kind;name\r\nq11;unit;Fo\u{308}rskolan A\u{30A}ngstro\u{308}m\r\n", "Förskolan Ångström"),
            ("key;kind;name;parent\r\nq12;unit;Förskolan Efter  ;\r\n;;;\r\n", "Förskolan Efter"),
        ])
    func excel(text: String, name: String) {
        let file = OrganisationFile(text)
        #expect(file.refused.isEmpty)
        #expect(file.lines.map { Array($0.name.unicodeScalars) } == [Array(name.unicodeScalars)])
    }

    @Test(
        "A blank name, an open quotation mark and an address that no letter reaches are refused",
        arguments: [
            ("key;kind;name\r\nq15;unit;   \r\n", "2 Namnet ska ha 1 till 120 tecken."),
            ("key;kind;name\nq16;unit;\u{200B}\u{AD}\n", "2 Namnet ska ha 1 till 120 tecken."),
            (
                "key;kind;name\nq17;unit;\"Solen\nq18;unit;Månen",
                "2 Raden har ett citattecken som aldrig avslutas, så resten av filen är inte läst."
            ),
            (
                "key;kind;name;registry_email\nn2;committee;Nämnd två;registrator@test\n",
                "2 Till adressen registrator@test går det inte att skicka brev. Skriv den som namn@exempelstad.example."
            ),
        ])
    func refused(text: String, reason: String) {
        let file = OrganisationFile(text)
        #expect(file.lines.isEmpty)
        #expect(file.refused.map { "\($0.line) \($0.reason.swedish)" } == [reason])
    }

    @Test("What is searched for is found by any apostrophe, and % and _ are signs like others", arguments: Backend.available)
    func search(backend: Backend) async throws {
        let file = OrganisationFile("key;kind;name\na;unit;O’Briens hus\nb;unit;50 % rabatt\nc;unit;Hus_A!\nd;unit;A\u{30A}ngstro\u{308}m")
        try await withDatabase(backend, migrations: Organisations.migrations) { database in
            try await database.write { _ = try OrganisationImport.take(file, at: Instant(secondsSince1970: 1), in: $0) }
            for (text, names) in [
                ("o'brien", ["O’Briens hus"]), ("O’Brien", ["O’Briens hus"]), ("%", ["50 % rabatt"]), ("_", ["Hus_A!"]), ("!", ["Hus_A!"]),
                ("ångström", ["Ångström"]), ("\\", []), ("", ["50 % rabatt", "Hus_A!", "O’Briens hus", "Ångström"]),
            ] {
                let found = try await database.read { try OrganisationSQL.page(1, search: text, in: $0) }
                #expect(found.rows.map(\.name) == names && found.total == names.count, "\(text)")
            }
        }
    }

    @Test(
        "A merged committee leads back to all it came from, and reading the file twice changes nothing",
        arguments: Backend.available)
    func mergers(backend: Backend) async throws {
        let file = OrganisationFile(
            """
            \(Self.header)
            ny;unit;Nya enheten;jarva;2023-07-01;;gammal;;;
            gammal;unit;Gamla enheten;rinkeby-kista;;2023-06-30;aldst;;;
            aldst;unit;Äldsta enheten;rinkeby-kista;;2010-01-01;;;;
            rinkeby-kista;committee;Rinkeby-Kista stadsdelsnämnd;;;2023-06-30;;;;
            spanga-tensta;committee;Spånga-Tensta stadsdelsnämnd;;;2023-06-30;;;;
            jarva;committee;Järva stadsdelsnämnd;;2023-07-01;;rinkeby-kista,spanga-tensta;;;
            """)
        #expect(file.refused.isEmpty)
        // The tables of people and sessions are not needed here.
        try await withDatabase(backend, migrations: Organisations.migrations) { database in
            for _ in 0..<2 {
                let taken = try await database.write { try OrganisationImport.take(file, at: Instant(secondsSince1970: 1), in: $0) }
                #expect(taken == 6)
            }
            let (line, links, count) = try await database.read { db in
                let new = try #require(try OrganisationSQL.find(key: "ny", in: db))
                let jarva = try #require(try OrganisationSQL.find(key: "jarva", in: db))
                let line = try OrganisationSQL.withPredecessors(new.id, in: db)
                let names = try OrganisationSQL.find(line, in: db).values.map(\.name).sorted()
                return (
                    names, try OrganisationSQL.links(of: jarva.id, in: db).predecessors.map { "\($0.name) \($0.day.text)" },
                    try db.count("SELECT count(*) FROM organisation")
                )
            }
            #expect(line == ["Gamla enheten", "Nya enheten", "Äldsta enheten"])
            #expect(links == ["Rinkeby-Kista stadsdelsnämnd 2023-07-01", "Spånga-Tensta stadsdelsnämnd 2023-07-01"])
            #expect(count == 6)
        }
    }
}
