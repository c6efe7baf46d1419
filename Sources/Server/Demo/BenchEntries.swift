import Assessment
import Base
import Editions
import Entries
import Examiners
import RichText
import Site
import Store
import Texts

/// The entries of the bench, full ones, and the sheets about them.
extension BenchCity {
    /// Characters without white space of one scored answer, and of what stands around them.
    private static let answerCharacters = 3_590
    private static let otherCharacters = 300

    /// Entries that are handed in; the teams of two thirds have agreed, the rest are being judged.
    func judged(_ numbers: Range<Int>, _ people: BenchPeople, in db: any Connection) throws {
        let edition = people.assessed
        let at = Stockholm.instant(edition.calendar.entryCloses.day, TimeOfDay(12, 0)!)
        let texts = try texts(of: edition)
        var rows = BenchRows()
        for number in numbers {
            let entry = people.entry(number, in: edition)
            try register(entry, people.units[number], edition, in: db)
            try write(texts, entry, by: people.units[number].head, at: at, &rows, in: db)
            try handIn(entry, people.units[number], edition, texts, at: at, in: db)
            try judge(entry, number, people, &rows, in: db)
        }
        try rows.finish(in: db)
    }

    /// Entries that lack nothing but to be handed in.
    func writable(_ people: BenchPeople, in db: any Connection) throws {
        let at = Stockholm.instant(people.open.calendar.published.adding(days: 7), TimeOfDay(12, 0)!)
        let texts = try texts(of: people.open)
        var rows = BenchRows()
        for number in 0..<Self.openEntries {
            let entry = people.entry(number, in: people.open)
            try register(entry, people.units[number], people.open, in: db)
            try write(texts, entry, by: people.units[number].head, at: at, &rows, in: db)
        }
        try rows.finish(in: db)
    }

    /// One text a part, which all entries share: what is measured does not depend on what they say.
    private func texts(of edition: StoredEdition) throws -> [EntryText.Answer] {
        let sentence =
            "Vi följer upp arbetssättet varje månad, ser vad som har blivit bättre för målgruppen och ändrar det som inte hjälper. "
        return try edition.edition.parts.map { part in
            let length = if case .question = part.kind { Self.answerCharacters } else { Self.otherCharacters }
            var text = "Svar på \(part.id). "
            var paragraph = 0
            while CharacterCount.of(text) < length - 100 {
                text += sentence
                paragraph += 1
                if paragraph.isMultiple(of: 5) { text += "\n\n" }
            }
            return try EntryText.answer(part.id, text)
        }
    }

    private func register(
        _ entry: ID<Entry>, _ unit: BenchPeople.Unit, _ edition: StoredEdition, in db: any Connection
    ) throws {
        let at = Stockholm.instant(edition.calendar.published.adding(days: 3), TimeOfDay(10, 0)!)
        try db.run(
            """
            INSERT INTO entry (id, edition, unit, created_at, created_by)
            VALUES (\(entry), \(edition.id), \(unit.id), \(at), \(unit.head))
            """)
        try db.run(
            """
            INSERT INTO registration (entry, head_name, head_phone, head_email, contact_name, contact_phone, contact_email,
                registered_at, registered_by)
            VALUES (\(entry), 'Chef', '08-465 004 00', 'chef@exempelstad.example', 'Kontakt', '08-465 004 01',
                'kontakt@exempelstad.example', \(at), \(unit.head))
            """)
        try db.run(
            """
            INSERT INTO eligibility_check (id, entry, manager, plan, staff, last_result_tkr, forecast_tkr, verdict, failed, at, by)
            VALUES (\(entry), \(entry), 1, 1, 24, 10, 0, \(Eligibility.Total.mayReceive.rawValue), '', \(at), \(unit.head))
            """)
        for field in edition.edition.administrative {
            let value =
                field.kind == .email
                ? "chef@exempelstad.example" : field.kind == .count ? "24" : "Exempelgatan 1"
            try db.run(
                "INSERT INTO admin_field (entry, key, value) VALUES (\(entry), \(field.key), \(value))")
        }
    }

