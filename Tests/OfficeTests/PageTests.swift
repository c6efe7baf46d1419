import Base
import Editions
import HTTPTypes
import Mail
@testable import Office
import Server
import Site
import Store
import Support
import Organisations
import Testing
import World

/// The office's pages as a person meets them.
@Suite struct PageTests {
    private func crowd(_ count: Int, _ world: World) async throws {
        let city = world.city
        try await world.database.write { db in
            let edition = try Editions.find(city.edition, in: db)!.edition
            try Crowd(city: city, edition: edition, now: World.start).add(count, in: db)
        }
    }

    @Test("The cockpit shows what waits, how far everyone has come and the first entries")
    func cockpit() async throws {
        try await World.run { world in
            let office = world.city["office"]
            let empty = try await world.get("/kansli/2024", as: office)
            #expect(empty.status == 200 && empty.text.contains("Inget väntar på er."))
            #expect(empty.text.contains("Ingen verksamhet har anmält sig ännu."))
            try await crowd(12, world)
            world.time.set(Day(2024, 7, 1)!, TimeOfDay(9, 0)!)
            let now = world.time.now
            try await world.database.write { try $0.run("UPDATE session SET started_at = \(now), seen_at = \(now)") }
            let page = try await world.get("/kansli/2024", as: office)
            #expect(page.text.contains("Granskning pågår"))
            #expect(page.text.contains("En sak väntar på er. En är försenad."))
            #expect(page.text.contains("Enhet 101, Enhet 103, Enhet 105 och 3 till"))
            #expect(page.text.contains("12 / 12") && page.text.contains("6 / 12"))
            #expect(page.text.contains("Se alla 12 deltagare"))
        }
    }

