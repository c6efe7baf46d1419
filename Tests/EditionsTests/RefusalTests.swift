import Editions
import Testing
import World

/// What an edited file of 2024 is refused for: the piece that is exchanged, what stands instead, the text whose
/// line is told (as it stands after), and the reason.
struct Mistake: CustomTestStringConvertible {
    let old: String
    let new: String
    let line: String
    let reason: String

    init(_ old: String, _ new: String, at line: String? = nil, _ reason: String) {
        (self.old, self.new, self.line, self.reason) = (old, new, line ?? new, reason)
    }

    var testDescription: String { reason }
}

@Suite("A file that cannot be an edition is refused with file, line and reason")
struct RefusalTests {
    static let shapes = [
        Mistake("mailbox:", "mejl:", at: "contact:", "Nyckeln ”mailbox” saknas."),
        Mistake("  mailbox: k", "  fax: 1\n  mailbox: k", at: "fax", "Nyckeln ”fax” är okänd. Här får stå roles, mailbox, phone."),
        Mistake("  staffMin: 5\n", "", at: "eligibility:", "Nyckeln ”staffMin” saknas."),
        Mistake("staffMin: 5", "staffMin: fem", "”staffMin” ska vara ett heltal mellan 1 och 1000."),
        Mistake("staffMin: 5", "staffMin: [5]", "”staffMin” ska vara ett heltal mellan 1 och 1000."),
        Mistake("needsPlan: true", "needsPlan: ja", "”needsPlan” ska vara true eller false."),
        Mistake("classes: []", "classes: förskola", "”classes” ska vara en lista."),
        Mistake("entryCloses: 2024-05-17", "entryCloses: 17 maj", "”entryCloses” ska vara en dag, som 2024-05-17."),
        Mistake("entryCloses: 2024-05-17", "entryCloses: 2023-02-29", "”entryCloses” ska vara en dag, som 2024-05-17."),
        Mistake("[noted]", "[noted, beslutas]", "Nummer 2 i ”allowedDecisions” ska vara något av approved, noted."),
        Mistake("allowedDecisions: [noted]", "allowedDecisions: []", "Minst en beslutstyp måste finnas."),
        Mistake(
            "kind: how\n        points: 40", "kind: hur\n        points: 40", at: "kind: hur",
            "”kind” ska vara något av how, result."),
        Mistake(
            "key: leadership", "key: \"Chef & ledare\"",
            "”key” ska vara ett ord av bokstäverna a–z och siffror som börjar med liten bokstav."),
    ]

    static let texts = [
        Mistake("en: City of Stockholm", "en: ''", at: "city:", "Texten på engelska är tom."),
        Mistake("sv: Stockholms stad", "sv: ' '", at: "city:", "Texten på svenska är tom."),
        Mistake(
            "city: {sv: Stockholms stad, en: City of Stockholm}", "city: Stockholms stad",
            "”city” ska ha nycklar med värden."),
        Mistake(
            "city: {sv: Stockholms stad, en: City of Stockholm}", "city: {sv: Stockholms stad}",
            "Nyckeln ”en” saknas."),
        Mistake(
            "Antal anställda i {countedMonth}", "Antal anställda i {manad}",
            "”{manad}” går inte att fylla i. Här får stå {year}, {previousYear}, {countedMonth}."),
        Mistake(
            "sv: Bemötande och stockholmarnas fokus", "sv: Bemötande och stockholmarnas fokus i allt vi gör",
            at: "title: {sv: Bemötande", "Rubriken får vara högst 45 tecken."),
    ]

    static let calendars = [
        Mistake(
            "entryCloses: 2024-05-17", "entryCloses: 2024-03-22",
            "”entryCloses” (2024-03-22) måste komma efter ”registrationCloses” (2024-03-22)."),
        Mistake(
            "minutesDue: 2024-06-28", "minutesDue: 2024-10-24", at: "juryMeets",
            "”juryMeets” (2024-10-24) måste komma efter ”minutesDue” (2024-10-24)."),
        Mistake(
            "feedbackFrom: 2024-11-27", "feedbackFrom: 2024-11-26",
            "”feedbackFrom” (2024-11-26) måste komma efter ”ceremony” (2024-11-26)."),
        Mistake(
            "feedbackFrom: 2024-11-27", "feedbackFrom: 2026-11-27",
            "Dagen 2026-11-27 hör inte till utmärkelseåret 2024."),
        Mistake("end: 2024-02-14 14:00", "end: 2024-02-14 13:00", "Mötet måste sluta efter att det har börjat."),
        Mistake("end: 2024-02-14 14:00", "end: 2024-02-15 14:00", "Mötet måste sluta samma dag som det börjar."),
        Mistake("registerBy: 2024-02-12", "registerBy: 2024-02-15", "Anmälan till mötet kan inte stänga efter mötet."),
        Mistake(
            "employeesCounted: 2024-05", "employeesCounted: 2024-06",
            "Månaden 2024-06 måste ligga mellan publiceringen och dagen då bidragen ska vara inne."),
        Mistake(
            "start: 2024-11-26 15:00", "start: 2024-11-26 25:00",
            "”start” ska vara en dag och ett klockslag, som 2024-11-26 15:00."),
    ]

