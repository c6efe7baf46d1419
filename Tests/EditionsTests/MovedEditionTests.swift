import Base
import Editions
import Testing
import World

@Suite("An edition can be held again, and a published one is known by its digest")
struct MovedEditionTests {
    @Test("The questions of 2024 in 2026, two years of whole weeks later")
    func moved() throws {
        let file = try Shipped.file(2024)
        let old = try file.edition()
        let calendar = old.calendar.moved(days: 104 * 7)
        let moved = try file.moved(toYear: 2026, calendar: calendar)
        let edition = try moved.edition()
        #expect(moved.name == "2026.yaml")
        #expect(edition.number == 2026)
        #expect(edition.name.swedish == "Kvalitetsutmärkelsen 2026")
        #expect(edition.calendar == calendar)
        #expect(edition.calendar.entryCloses.day == Day(2026, 5, 15))
        #expect(edition.documents[0].text.swedish == "Verksamhetsplan för 2026 eller motsvarande")
        #expect(edition.documents[1].text.english == "Activity report or annual report for 2025, or the equivalent")
        #expect(edition.administrative.first { $0.key == "employees" }?.label.swedish == "Antal anställda i maj 2026")
        #expect(edition.items == old.items)
        #expect(edition.rubric == old.rubric)
    }

    @Test("Moved to the year and dates it has, it says the same")
    func movedNowhere() throws {
        let file = try Shipped.file(2021)
        let edition = try file.edition()
        #expect(try file.moved(toYear: 2021, calendar: edition.calendar).edition() == edition)
    }

    @Test("A place with a quote in its name is moved as it is")
    func quotedPlace() throws {
        let file = try Shipped.file(2024)
        var calendar = try file.edition().calendar
        calendar.ceremony.place = "S:t Eriks 'stora' sal: \"Aulan\" # 2"
        #expect(try file.moved(toYear: 2024, calendar: calendar).edition().calendar == calendar)
    }

    @Test("Dates in the wrong order are refused when moving too")
    func refused() throws {
        let file = try Shipped.file(2024)
        var calendar = try file.edition().calendar
        calendar.entryCloses = calendar.registrationCloses
        #expect(throws: EditionProblems.self) { try file.moved(toYear: 2024, calendar: calendar) }
    }

    @Test("A closing day on a Sunday is pointed out (R16)")
    func sunday() throws {
        var calendar = try Shipped.edition(2024).calendar
        calendar.entryCloses = Deadline(Day(2026, 5, 17)!)
        #expect(calendar.closingsOnDaysOff == [Day(2026, 5, 17)!])
    }

    @Test("The digest is the SHA-256 of the bytes, so any change shows")
    func digest() throws {
        #expect(
            EditionFile(name: "x", text: "abc").digest
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        let file = try Shipped.file(2024)
        #expect(file.digest != EditionFile(name: file.name, text: file.text + " ").digest)
    }

    @Test("A month is read, written and named")
    func months() {
        #expect(Month("2024-05")?.name(in: .english) == "May 2024")
        #expect(Month("2024-13") == nil)
        #expect(Month(of: Day(2024, 12, 31)!).text == "2024-12")
    }
}
