import Base
import Editions
import Entries
import Examiners
import RichText
import Site
import Store
import Support
import Testing
import World

@Suite("Rules §2: who judges and who decides reads the whole entry, and nobody else does")
struct WholeEntryTests {
    static let files = ["bidrag.pdf": "%PDF-hela", "bidrag.docx": "PK-hela"]
    /// What stands in each corner of the entry that is written here.
    static let corners = [
        "Vi är en förskola i skogen.", "Reggio: en pedagogik.", "Vi frågar barnen varje vecka.", "Vi är sex avdelningar vid skogen.",
        "Skogsbrynet 4", "/bilder/",
    ]

    /// Fills every corner of the first entry, with files that are made; the examiner of it gives their word.
    private func fill(_ scene: Scene) async throws {
        let (entry, picture, now) = (scene.objects.entry, scene.objects.picture, scene.world.time.now)
        let (head, address) = (scene["unithead"].person.id, scene.edition.edition.administrative[0].key)
        try await scene.write { db in
            for (item, text) in zip(["opening1", "glossary", "1"], Self.corners) {
                try db.run(
                    """
                    INSERT INTO standing_text (owner_kind, owner, item, revision, characters, saved_at, saved_by, document)
                    VALUES ('entry', \(entry), \(item), 1, 20, \(now), \(head), \(try Document(plain: text).canonical))
                    """)
            }
            try db.run("INSERT INTO admin_field (entry, key, value) VALUES (\(entry), \(address), \(Self.corners[4]))")
            try db.run(
                "INSERT INTO presentation_picture (entry, picture, nobody, at, by) VALUES (\(entry), \(picture), 1, \(now), \(head))")
            for (kind, file) in [("pdf", Self.files["bidrag.pdf"]!), ("word", Self.files["bidrag.docx"]!)] {
                try db.run(
                    """
                    INSERT INTO paper (entry, seal, kind, sha256, bytes, made_at, content)
                    VALUES (\(entry), 'x', \(kind), 'y', 9, \(now), \(Bytes(Array(file.utf8))))
                    """)
            }
            for key in ["coordinator", "examiner"] { try SeatSQL.promise(scene[key].person.id, scene.entry, at: now, in: db) }
        }
    }