    @Test("The list filters, and its file holds what it shows")
    func list() async throws {
        try await World.run { world in
            let office = world.city["office"]
            try await crowd(2, world)
            let page = try await world.get("/kansli/2024/deltagare?sok=102", as: office)
            #expect(page.status == 200 && page.text.contains("Enhet 102") && !page.text.contains("Enhet 101"))
            #expect(page.text.contains("/kansli/2024/deltagare.csv?sok=102"))
            let file = try await world.get("/kansli/2024/deltagare.csv?sok=102", as: office)
            #expect(file.headers[.contentType] == "text/csv; charset=utf-8")
            #expect(
                file.text
                    == "\u{FEFF}Enhet;Nämnd;Klass;Läge;Inlämnad;Tecken;Lag;Låsta bedömningar;Examinatorer;Största spridning;Summa;Besök;Protokoll\r\n"
                    + "Enhet 102;Södermalms stadsdelsnämnd;;Konsensus låst;2024-03-11 10:00;2000;1;3;3;2;700;2024-03-11 10:00;Ja\r\n")
            #expect(try await world.get("/kansli/1999/deltagare", as: office).status == 404)
            #expect(try await world.get("/kansli/hej", as: office).status == 404)
            #expect(try await world.get("/kansli/2024/deltagare?sida=99&lage=hej&namnd=x", as: office).status == 200)
        }
    }

    @Test("One participant shows every step, never a word of the text")
    func participant() async throws {
        try await World.run { world in
            let office = world.city["office"]
            try await crowd(1, world)
            let entry = try await world.database.read { try $0.value("SELECT id FROM entry", as: String.self) }
            let page = try await world.get("/kansli/2024/deltagare/\(entry!)", as: office)
            #expect(page.status == 200)
            for words in ["Enhet 101", "Konsensus låst", "Bidraget inlämnat", "Platsbesöket bokat", "Lag 1", "Amina Lind"] {
                #expect(page.text.contains(words), "\(words)")
            }
            #expect(try await world.get("/kansli/2021/deltagare/\(entry!)", as: office).status == 404)
        }
    }

    @Test("A letter is shown and sent again; one with a personal link is neither")
    func letters() async throws {
        try await World.run { world in
            let office = world.city["office"]
            let recipient = Recipient(name: "Amina Lind", address: try EmailAddress("amina@exempelstad.example"))
            func post(_ subject: Phrase, secret: Bool) async throws -> ID<Letter> {
                let outbox = world.app.outbox
                return try await world.database.write { db in
                    let letter = Letter(
                        to: recipient, subject: subject, paragraphs: ["Hemlig mening."], kind: "test", isSecret: secret)
                    let id = try outbox.post(letter, in: db, at: World.start)
                    try db.run("UPDATE letter SET abandoned_at = \(World.start), attempts = 8 WHERE id = \(id)")
                    return id
                }
            }
            let (open, secret) = (try await post("Kvitto", secret: false), try await post("Länk", secret: true))
            let page = try await world.get("/kansli/utskick?visa=failed", as: office)
            #expect(page.text.contains("Kvitto") && page.text.contains("Länk") && page.text.contains("Kom inte fram (2)"))
            #expect(try await world.get("/kansli/utskick/\(open)", as: office).text.contains("Hemlig mening."))
            #expect(!(try await world.get("/kansli/utskick/\(secret)", as: office).text.contains("Hemlig mening.")))
            let sent = try await world.post("/kansli/utskick/\(open)/igen", as: office)
            #expect(sent.status == 303)
            #expect(try await world.post("/kansli/utskick/\(secret)/igen", as: office).status == 409)
            #expect(try await world.get("/kansli/utskick?visa=failed", as: office).text.contains("Kom inte fram (1)"))
        }
    }

    @Test("The log is filtered, and a changed row shows")
    func log() async throws {
        try await World.run { world in
            let office = world.city["office"]
            try await world.database.write { db in
                for number in 1...150 {
                    try Audit.append(
                        number == 7 ? "entry.submitted" : "test.done", about: number == 9 ? "sak" : nil, by: .program,
                        at: World.start, in: db)
                }
            }
            let newest = try await world.get("/kansli/logg", as: office)
            #expect(newest.text.contains("/kansli/logg?fore=51"))
            #expect(
                try await world.get("/kansli/logg?fore=51", as: office).text.contains(
                    "<span title=\"entry.submitted\">Lämnade in bidraget</span>"))
            #expect(try await world.get("/kansli/logg?handling=entry", as: office).text.contains("title=\"entry.submitted\""))
            #expect(!(try await world.get("/kansli/logg?om=sak", as: office).text.contains("title=\"entry.submitted\"")))
            #expect(try await world.get("/kansli/logg?person=finns+inte", as: office).text.contains("Ingen händelse passar urvalet."))
            let whole = try await world.post("/kansli/logg/kontroll", as: office)
            #expect(whole.status == 303)
            #expect(try await world.get("/kansli/logg", as: office).text.contains("Kedjan är hel."))
            try await world.database.write { try $0.run("UPDATE audit SET act = 'entry.read' WHERE number = 7") }
            let broken = try await world.post("/kansli/logg/kontroll", as: office)
            #expect(broken.status == 409 && broken.text.contains("Loggen är bruten vid rad 7:"))
        }
    }

    @Test("The log says in words what was done and to whom, and holds the codes in tooltips", arguments: Backend.available)
    func logWords(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (office, head, now) = (world.city["office"], world.city["unithead"].person, World.start)
            try await world.database.write { db in
                try Audit.append("person.changed", about: head.id.text, by: .program, at: now, in: db)
                try Audit.append("jury.decided", about: nil, by: .program, detail: "none", at: now, in: db)
            }
            let page = try await world.get("/kansli/logg", as: office).text
            #expect(page.contains("<span title=\"person.changed\">Ändrade uppgifter om en person</span>"))
            #expect(page.contains("<span title=\"jury.decided none\">Skrev in domarkommitténs beslut</span>"))
            #expect(page.contains("\(head.name)</a>") && !page.contains(">\(head.id)<") && !page.contains("<code>"))
        }
    }

    @Test("The log is asked for by the unit's name, and says it", arguments: Backend.available)
    func logByUnit(backend: Backend) async throws {
        try await World.run(backend) { world in
            let office = world.city["office"]
            try await crowd(2, world)
            let entries = try await world.database.read { try $0.column("SELECT id FROM entry ORDER BY id", as: String.self) }
            try await world.database.write { db in
                for entry in entries { try Audit.append("entry.submitted", about: entry, by: .program, at: World.start, in: db) }
            }
            let found = try await world.get("/kansli/logg?om=enhet+102", as: office)
            #expect(found.text.contains("Enhet 102</a>") && !found.text.contains("Enhet 101"))
            #expect(
                found.text.contains("Vad som gjordes</label>") && found.text.contains("Bidrag</label>") && !found.text.contains("nummer"))
        }
    }

    @Test("Operations see counts alone", arguments: Backend.available)
    func health(backend: Backend) async throws {
        try await World.run(backend) { world in
            let page = try await world.get("/drift", as: world.city["operator"])
            #expect(page.status == 200)
            #expect(page.text.contains(backend == .sqlite ? "SQLite" : "PostgreSQL"))
            #expect(page.text.contains("15, varav 15 inloggade"))
            #expect(try await world.get("/drift", as: world.city["office"]).status == 403)
            // What is next is one sentence and one button: a letter that waits comes before all else.
            #expect(page.text.contains("href=\"/drift/avbrott\" class=\"btn\"") && page.text.contains("Allt fungerar."))
            let (now, then) = (world.time.now, world.time.now.adding(minutes: -16))
            try await world.database.write { db in
                try db.run(
                    """
                    INSERT INTO letter (id, recipient_name, recipient_address, subject, body, language, kind, secret, created_at, not_before)
                    VALUES (\(ID<Crowd>(at: now)), 'A', 'a@exempelstad.example', 'Hej', 'Hej', 'sv', 'test', 0, \(then), \(then))
                    """)
            }
            let late = try await world.get("/drift", as: world.city["operator"]).text
            #expect(late.contains("Ett brev har väntat mer än 15 minuter. Kontrollera e-postservern."))
            #expect(late.contains("class=\"next late\"") && late.ranges(of: "class=\"btn\"").count == 1)
        }
    }

    @Test("What is next for operations: a letter that waits, then a program that is missing, else an outage to record")
    func operatorNext() {
        #expect(OperatorNext(lettersLate: 2, missing: ["Installera vips."]).thing.urgency == .late)
        #expect(OperatorNext(lettersLate: 0, missing: ["Installera vips."]).thing.sentence.swedish == "Installera vips.")
        #expect(OperatorNext(lettersLate: 0, missing: []).thing.act?.path == "/drift/avbrott")
    }

    @Test("The controller comes to a page of their own, with one sentence and one button")
    func controller() async throws {
        try await World.run { world in
            let controller = world.city["controller"]
            let page = try await world.get("/hem", as: controller)
            #expect(page.status == 200 && page.text.contains("<h1>Uppföljning</h1>"))
            #expect(page.text.contains("Kvalitetsutmärkelsen 2024 pågår. Besluten blir offentliga tisdag 26 november 2024."))
            #expect(
                page.text.contains("href=\"/utmarkelsen/2024#deltagare\" class=\"btn\"") && page.text.ranges(of: "class=\"btn\"").count == 1
            )
        }
    }

    @Test("The header's links by role")
    func links() {
        func paths(_ kind: Role.Kind?, _ year: AwardYear?) -> [String] {
            let person = Person(id: ID(at: World.start), name: "Hanna", email: "h@exempelstad.example", language: .swedish)
            let role = kind.map { Role(id: ID(at: World.start), kind: $0, scope: nil, scopeName: nil) }
            let identity = Identity(person: person, roles: role.map { [$0] } ?? [], acting: role)
            let choices = year.map {
                [
                    YearChoice(
                        edition: ID(at: World.start), year: $0, name: Text(swedish: "U", english: "A"), programme: Programme.first.name)
                ]
            }
            return menu(for: kind == nil ? nil : identity, at: "/", year: year, of: choices ?? []).items.map(\.path)
        }
        #expect(paths(nil, 2024) == ["/utmarkelsen/2024", "/utmarkelsen/2024/fragor"])
        #expect(paths(nil, nil) == [])
        for kind in [Role.Kind.unitHead, .contact, .coauthor] { #expect(paths(kind, 2024).first == "/bidrag") }
        #expect(paths(.registrar, 2024).first == "/arenden")
        #expect(paths(.examiner, 2024).first == "/granskning")
        #expect(paths(.juror, 2024) == ["/jury"])
        #expect(paths(.operator, 2024) == ["/drift"])
        #expect(
            paths(.office, 2024) == [
                "/kansli",
                "/kansli/2024", "/kansli/2024/deltagare", "/kansli/2024/lag", "/kansli/2024/jury", "/kansli/utskick",
                "/kansli/anvandare", "/kansli/organisationer", "/kansli/utgavor", "/kansli/logg",
            ])
    }
}
