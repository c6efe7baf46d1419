import Base
import Editions
import Entries
import Organisations
import RichText
import Site
import Store
import Texts

/// Registers an entrant, writes its text and hands it in, as its fate says.
struct EntryFill {
    private let entrant: Entrant
    private let text: EntryText
    private let db: any Connection
    private var chance: Chance

    init(_ entrant: Entrant, _ text: EntryText, in db: any Connection) {
        (self.entrant, self.text, self.db) = (entrant, text, db)
        chance = Chance("entry", entrant.unit.key, String(entrant.year.number))
    }

    private var unit: City.Unit { entrant.unit }
    private var id: String { entrant.id.text }

    mutating func write(_ diary: inout Diary) throws {
        try register(&diary)
        if entrant.year.part == .open {
            try draft(&diary)
        } else {
            try storeAnswers()
        }
        switch entrant.fate {
        case .handedIn: try handIn(&diary)
        case .withdrawn: try withdraw(&diary)
        case .writing(let parts) where parts > 5: try saveFields()
        case .writing, .registered, .noShow: break
        }
    }

    // MARK: Registration

    private mutating func register(_ diary: inout Diary) throws {
        let (at, by) = (entrant.registeredAt, unit.contact.id)
        let classKey = entrant.year.edition.classes.contains { $0.key == unit.classKey } ? unit.classKey : nil
        try db.run(
            """
            INSERT INTO entry (id, edition, unit, created_at, created_by)
            VALUES (\(entrant.id), \(entrant.year.id), \(unit.id), \(at), \(by))
            """)
        try db.run(
            """
            INSERT INTO registration (entry, head_name, head_phone, head_email, contact_name, contact_phone, contact_email,
                class, registered_at, registered_by)
            VALUES (\(entrant.id), \(unit.head.name), \(unit.head.phone), \(unit.head.email), \(unit.contact.name),
                \(unit.contact.phone), \(unit.contact.email), \(classKey), \(at), \(by))
            """)
        try checkEligibility(at: at, by: by)
        diary.note("entry.registered", about: id, by: by, as: .contact, at: at)
    }

    /// The facts are tried by the year's own rules; a few units have a deficit.
    private mutating func checkEligibility(at: Instant, by: ID<Person>) throws {
        let all = chance.number(24...120)
        let mayWin = Cast.winners.contains(unit.key)
        let isShort = unit.key == Cast.honorary[2] || !mayWin && chance.comes(percent: 8)
        let facts = EligibilityFacts(
            hasManager: true, hasPlan: true, staff: chance.number(9...74),
            share: unit.regime == .municipal ? nil : .init(city: all - chance.number(0...all / 4), all: all),
            lastResult: isShort ? -chance.number(40...900) : chance.number(0...800),
            forecast: isShort ? -12 : chance.number(0...300))
        let eligibility = Eligibility(facts, year: entrant.year.stored.year, entrant.year.edition.eligibility)
        let failed = Eligibility.Rule.allCases.filter(eligibility.failed.contains).map(\.rawValue).joined(
            separator: ",")
        try db.run(
            """
            INSERT INTO eligibility_check (id, entry, manager, plan, staff, city_places, all_places, last_result_tkr,
                forecast_tkr, verdict, failed, at, by)
            VALUES (\(chance.id(at: at) as ID<EligibilityFacts>), \(entrant.id), 1, 1, \(facts.staff), \(facts.share?.city),
                \(facts.share?.all), \(facts.lastResult), \(facts.forecast), \(eligibility.total.rawValue), \(failed), \(at), \(by))
            """)
    }

    // MARK: Writing

    /// The texts of a year that is over: one revision each.
    private mutating func storeAnswers() throws {
        var current = ManyRows(
            "INSERT INTO standing_text (owner_kind, owner, item, revision, characters, saved_at, saved_by, document) VALUES")
        var revisions = ManyRows(
            """
            INSERT INTO text_revision (owner_kind, owner, item, revision, started_from, aside, characters, saved_at, saved_by, document)
            VALUES
            """)
        let lastDay = Stockholm.local(entrant.endedAt ?? entrant.year.calendar.entryCloses.end).day.adding(
            days: -1)
        let kind = TextOwner.Kind.entry.name
        for answer in text.answers {
            let at = chance.moment(
                chance.day(Stockholm.local(entrant.registeredAt).day.adding(days: 1), lastDay))
            let by = chance.one(of: unit.writers).id
            try current.add(
                "(\(kind), \(entrant.id), \(answer.item), 1, \(answer.characters), \(at), \(by), \(answer.canonical))",
                in: db)
            try revisions.add(
                "(\(kind), \(entrant.id), \(answer.item), 1, 0, 0, \(answer.characters), \(at), \(by), \(answer.canonical))",
                in: db)
        }
        try current.finish(in: db)
        try revisions.finish(in: db)
    }