    private func write(
        _ texts: [EntryText.Answer], _ entry: ID<Entry>, by head: ID<Person>, at: Instant,
        _ rows: inout BenchRows,
        in db: any Connection
    ) throws {
        let kind = TextOwner.Kind.entry.name
        for answer in texts {
            try rows.answers.add(
                "(\(kind), \(entry), \(answer.item), 1, \(answer.characters), \(at), \(head), \(answer.canonical))",
                in: db)
            try rows.revisions.add(
                "(\(kind), \(entry), \(answer.item), 1, 0, 0, \(answer.characters), \(at), \(head), \(answer.canonical))",
                in: db)
        }
    }

    private func handIn(
        _ entry: ID<Entry>, _ unit: BenchPeople.Unit, _ edition: StoredEdition, _ texts: [EntryText.Answer],
        at: Instant,
        in db: any Connection
    ) throws {
        let sealed = Sealed(
            entry: entry.text, year: edition.year, unit: unit.name, facts: [:],
            answers: texts.map { (item: $0.item, canonical: $0.canonical) })
        let characters = texts.filter { $0.item != FormPart.presentationID }.reduce(0) { $0 + $1.characters }
        try db.run(
            """
            INSERT INTO submission (entry, at, by, characters, sha256, content)
            VALUES (\(entry), \(at), \(unit.head), \(characters), \(sealed.sha256), \(sealed.content))
            """)
    }

    private func judge(
        _ entry: ID<Entry>, _ number: Int, _ people: BenchPeople, _ rows: inout BenchRows,
        in db: any Connection
    ) throws {
        let (team, members) = people.team(of: number)
        let at = Stockholm.instant(people.assessed.calendar.teamsReady.adding(days: 30), TimeOfDay(12, 0)!)
        let note = String(repeating: "Ni visar tydligt hur ni gör och varför det hjälper. ", count: 5)
        try FormalSQL.approve(entry, at: at, by: people.office, in: db)
        try TeamSQL.assign(entry, to: team, by: nil, at: at, in: db)
        for (place, member) in members.enumerated() {
            try SeatSQL.promise(member, entry, at: at, in: db)
            for (index, item) in people.assessed.edition.items.enumerated() {
                let level = (number + place + index) % 4 + 1
                try rows.sheets.add(
                    "(\(entry), \(member), \(item.id), \(level), 0, \(at), \(note), \(note), '')", in: db)
            }
        }
        guard BenchCity.isAgreed(number) else { return }
        for member in members { try JudgingSQL.lockSheet(of: member, entry, at: at, in: db) }
        for (index, item) in people.assessed.edition.items.enumerated() {
            let halves = ((number + index) % 4 + 2) * 2
            try rows.consensus.add(
                "(\(entry), \(item.id), \(halves), \(at), \(members[0]), \(note), \(note), \(note))", in: db)
        }
        try JudgingSQL.lockConsensus(entry, by: members[0], at: at, in: db)
    }

    static func isAgreed(_ number: Int) -> Bool { number % 3 != 0 }
}

/// The long tables of the bench, filled many rows at a time.
struct BenchRows {
    var answers = ManyRows(
        "INSERT INTO standing_text (owner_kind, owner, item, revision, characters, saved_at, saved_by, document) VALUES")
    var revisions = ManyRows(
        """
        INSERT INTO text_revision (owner_kind, owner, item, revision, started_from, aside, characters, saved_at, saved_by, document)
        VALUES
        """)
    var sheets = ManyRows(
        "INSERT INTO sheet_item (entry, person, item, level, unable, saved_at, strengths, areas, questions) VALUES"
    )
    var consensus = ManyRows(
        "INSERT INTO consensus_item (entry, item, half_levels, saved_at, saved_by, strengths, areas, motivation) VALUES"
    )

    mutating func finish(in db: any Connection) throws {
        try answers.finish(in: db)
        try revisions.finish(in: db)
        try sheets.finish(in: db)
        try consensus.finish(in: db)
    }
}
