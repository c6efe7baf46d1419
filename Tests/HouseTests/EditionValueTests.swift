import Base
import Editions
import Foundation
import Site
import Store
import Testing
import World

/// What an edition says has an effect: a value that is read and shown nowhere is a promise that nobody keeps (docs/decisions/0030).
@Suite("Every value of an edition does something")
struct EditionValueTests {
    @Test("Every text of an edition is read by somebody, in its own language", arguments: HeldEdition.allCases)
    func texts(held: HeldEdition) async throws {
        let file = try held.file
        let tree = try EditionTree(file.text)
        let texts = tree.leaves.filter { $0.sort == .text }
        let marks = Dictionary(uniqueKeysWithValues: texts.enumerated().map { ($1.name, Mark($0, $1)) })
        let marked = EditionFile(name: file.name, text: try tree.yaml(marks.mapValues(\.text)))
        try await World.run(edition: marked) { world in
            let seen = try await Reading(world).all()
            let unseen = marks.filter { !seen.contains($0.value.core) }.keys.sorted()
            // A word that no page asks for any longer stands in files of before; that it is found here shows that the walk can find one.
            let retired = texts.filter { $0.place[0] == "words" && Word(rawValue: $0.place[1]) == nil }.map(\.name).sorted()
            #expect(marks.count > 350, "\(marks.count) texter")
            #expect(unseen == retired, "\(unseen.count) av \(marks.count) texter:\n\(unseen.joined(separator: "\n"))")
        }
    }

    /// The lowest band begins at 0 in every edition, since every sum is in a band.
    static let fixed: Set = ["rubric.bands.0.from"]

    /// 2022 has the form of 2021, and the full one all that 2024 has.
    @Test("Every number, day, yes and choice of an edition changes something when it is turned", arguments: [HeldEdition.of2021, .full])
    func turns(held: HeldEdition) async throws {
        let file = try held.file
        try await World.run(edition: file) { world in
            let year = try await FilledYear(world)
            let (turning, effects, prints) = (try Turning(file), Effects(year: year), Prints(year, file))
            var (faults, count, numbers): ([String], Int, [String: Int]) = ([], 0, [:])
            for leaf in turning.tree.leaves where ![.name, .text].contains(leaf.sort) && !Self.fixed.contains(leaf.name) {
                let shape = "\(leaf.place[0]).\(leaf.last)"
                let number = numbers[shape, default: 0]
                numbers[shape] = number + 1
                let turns = turning.turns(of: leaf)
                if turns.isEmpty { faults.append("\(leaf.name): \(leaf.value) går inte att vrida") }
                for turn in turns {
                    count += 1
                    if !(try await prints.differ(turn.file, effects.looks(leaf, number: number))) { faults.append(turn.said) }
                }
            }
            #expect(count > 100, "\(count) värden")
            #expect(faults == [], "\(faults.count) av \(count) värden:\n\(faults.joined(separator: "\n"))")
            // The pages stand still by themselves: another file that says the same changes none of them.
            let same = EditionFile(name: file.name, text: file.text + "\n# Samma värden.\n")
            for look in await prints.looks { #expect(!(try await prints.differ(same, [look])), "\(look.path) ändras av sig själv") }
        }
    }
}

/// The editions of the house, held in 2024, the year that the city of these tests lives in.
enum HeldEdition: String, CaseIterable {
    case of2021 = "2021"
    case of2022 = "2022"
    case of2024 = "2024"
    /// 2024 with all that an edition may state and those three leave out, and a word that is retired.
    case full

    var file: EditionFile {
        get throws {
            let file = try EditionFile(path: World.repository + "/Editions/\(self == .full ? "2024" : rawValue).yaml")
            switch self {
            case .of2024: return file
            case .full: return Self.filled(file)
            case .of2021, .of2022:
                let edition = try file.edition()
                return try file.moved(toYear: 2024, calendar: edition.calendar.moved(days: (2024 - edition.number) * 52 * 7))
            }
        }
    }

    private static func filled(_ file: EditionFile) -> EditionFile {
        let text = file.text
        let (start, end) = (text.range(of: "\ncalendar:\n")!, text.range(of: "\nlimits:\n")!)
        let dated = text[..<start.lowerBound] + "\n" + dates + text[end.lowerBound...]
        return EditionFile(
            name: file.name,
            text: dated.replacing("\ncontact:\n", with: "\ncontact:\n  phone: 08-508 00 000\n")
                .replacing("\nwords:\n", with: "\nwords:\n  jury: {sv: domarkommitté, en: jury}\n"))
    }

    private static let dates = """
        calendar:
          published: 2024-02-01
          meetings:
            - {start: 2024-02-14 13:00, end: 2024-02-14 14:00, registerBy: 2024-02-12}
          registrationCloses: 2024-03-22
          entryCloses: 2024-05-17
          employeesCounted: 2024-05
          teamsReady: 2024-05-31
          minutesDue: 2024-06-28
          assessmentCloses: {preliminary: 2024-10-04}
          juryMeets: {sv: i oktober, en: in October}
          ceremony:
            start: 2024-11-26 15:00
            place: "Blå hallen, Stockholms stadshus"
            placeNote: {sv: om läget tillåter, en: if the situation allows}
          feedbackFrom: 2024-11-27

        """
}

/// A word of its own in the place of a text: no page, no sentence and no other text holds it.
struct Mark {
    let core: String
    let text: String

    init(_ number: Int, _ leaf: EditionTree.Leaf) {
        core = "zq\(10_000 + number)\(["sv", "en"].contains(leaf.last) ? leaf.last : "")"
        // The first letter may become a capital.
        text = leaf.last == "mailbox" ? "x\(core)@exempelstad.example" : "x\(core)"
    }
}