    /// The texts of the open year, saved as their writers save them: first the beginning, then for some the whole.
    private mutating func draft(_ diary: inout Diary) throws {
        let closes = entrant.year.calendar.entryCloses
        for (place, answer) in text.answers.enumerated() {
            let registered = Stockholm.local(entrant.registeredAt).day
            let at = chance.moment(chance.day(registered.adding(days: 1), registered.adding(days: 2)))
            let writer = unit.writers[place % unit.writers.count]
            let plain = answer.document.plain
            let half = plain.split(separator: "\n\n").prefix(2).joined(separator: "\n\n")
            let isWhole = place % 3 != 2
            let beginning = try EntryText.answer(answer.item, half).document
            _ = try AnswerSQL.save(
                Draft(TextPlace(entrant.id, answer.item), document: beginning, startedFrom: 0),
                closes: closes, at: at,
                by: writer.id, in: db)
            if isWhole {
                _ = try AnswerSQL.save(
                    Draft(TextPlace(entrant.id, answer.item), document: answer.document, startedFrom: 1),
                    closes: closes,
                    at: at.adding(minutes: 50), by: unit.head.id, in: db)
                if place % 2 == 0 { try markDone(answer.item, at: at.adding(hours: 1)) }
            }
            diary.note(
                "answer.saved", about: id, by: writer.id, as: role(of: writer), detail: answer.item, at: at)
        }
        try shareOut()
    }

    private func role(of writer: City.Somebody) -> Role.Kind {
        writer.id == unit.head.id ? .unitHead : writer.id == unit.contact.id ? .contact : .coauthor
    }

    /// Who writes what, where there is somebody to share with: every second part from the first question on.
    private func shareOut() throws {
        guard !unit.coauthors.isEmpty else { return }
        for (place, item) in entrant.year.items.enumerated() where place.isMultiple(of: 2) {
            let writer = unit.coauthors[place / 2 % unit.coauthors.count]
            try db.run(
                "INSERT INTO answer_assignment (entry, item, person) VALUES (\(entrant.id), \(item), \(writer.id))"
            )
        }
    }

    private func markDone(_ item: String, at: Instant) throws {
        try db.run(
            "INSERT INTO answer_status (entry, item, status, at, by) VALUES (\(entrant.id), \(item), 'done', \(at), \(unit.head.id))"
        )
    }

    // MARK: The end

    @discardableResult
    private mutating func saveFields() throws -> [String: String] {
        let values = Dictionary(
            entrant.year.edition.administrative.map { ($0.key, value(of: $0)) }.filter { !$0.1.isEmpty }
        ) { first, _ in first }
        for (key, value) in values.sorted(by: { $0.key < $1.key }) {
            try db.run("INSERT INTO admin_field (entry, key, value) VALUES (\(entrant.id), \(key), \(value))")
        }
        return values
    }

    private mutating func value(of field: AdministrativeField) -> String {
        let person = field.key.hasPrefix("contact") ? unit.contact : unit.head
        return switch field.kind {
        case .phone: person.phone
        case .email: person.email
        case .address: "Exempelgatan \(chance.number(1...80)), 123 45 Exempelstad"
        case .count: String(chance.number(9...74))
        case .text: field.key == "unitName" ? unit.name : person.name
        }
    }

    private mutating func handIn(_ diary: inout Diary) throws {
        guard let at = entrant.endedAt else { return }
        let facts = try saveFields()
        let sealed = Sealed(
            entry: id, year: entrant.year.stored.year, unit: unit.name, facts: facts,
            answers: text.answers.map { (item: $0.item, canonical: $0.canonical) })
        for answer in text.answers { try markDone(answer.item, at: at.adding(hours: -1)) }
        try db.run(
            """
            INSERT INTO submission (entry, at, by, characters, sha256, content)
            VALUES (\(entrant.id), \(at), \(unit.head.id), \(text.characters), \(sealed.sha256), \(sealed.content))
            """)
        diary.note("entry.submitted", about: id, by: unit.head.id, as: .unitHead, at: at)
    }

    private mutating func withdraw(_ diary: inout Diary) throws {
        guard let at = entrant.endedAt else { return }
        let reason = chance.one(of: [
            "Vi byter lokaler under våren och hinner inte skriva.",
            "Vår kontaktperson är föräldraledig. Vi kommer tillbaka nästa år.",
            "Vi slås ihop med en annan enhet och väntar till dess.",
        ])
        try db.run(
            "INSERT INTO withdrawal (entry, reason, at, by) VALUES (\(entrant.id), \(reason), \(at), \(unit.head.id))"
        )
        diary.note("entry.withdrawn", about: id, by: unit.head.id, as: .unitHead, at: at)
    }
}
