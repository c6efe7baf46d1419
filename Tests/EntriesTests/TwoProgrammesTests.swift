import Accounts
import Base
import Editions
import Site
import Store
import Support
import Testing
import World

@testable import Entries

/// A second programme of the same year, over the whole web stack: each has its own entries, roles, awards and addresses.
@Suite struct TwoProgrammesTests {
    private let slug = "fornyelsepriset/2024"

    private func awards(_ world: World, _ awards: EarlierAward...) async throws {
        let unit = world.city.unit
        try await world.database.write { db in for award in awards { try EligibilitySQL.recordEarlier(award, of: unit, in: db) } }
    }

    private func edition(of entry: String, _ world: World) async throws -> String? {
        try await world.database.read { try $0.value("SELECT edition FROM entry WHERE id = \(entry)") }
    }

    @Test("The first programme's addresses are as they were, and the other's have its name before the year", arguments: Backend.available)
    func addresses(backend: Backend) async throws {
        try await World.run(backend) { world in
            try await world.addRenewal()
            let office = world.city["office"]
            let first = try await world.get("/utmarkelsen/2024")
            #expect(first.status == 200 && first.text.contains("Kvalitetsutmärkelsen 2024"))
            let second = try await world.get("/utmarkelsen/\(slug)")
            #expect(second.status == 200 && second.text.contains("Förnyelsepriset 2024"))
            #expect(second.text.contains("href=\"/utmarkelsen/\(slug)/fragor\"") && second.text.contains("href=\"/anmalan/\(slug)\""))
            for path in ["/utmarkelsen/\(slug)/fragor", "/utmarkelsen/\(slug)/kalender.ics", "/kan-vi-delta/\(slug)?x=1"] {
                #expect(try await world.get(path).status == 200, "\(path)")
            }
            #expect(try await world.head("/utmarkelsen/\(slug)").status == 200)
            for page in ["", "/deltagare", "/deltagare.csv", "/lag", "/jav", "/jury", "/formell", "/ekonomi"] {
                #expect(try await world.get("/kansli/2024\(page)", as: office).status == 200, "\(page)")
                #expect(try await world.get("/kansli/\(slug)\(page)", as: office).status == 200, "\(page)")
                #expect(try await world.get("/kansli/\(slug)\(page)").status == 303, "\(page)")
            }
            for unknown in [
                "framsteget/2024", "kvalitetsutmarkelsen/2024", "fornyelsepriset/2023", "Fornyelsepriset/2024", "fornyelsepriset",
            ] {
                #expect(try await world.get("/utmarkelsen/\(unknown)").status == 404, "\(unknown)")
                #expect(try await world.get("/kansli/\(unknown)", as: office).status == 404, "\(unknown)")
                #expect(try await world.get("/kansli/\(unknown)/lag", as: office).status == 404, "\(unknown)")
            }
        }
    }