    @Test(
        "Introduction, word list, answers, presentation, facts, picture, PDF and Word open to all who have a part in it",
        arguments: Backend.available)
    func readers(backend: Backend) async throws {
        try await World.run(backend) { world in
            let scene = try await Scene(world)
            try await fill(scene)
            let base = "/bidrag/\(scene.objects.entry)"
            for role in ["unithead", "contact", "coauthor", "registrar", "office", "coordinator", "examiner", "juror"] {
                let page = try await world.get(base + "/las", as: scene[role])
                #expect(page.status == 200, "\(role)")
                for corner in Self.corners { #expect(page.text.contains(corner), "\(role): \(corner)") }
                for (name, bytes) in Self.files {
                    #expect(page.text.contains("\(base)/\(name)"), "\(role)")
                    #expect(try await world.get("\(base)/\(name)", as: scene[role]).text == bytes, "\(role) \(name)")
                }
                #expect(try await world.get("/bilder/\(scene.objects.picture)", as: scene[role]).status == 200, "\(role)")
            }
        }
    }

    @Test("Other committees, other teams, those without a part, and who has not given their word find nothing")
    func strangers() async throws {
        try await World.run { world in
            let scene = try await Scene(world)
            try await fill(scene)
            let base = "/bidrag/\(scene.objects.entry)"
            for role in ["otherhead", "otherregistrar", "otherexaminer", "thirdexaminer", "controller", "operator"] {
                for path in [base + "/las", base + "/bidrag.pdf", base + "/bidrag.docx", "/bilder/\(scene.objects.picture)"] {
                    let reply = try await world.get(path, as: scene[role])
                    #expect(reply.status == 404, "\(role) \(path)")
                    #expect(!(Self.corners.prefix(5) + Self.files.values).contains { reply.text.contains($0) }, "\(role) \(path)")
                }
            }
        }
    }

    @Test("A juror in conflict, an examiner who declares one, and all but the unit's own house after it is withdrawn are shut out")
    func shut() async throws {
        try await World.run { world in
            let scene = try await Scene(world)
            try await fill(scene)
            let page = "/bidrag/\(scene.objects.entry)/las"
            func statuses() async throws -> [Int] {
                var all: [Int] = []
                for role in ["juror", "nobody", "examiner", "coordinator", "office", "unithead"] {
                    all.append(try await world.get(page, as: scene[role]).status)
                }
                return all
            }
            #expect(try await statuses() == [200, 200, 200, 200, 200, 200])
            _ = try await world.post(scene.path + "/jav", ["javskal": "Min syster är chef."], as: scene["nobody"])
            let (person, entry, now) = (scene["examiner"].person.id, scene.entry, world.time.now)
            try await scene.write { try SeatSQL.declare(person, entry, reason: "Min bror är chef.", at: now, in: $0) }
            #expect(try await statuses() == [200, 404, 404, 200, 200, 200])
            let head = scene["unithead"].person.id
            try await scene.write { try $0.run("INSERT INTO withdrawal (entry, reason, at, by) VALUES (\(entry), '', \(now), \(head))") }
            #expect(try await statuses() == [404, 404, 404, 404, 200, 200])
        }
    }

    @Test("The way there: the first step of judging is to read the whole, from my work, the sheet and the desk")
    func way() async throws {
        try await World.run { world in
            let scene = try await Scene(world)
            try await fill(scene)
            let (entry, link) = (scene.objects.entry, "href=\"/bidrag/\(scene.objects.entry)/las\"")
            for path in ["/granskning", "/granskning/\(entry)", "/granskning/\(entry)/bedoma/1"] {
                #expect(try await world.get(path, as: scene["examiner"]).text.contains(link), "\(path)")
            }
            #expect(try await world.get("/granskning/\(entry)", as: scene["examiner"]).text.contains(link + " class=\"btn\""))
            #expect(try await world.get(scene.path, as: scene["juror"]).text.contains(link))
            #expect(try await world.get("/kansli/2024/deltagare/\(entry)", as: scene["office"]).text.contains(link))
            #expect(try await world.get("/arenden", as: scene["registrar"]).text.contains(link))
            let whole = try await world.get("/bidrag/\(entry)/las", as: scene["examiner"]).text
            #expect(whole.contains("href=\"/granskning/\(entry)\"") && whole.contains("data-print"))
        }
    }
}

@Suite("Rules §2: minutes and pictures open to those they concern")
struct MinutesAndPictureTests {
    @Test("Those who lead a unit read the minutes of its case, and are led there; others' they do not find")
    func minutes() async throws {
        try await World.run { world in
            let scene = try await Scene(world)
            let path = "/arenden/\(scene.objects.committeeCase)/protokoll.pdf"
            for role in ["unithead", "contact", "registrar", "office", "juror"] {
                #expect(try await world.get(path, as: scene[role]).text == "%PDF-", "\(role)")
            }
            for role in ["coauthor", "otherhead", "otherregistrar", "examiner"] {
                #expect(try await world.get(path, as: scene[role]).status == 404, "\(role)")
            }
            let home = "/bidrag/\(scene.objects.entry)"
            #expect(try await world.get(home, as: scene["contact"]).text.contains("href=\"\(path)\""))
            #expect(!(try await world.get(home, as: scene["coauthor"]).text.contains(path)))
        }
    }

    @Test("R57: a presentation picture whose consent is taken back is seen by its unit alone", arguments: Backend.available)
    func withheld(backend: Backend) async throws {
        try await World.run(backend) { world in
            let scene = try await Scene(world)
            let (entry, picture, now, head) = (scene.objects.entry, scene.objects.picture, world.time.now, scene["unithead"].person.id)
            try await scene.write { db in
                try db.run(
                    "INSERT INTO presentation_picture (entry, picture, nobody, at, by) VALUES (\(entry), \(picture), 0, \(now), \(head))")
                try db.run(
                    """
                    INSERT INTO picture_consent (id, entry, picture, name, guardian, at, by)
                    VALUES (\(ID<Scene>(at: now)), \(entry), \(picture), 'Vera', 0, \(now), \(head))
                    """)
            }
            func statuses() async throws -> [Int] {
                var all: [Int] = []
                for role in ["unithead", "coauthor", "office", "registrar", "juror"] {
                    all.append(try await world.get("/bilder/\(picture)", as: scene[role]).status)
                }
                return all
            }
            #expect(try await statuses() == [200, 200, 200, 200, 200])
            try await scene.write { try $0.run("UPDATE picture_consent SET withdrawn_at = \(now)") }
            #expect(try await statuses() == [200, 200, 404, 404, 404])
        }
    }
}
