import Base
import Editions
import Testing
import World

@Suite("The editions that are shipped")
struct ShippedEditionTests {
    @Test("The three files of the folder can be read")
    func allRead() throws {
        let files = try EditionFile.all(in: Shipped.folder)
        #expect(files.map(\.name) == ["2021.yaml", "2022.yaml", "2024.yaml"])
        #expect(files.flatMap { $0.problems() } == [])
    }

    @Test("2024 has 25 answers in five sections")
    func items2024() throws {
        let edition = try Shipped.edition(2024)
        #expect(
            edition.items.map(\.id) == [
                "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15",
                "16a", "16b", "16c", "17", "18", "19", "20a", "20b", "21", "22",
            ])
        #expect(
            edition.sections.map(\.name.swedish) == [
                "Målgrupp", "Chef- och ledarskap", "Medarbetarskap", "Resultat, analys och utveckling",
                "Från mål till uppföljning",
            ])
        #expect(edition.sections.map(\.points) == [240, 150, 130, 350, 130])
    }

    @Test("2021 has 24 answers in six sections")
    func items2021() throws {
        let edition = try Shipped.edition(2021)
        #expect(edition.items.map(\.id) == (1...24).map(String.init))
        #expect(edition.sections.map(\.points) == [230, 150, 130, 200, 160, 130])
    }

    @Test("The points of 2024 are those of the method, and 40 % of them are for results")
    func points2024() throws {
        let items = try Shipped.edition(2024).items
        #expect(
            items.map(\.points) == [
                40, 40, 35, 35, 90, 30, 35, 30, 30, 25, 25, 30, 25, 50, 60, 80, 60, 60, 30, 30, 30, 15, 20, 65, 30,
            ])
        #expect(items.filter { $0.kind == .result }.map(\.id) == ["5", "14", "15", "16a", "16b", "16c"])
        #expect(items.filter { $0.kind == .result }.reduce(0) { $0 + $1.points } == 400)
    }

    @Test("The points of 2021 are those of the method, and 40 % of them are for results")
    func points2021() throws {
        let items = try Shipped.edition(2021).items
        #expect(
            items.map(\.points) == [
                35, 40, 30, 35, 90, 30, 25, 35, 30, 30, 25, 25, 30, 50, 140, 60, 35, 65, 30, 30, 60, 20, 20, 30,
            ])
        #expect(items.filter { $0.kind == .result }.map(\.id) == ["5", "14", "15", "16", "21"])
        #expect(items.reduce(0) { $0 + $1.points } == 1000)
    }

    @Test("A part carries the text of its question, a whole question does not")
    func parts() throws {
        let edition = try Shipped.edition(2024)
        let who = try #require(edition.item("20a"))
        #expect(who.questionText?.swedish == "Hur tog ni fram verksamhetsplanen?")
        #expect(who.text.swedish == "Vilka deltog i arbetet med planen?")
        #expect((who.question, who.sectionKey, who.points) == (20, "goals", 15))
        #expect(edition.item("21")?.questionText == nil)
        #expect(edition.item("21")?.goalsInFull == 3)
        #expect(edition.item("20") == nil)
    }

    @Test("The dates of 2024 are the award's (R11), and the entry closes when 18 May begins (R12)")
    func dates2024() throws {
        let calendar = try Shipped.edition(2024).calendar
        #expect(calendar.registrationCloses == Deadline(Day(2024, 3, 22)!))
        #expect(calendar.entryCloses.end == Instant("2024-05-17T22:00:00.000Z"))
        #expect(calendar.employeesCounted.name(in: .swedish) == "maj 2024")
        #expect(calendar.minutesDue.day == Day(2024, 6, 28))
        #expect(calendar.ceremony.day == Day(2024, 11, 26)!)
        #expect(
            calendar.meetings.map(\.start) == [
                Instant("2024-02-14T12:00:00.000Z"), Instant("2024-02-21T08:00:00.000Z"),
                Instant("2024-03-05T14:30:00.000Z"),
            ])
        #expect(calendar.meetings.map(\.day.weekday) == [.wednesday, .wednesday, .tuesday])
        #expect(calendar.closingsOnDaysOff == [])
    }

    @Test("2024 asks for a presentation and has no classes; 2021 has five classes and no presentation")
    func differences() throws {
        let (new, old) = (try Shipped.edition(2024), try Shipped.edition(2021))
        #expect(new.limits.presentation?.charactersMax == 1000)
        #expect(new.limits.presentation?.pictureWidthPixels == 1920)
        #expect(new.limits.presentation?.pictureHeightPixels == 1200)
        #expect(old.presentation == nil && old.limits.presentation == nil)
        #expect((new.limits.entryCharactersMax, old.limits.entryCharactersMax) == (95_000, 85_000))
        #expect((new.classes.count, old.classes.count) == (0, 5))
        #expect((new.allowedDecisions, old.allowedDecisions) == ([.noted], [.approved, .noted]))
        #expect(new.eligibility.deficit == .init(blocksAward: true, blocksHonoraryMention: false))
        #expect(old.eligibility.deficit == .init(blocksAward: false, blocksHonoraryMention: false))
        #expect((new.glossary == nil, old.glossary == nil) == (false, true))
        #expect((new.opening.fields.count, old.opening.fields.count) == (7, 7))
        #expect((new.documents.count, old.documents.count) == (6, 7))
        #expect(new.words(.coordinator, .swedish) == "lagsamordnare")
        #expect(old.words(.coordinator, .swedish) == "lagledare")
        #expect(old.contact.mailbox == "kvalitetsutmärkelsen@stockholm.se")
    }

    @Test("The rubric is the one of the method", arguments: [2021, 2022, 2024])
    func rubric(year: Int) throws {
        let rubric = try Shipped.edition(year).rubric
        #expect(
            rubric.levels.map(\.name.swedish) == [
                "Framgår inte", "Enstaka", "Påbörjat", "Etablerat", "Systematiskt", "Förebild",
            ])
        let enough = rubric.enough
        #expect([enough.pointsMin, enough.sectionPercentMin] == [600, 40])
        #expect([enough.threadMin, enough.honorarySpreadMin] == [3, 4])
        #expect(rubric.crossCutting.map(\.key) == [.thread, .benefit, .spread])
        #expect(
            [0, 199, 200, 599, 600, 800, 1000].map { rubric.band(forPoints: $0)?.name.swedish } == [
                "I startgropen", "I startgropen", "På väg", "Etablerat", "Systematiskt", "Förebild", "Förebild",
            ])
        #expect(rubric.showsPointsToUnit == false)
    }

    @Test("2022 has what the committee case states on the form of 2021, with hallmarks of its own (R5)")
    func reconstruction() throws {
        let (edition, form) = (try Shipped.edition(2022), try Shipped.edition(2021))
        let stated = edition.calendar.stated
        #expect(stated.entryCloses.day == Day(2022, 5, 17)! && stated.minutesDue.day == Day(2022, 6, 30)!)
        #expect(stated.ceremony == .init(day: Day(2022, 11, 29)!, time: nil, place: nil))
        #expect(stated.registrationCloses == nil && stated.published == nil && stated.meetings.isEmpty)
        #expect(edition.allowedDecisions.first == .approved)
        #expect(edition.classes.map(\.key) == form.classes.map(\.key))
        #expect(edition.classes.count { $0.name.swedish.contains("inklusive myndighetsbedömning") } == 2)
        #expect(edition.items == form.items && edition.rubric == form.rubric && edition.limits == form.limits)
        let hallmarks = { (edition: Edition) in edition.introduction.first { $0.key == "hallmarks" }?.points ?? [] }
        #expect(hallmarks(edition).count == 5 && hallmarks(edition).count { hallmarks(form).contains($0) } == 1)
        #expect(edition.introduction.first?.text.first?.swedish.contains("rekonstruktion") == true)
    }

    @Test(
        "Caps of 2024 fall on the answers they speak of",
        arguments: [
            ("1", ["noExample", "thatNotHow"]), ("5", ["oneYear", "noAnalysis", "noSexSplit"]),
            ("21", ["noExample", "thatNotHow", "goalParts", "goalsListed"]),
        ])
    func caps(id: String, expected: [String]) throws {
        let edition = try Shipped.edition(2024)
        let item = try #require(edition.item(id))
        #expect(edition.rubric.caps(for: item).map(\.key) == expected)
    }

    @Test("An answer's share of the characters follows its points")
    func guide() throws {
        let edition = try Shipped.edition(2024)
        #expect(edition.item("5").map(edition.guideCharacters) == 8550)
    }

    @Test("The checklist has seven columns and the concepts are eight (R68, R69)", arguments: [2021, 2022, 2024])
    func help(year: Int) throws {
        let edition = try Shipped.edition(year)
        #expect(edition.checklist.count == 7)
        #expect(edition.concepts.count == 8)
        #expect(edition.checklist[0].name.swedish == "Resultat och analys \(year - 1)")
    }
}