    @Test("The crumbs of office and jury name the programme when there are several", arguments: Backend.available)
    func crumbs(backend: Backend) async throws {
        try await World.run(backend) { world in
            let office = world.city["office"]
            let pages = ["/lag", "/jav", "/jury", "/formell", "/ekonomi"]
            let alone = try await world.get("/kansli/2024/lag", as: office).text
            #expect(alone.contains("<a href=\"/kansli/2024\">Kansliet 2024</a>") && !alone.contains("<span>Kvalitetsutmärkelsen</span>"))
            try await world.addRenewal()
            for page in pages {
                #expect(
                    try await world.get("/kansli/2024\(page)", as: office).text.contains("<span>Kvalitetsutmärkelsen</span>"), "\(page)")
                #expect(try await world.get("/kansli/\(slug)\(page)", as: office).text.contains("<span>Förnyelsepriset</span>"), "\(page)")
            }
            #expect(try await world.get("/jury/2024", as: world.city["juror"]).text.contains("<span>Kvalitetsutmärkelsen</span>"))
            // A page that is of no year is of no programme.
            #expect(
                !(try await world.get("/kansli/anvandare/\(office.person.id)", as: office).text.contains(
                    "<span>Kvalitetsutmärkelsen</span>")))
        }
    }

    @Test("A unit registers for the one and for the other, and each has its own list", arguments: Backend.available)
    func registration(backend: Backend) async throws {
        try await World.run(backend) { world in
            let renewal = try await world.addRenewal()
            let (head, office) = (world.city["unithead"], world.city["office"])
            let form = try await world.get("/anmalan/\(slug)", as: head)
            #expect(form.status == 200 && form.text.contains("action=\"/anmalan/\(slug)\"") && form.text.contains("Förnyelsepriset 2024"))
            let hidden = Story.answers.merging(Story.people) { $1 }.merging(["chef_namn": "Amina 19121212-1212"]) { $1 }
            let refused = try await world.post("/anmalan/\(slug)", hidden, as: head)
            #expect(
                refused.status == 422 && refused.text.contains("något som ser ut som ett personnummer")
                    && refused.text.contains("value=\"120\""))
            let reply = try await world.post("/anmalan/\(slug)", Story.answers.merging(Story.people) { $1 }, as: head)
            let entry = String(reply.location?.split(separator: "/").last ?? "")
            #expect(try await edition(of: entry, world) == renewal.id.text)
            #expect(try await world.get("/kansli/\(slug)/deltagare", as: office).text.contains("/kansli/\(slug)/deltagare/\(entry)"))
            #expect(try await world.get("/kansli/\(slug)/deltagare/\(entry)", as: office).status == 200)
            #expect(!(try await world.get("/kansli/2024/deltagare", as: office).text.contains("Förskolan Lergöken")))
            #expect(try await world.get("/kansli/2024/deltagare/\(entry)", as: office).status == 404)
            let other = try await Story.register(world)
            #expect(try await edition(of: other, world) == world.city.edition.text)
            let both = try await world.get("/bidrag", as: head)
            #expect(both.status == 200 && both.text.contains("/bidrag/\(entry)") && both.text.contains("/bidrag/\(other)"))
        }
    }

    @Test("Links in sent letters lead to the edition that they are about", arguments: Backend.available)
    func letters(backend: Backend) async throws {
        try await World.run(backend) { world in
            try await world.addRenewal()
            let asking = ["medarbetare": "4", "prova": "1", "skal": "Vi delar chef."]
            _ = try await Story.register(world, asking)
            let fields = Story.answers.merging(Story.people) { $1 }.merging(asking) { $1 }
            #expect(try await world.post("/anmalan/\(slug)", fields, as: world.city["unithead"]).status == 303)
            let texts = try await world.database.read {
                try $0.column("SELECT body FROM letter WHERE kind = 'exception-request' ORDER BY created_at, id", as: String.self)
            }
            let links = texts.compactMap { $0.split(whereSeparator: \.isWhitespace).first { $0.contains("/kansli/") } }
                .map { String($0.dropFirst("http://127.0.0.1".count)) }
            #expect(
                Set(links.map { $0.split(separator: "/").dropLast().joined(separator: "/") }) == [
                    "kansli/2024/deltagare", "kansli/\(slug)/deltagare",
                ])
            for link in links { #expect(try await world.get(link, as: world.city["office"]).status == 200, "\(link)") }
        }
    }

    @Test("The letters about a correction lead to the year of their own programme", arguments: Backend.available)
    func correction(backend: Backend) async throws {
        try await World.run(backend) { world in
            let stored = try await world.addRenewal()
            #expect(
                try await world.post("/anmalan/\(slug)", Story.answers.merging(Story.people) { $1 }, as: world.city["unithead"])
                    .status == 303)
            let text = try EditionFile.renewal().text.replacing("08-508 29 479", with: "08-508 29 480")
            let corrected = try await world.upload(
                "/kansli/utgavor/\(stored.id)/rattelser", file: Array(text.utf8), name: "ratt.yaml", field: "fil",
                ["skal": "Numret var fel."],
                as: world.city["office"])
            #expect(corrected.status == 303)
            let letters = try await world.database.read { try $0.column("SELECT body FROM letter WHERE kind = 'erratum'", as: String.self) }
            #expect(!letters.isEmpty && letters.allSatisfy { $0.contains("http://127.0.0.1/utmarkelsen/\(slug)#andringar") })
            #expect(try await world.get("/utmarkelsen/\(slug)").text.contains("id=\"andringar\""))
        }
    }

    @Test("R24: an award of another programme makes nobody wait", arguments: Backend.available)
    func wait(backend: Backend) async throws {
        try await World.run(backend) { world in
            try await world.addRenewal()
            try await awards(world, EarlierAward(year: AwardYear(2023, of: "fornyelsepriset"), kind: .award))
            let head = world.city["unithead"]
            let fields = Story.answers.merging(Story.people) { $1 }
            #expect(!(try await world.get("/anmalan/2024", as: head).text.contains("Ni kan delta igen")))
            #expect(try await world.post("/anmalan/2024", fields, as: head).status == 303)
            let refused = try await world.post("/anmalan/\(slug)", fields, as: head)
            #expect(refused.status == 422 && refused.text.contains("fick utmärkelsen 2023. Ni kan delta igen 2026"))
            let own = try await world.post(
                "/kan-vi-delta/\(slug)", Story.answers.merging(["enskild": "nej", "utmarkelse": "2022"]) { $1 })
            #expect(own.text.contains("Ni kan delta igen 2025"))
        }
    }

    @Test("The office enters and takes away an earlier award of the programme that it chooses", arguments: Backend.available)
    func earlierAwards(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (office, path) = (world.city["office"], "/kansli/organisationer/\(world.city.unit)/utmarkelser")
            #expect(!(try await world.get(path, as: office).text.contains("name=\"program\"")))
            try await world.addRenewal()
            #expect(try await world.get(path, as: office).text.contains("<option value=\"fornyelsepriset\">Förnyelsepriset</option>"))
            for fields in [["ar": "2021"], ["ar": "2021", "program": "fornyelsepriset"]] {
                #expect(try await world.post(path, fields.merging(["sort": "award"]) { $1 }, as: office).status == 303)
            }
            let page = try await world.get(path, as: office).text
            #expect(page.contains("Kvalitetsutmärkelsen 2021, Utmärkelse") && page.contains("Förnyelsepriset 2021, Utmärkelse"))
            let gone = ["ar": "2021", "program": "fornyelsepriset", "sort": "award"]
            #expect(try await world.post(path + "/bort", gone, as: office).status == 303)
            #expect(try await world.post(path + "/bort", gone, as: office).status == 404)
            #expect(try await world.post(path, ["ar": "2021", "program": "A B", "sort": "award"], as: office).status == 404)
            #expect(
                try await world.database.read { try EligibilitySQL.earlierAwards(of: [world.city.unit], in: $0) } == [
                    .init(year: 2021, kind: .award)
                ])
        }
    }

    @Test("Who has a role in the one is nothing in the other", arguments: Backend.available)
    func roles(backend: Backend) async throws {
        try await World.run(backend) { world in
            let renewal = try await world.addRenewal()
            let (juror, examiner) = (world.city["juror"], world.city["examiner"])
            #expect(try await world.get("/jury/2024", as: juror).status == 200)
            #expect([403, 404].contains(try await world.get("/jury/\(slug)", as: juror).status))
            // The examiner's team of the first programme has no place in the other, nor the other's in the first.
            try await world.database.write { db in
                for (id, edition) in [("one", world.city.edition), ("two", renewal.id)] {
                    try db.run("INSERT INTO team (id, edition, number) VALUES (\(id), \(edition), 1)")
                }
            }
            let choices = try await world.get("/kansli/\(slug)/lag", as: world.city["office"]).text
            #expect(!choices.contains(examiner.person.name))
            #expect(try await world.get("/kansli/2024/lag", as: world.city["office"]).text.contains("Lag 1"))
        }
    }

    @Test("The switch of year, the log and the start page name the programme only where there are several", arguments: Backend.available)
    func names(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (office, head) = (world.city["office"], world.city["unithead"])
            _ = try await Story.register(world)
            let alone = try await world.get("/kansli/logg", as: office).text
            #expect(!alone.contains("Kvalitetsutmärkelsen 2024") && !alone.contains("class=\"years\""))
            #expect(!(try await world.get("/").text.contains("Stadens andra utmärkelser")))
            try await world.addRenewal()
            #expect(try await world.post("/anmalan/\(slug)", Story.answers.merging(Story.people) { $1 }, as: head).status == 303)
            let log = try await world.get("/kansli/logg?handling=entry", as: office).text
            #expect(log.contains(" Kvalitetsutmärkelsen 2024</span>") && log.contains(" Förnyelsepriset 2024</span>"))
            let list = try await world.get("/kansli/2024/deltagare", as: office).text
            #expect(list.contains("<a href=\"/kansli/\(slug)/deltagare\">Förnyelsepriset 2024</a>"))
            let other = try await world.get("/kansli/\(slug)/deltagare", as: office).text
            #expect(other.contains("<a href=\"/kansli/2024/deltagare\">Kvalitetsutmärkelsen 2024</a>"))
            // A page of no year keeps the one that it was reached from.
            #expect(other.contains("href=\"/kansli/anvandare?ar=\(slug)\""))
            #expect(try await world.get("/kansli/anvandare?ar=\(slug)", as: office).text.contains("href=\"/kansli/\(slug)/lag\""))
            let start = try await world.get("/").text
            #expect(
                start.contains("Kvalitetsutmärkelsen 2024") && start.contains("<a href=\"/utmarkelsen/\(slug)\">Förnyelsepriset 2024</a>"))
        }
    }

    @Test(
        "A registrar makes the case of the programme that the page is of, and the office's way in tells the two apart",
        arguments: Backend.available)
    func cases(backend: Backend) async throws {
        try await World.run(backend) { world in
            let renewal = try await world.addRenewal()
            let fields = Story.answers.merging(Story.people) { $1 }
            let reply = try await world.post("/anmalan/\(slug)", fields, as: world.city["unithead"])
            let entry = String(reply.location?.split(separator: "/").last ?? "")
            let registrar = world.city["registrar"]
            #expect(!(try await world.get("/arenden", as: registrar).text.contains("action=\"/arenden\"")))
            let page = try await world.get("/arenden?ar=\(slug)", as: registrar).text
            #expect(page.contains("action=\"/arenden?ar=\(slug)\"") && page.contains("value=\"Deltagande i Förnyelsepriset 2024\""))
            let opened = try await world.post("/arenden?ar=\(slug)", ["titel": "Deltagande", "enhet": entry], as: registrar)
            #expect(opened.status == 303, "\(opened.text)")
            let editions = try await world.database.read { try $0.column("SELECT edition FROM committee_case", as: String.self) }
            #expect(editions == [renewal.id.text])
            let home = try await world.get("/kansli", as: world.city["office"]).text
            #expect(home.contains("<a href=\"/kansli/2024\">Kvalitetsutmärkelsen 2024</a>"))
            #expect(home.contains("<a href=\"/kansli/\(slug)\">Förnyelsepriset 2024</a>"))
        }
    }
}