    static let unstated = [
        Mistake("  entryCloses: 2024-05-17\n", "", at: "calendar:", "Nyckeln ”entryCloses” saknas."),
        Mistake("  minutesDue: 2024-06-28\n", "", at: "calendar:", "Nyckeln ”minutesDue” saknas."),
        Mistake("  employeesCounted: 2024-05\n", "", at: "calendar:", "Nyckeln ”employeesCounted” saknas."),
        Mistake("start: 2024-11-26 15:00, ", "", at: "ceremony: {place", "Nyckeln ”day” saknas."),
    ]

    static let questions = [
        Mistake("number: 22\n", "number: 21\n", at: "      - number: 21\n        title: {sv: Effektiv", "Fråga 21 finns redan."),
        Mistake("number: 22\n", "number: 25\n", at: "number: 25", "Fråga 22–24 saknas."),
        Mistake("number: 22\n", "number: 23\n", at: "number: 23", "Fråga 22 saknas."),
        Mistake("points: 90", "points: 80", at: "sections:", "Poängen är tillsammans 990, men ska vara 1\u{A0}000."),
        Mistake("letter: b", "letter: c", "Delfrågan ska heta ”b”, inte ”c”."),
        Mistake("points: 90", "points: 0", "”points” ska vara ett heltal mellan 1 och 1000."),
        Mistake(
            "key: employeeship", "key: leadership", at: "key: leadership\n    name: {sv: Medarbetarskap",
            "”leadership” finns redan i listan."),
    ]

    static let rubrics = [
        Mistake("level: 5", "level: 4", at: "  levels:", "Nivåerna ska vara 0, 1, 2, 3, 4 och 5, i den ordningen."),
        Mistake("items: [\"5\"]", "items: [\"16\"]", "Svar ”16” finns inte i formuläret."),
        Mistake(
            "items: [\"5\"]", "items: [\"5\"]\n      kind: how", at: "    - key: noSexSplit",
            "Ett tak gäller antingen en sort (”kind”) eller vissa svar (”items”)."),
        Mistake("from: 0", "from: 10", at: "  bands:", "Poängbanden ska börja på 0 och stiga."),
        Mistake(
            "key: spread", "key: benefit", at: "  crossCutting:",
            "Helhetsbedömningarna ska vara thread, benefit, spread, i den ordningen."),
        Mistake(
            "examinersMin: 3", "examinersMin: 5", at: "examinersMax",
            "”examinersMax” kan inte vara mindre än ”examinersMin”."),
    ]

    @Test("A key or a value of the wrong shape", arguments: shapes)
    func shape(mistake: Mistake) throws { try expect(mistake) }

    @Test("A text that is not there in both languages", arguments: texts)
    func text(mistake: Mistake) throws { try expect(mistake) }

    @Test("R11: a calendar without what every year must state", arguments: unstated)
    func required(mistake: Mistake) throws { try expect(mistake) }

    @Test("A date before another that it must follow", arguments: calendars)
    func calendar(mistake: Mistake) throws { try expect(mistake) }

    @Test("Questions and points that do not add up", arguments: questions)
    func question(mistake: Mistake) throws { try expect(mistake) }

    @Test("A rubric or limits that contradict themselves", arguments: rubrics)
    func rubric(mistake: Mistake) throws { try expect(mistake) }

    private func expect(_ mistake: Mistake) throws {
        let whole = try Shipped.whole()
        let file = try Shipped.edited(mistake.old, mistake.new, in: whole)
        let expected = EditionProblem(
            file: "2024.yaml", line: file.line(of: mistake.line), reason: mistake.reason)
        #expect(file.problems().contains(expected), "\(file.problems())")
        #expect(expected.line > 0)
    }

    @Test("One mistake gives one problem, and nothing that follows from it")
    func oneProblem() throws {
        let file = try Shipped.edited("points: 90", "points: nittio")
        #expect(file.problems().map(\.reason) == ["”points” ska vara ett heltal mellan 1 och 1000."])
    }

    @Test("All that is wrong is told at once, by line")
    func allAtOnce() throws {
        let first = try Shipped.edited("staffMin: 5", "staffMin: 0", in: try Shipped.whole())
        let both = EditionFile(
            name: "2024.yaml", text: first.text.replacing("juryMeets: 2024-10-24", with: "juryMeets: 2024-12-24"))
        #expect(
            both.problems().map(\.description) == [
                "2024.yaml, rad \(both.line(of: "ceremony: {start")): ”ceremony” (2024-11-26) måste komma efter ”juryMeets” (2024-12-24).",
                "2024.yaml, rad \(both.line(of: "staffMin")): ”staffMin” ska vara ett heltal mellan 1 och 1000.",
            ])
    }
}
