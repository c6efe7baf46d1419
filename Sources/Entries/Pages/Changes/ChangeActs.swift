import Base
import Editions
import Mail
import RichText
import Site
import Store

/// What the office and the unit do about a change after the hand-in (R53): ask, answer, decide, give more time.
extension Entries {
    static let changeCharactersMax = 2_000

    /// The office asks for a change. The day counts from the next working day and lasts to kl. 24.00.
    func issueChange(_ me: OfficeMember) async throws -> Answer {
        let id: ID<Entry> = try me.path("entry")
        let (message, days, items) = (me.form["meddelande"], me.form.number("dagar") ?? 2, me.form.all("del"))
        guard let reason = ChangeRequest.Reason(rawValue: me.form["skal-andring"]) else {
            throw Refusal("Välj varför bidraget ska ändras. Gå tillbaka och försök igen.")
        }
        try check(message, "Skriv vad som ska ändras. Gå tillbaka och försök igen.")
        let (now, person, outbox, due) = (me.now, me.person.id, outbox, ChangeRequest.due(issued: me.today, workingDays: min(max(days, 1), 2)))
        let header = try await me.write("change.issued", about: id.text, detail: reason.rawValue) { db in
            guard let header = try EntrySQL.header(id, at: now, in: db) else { throw Halt.notFound }
            guard header.state == .handedIn else { throw Refusal("Bidraget är inte inlämnat, så det finns inget att begära ändring av.") }
            let edition = try db.edition(header.year)
            if due >= edition.calendar.juryMeets { throw Refusal("Det är för sent att begära en ändring: domarkommittén möts \(edition.calendar.juryMeets, .withWeekday).") }
            let parts = edition.parts.map(\.id).filter(items.contains)
            guard !parts.isEmpty else { throw Refusal("Välj minst en del som ska öppnas. Gå tillbaka och försök igen.") }
            if try ChangeSQL.all(id, in: db).contains(where: { $0.verdict == nil }) {
                throw Refusal("En annan begäran är inte avslutad än. Besluta om den först.")
            }
            try ChangeSQL.issue(
                ID(at: now), id, reason: reason, message: message, items: parts, due: due, at: now, by: person, in: db)
            for letter in try ChangeLetters.issued(me, header, reason, due: due, in: db) { try outbox.post(letter, in: db, at: now) }
            return header
        }
        return me.redirect(
            to: "/kansli/\(header.year)/deltagare/\(id)/andring", receipt: "\(header.unitName) är ombedd att ändra.",
            "Delarna är öppna till och med \(due, .withWeekday) kl. 24.00.")
    }

    /// The unit says that it has changed what was asked. The whole is sealed anew.
    func answerChange(_ me: UnitLead) async throws -> Answer {
        let (header, id): (EntryHeader, ID<ChangeRequest>) = (me.header, try me.path("request"))
        let (message, now, person) = (me.form["meddelande"], me.now, me.person.id)
        try check(message, nil)
        try await me.write("change.answered", about: header.id.text) { db in
            guard try EntrySQL.header(header.id, at: now, in: db)?.state == .handedIn else { throw Refusal("Bidraget är inte inlämnat.") }
            let request = try ChangeSQL.find(id, of: header.id, in: db)
            guard request.isOpen(at: now) else { throw Refusal("Begäran är redan besvarad, eller så har tiden gått ut.") }
            let sealed = try Sealed(header, fields: FieldSQL.all(header.id, in: db), in: db)
            try ChangeSQL.answer(
                id, header.id, message: message, sealed, characters: try db.characters(header), at: now, by: person, in: db)
        }
        room.tell(.shut(entry: header.id.text))
        return me.redirect(
            to: "/bidrag/\(header.id)/andring", receipt: "Ändringen är inlämnad.", "Kansliet prövar den och hör av sig.")
    }

    /// The office approves the change or not; when the time has run out it strikes the pictures or turns the entry away.
    func decideChange(_ me: OfficeMember) async throws -> Answer {
        let (entry, id): (ID<Entry>, ID<ChangeRequest>) = (try me.path("entry"), try me.path("request"))
        let (reason, now, person, outbox) = (me.form["skal"], me.now, me.person.id, outbox)
        guard let verdict = ChangeRequest.Verdict(rawValue: me.form["beslut"]) else { throw Refusal("Välj ett beslut. Gå tillbaka och försök igen.") }
        try check(reason, verdict == .approved ? nil : "Skriv skälet. Gå tillbaka och försök igen.")
        let header = try await me.write("change.decided", about: entry.text, detail: verdict.rawValue) { db in
            guard let header = try EntrySQL.header(entry, at: now, in: db) else { throw Halt.notFound }
            let request = try ChangeSQL.find(id, of: entry, in: db)
            guard request.verdicts(at: now).contains(verdict) else { throw Refusal("Det beslutet går inte att ta nu. Ladda om sidan.") }
            guard header.state == .handedIn else { throw Refusal("Bidraget är inte inlämnat.") }
            if request.answeredAt == nil { try Self.takeBack(request, header, at: now, by: person, in: db) }
            if verdict == .pictureRemoved { try Self.strikePictures(request, header, at: now, by: person, in: db) }
            // Turned away is out of the year, as one that was taken back.
            if verdict == .dismissed { try RegistrationSQL.withdraw(entry, reason: reason, at: now, by: person, in: db) }
            try ChangeSQL.decide(id, verdict, reason: reason, at: now, by: person, in: db)
            for letter in try ChangeLetters.decided(me, header, verdict, in: db) { try outbox.post(letter, in: db, at: now) }
            return header
        }
        return me.redirect(to: "/kansli/\(header.year)/deltagare/\(entry)/andring", receipt: "Beslutet är sparat: \(verdict.name).")
    }

    /// More time for a change, also when its day is over.
    func extendChange(_ me: OfficeMember) async throws -> Answer {
        let (entry, id): (ID<Entry>, ID<ChangeRequest>) = (try me.path("entry"), try me.path("request"))
        let (reason, now, person, outbox) = (me.form["skal"], me.now, me.person.id, outbox)
        guard let until = me.form.day("till") else { throw Refusal("Skriv sista dagen, till exempel 2024-05-20.") }
        try check(reason, "Skriv skälet. Gå tillbaka och försök igen.")
        let header = try await me.write("change.extended", about: entry.text, detail: until.text) { db in
            guard let header = try EntrySQL.header(entry, at: now, in: db) else { throw Halt.notFound }
            let request = try ChangeSQL.find(id, of: entry, in: db)
            guard header.state == .handedIn, request.verdict == nil, request.answeredAt == nil else {
                throw Refusal("Begäran är redan besvarad, eller så är bidraget inte med längre.")
            }
            if until <= request.due || Deadline(until).hasPassed(at: now) { throw Refusal("Dagen måste ligga efter den förra sista dagen, och får inte ha gått.") }
            if until >= (try db.edition(header.year)).calendar.juryMeets { throw Refusal("Dagen måste ligga före domarkommitténs möte.") }
            try ChangeSQL.extend(id, to: until, reason: reason, at: now, by: person, in: db)
            for letter in try ChangeLetters.extended(me, header, until: until, in: db) { try outbox.post(letter, in: db, at: now) }
            return header
        }
        return me.redirect(
            to: "/kansli/\(header.year)/deltagare/\(entry)/andring",
            receipt: "\(header.unitName) kan ändra till och med \(until, .withWeekday) kl. 24.00.")
    }

    /// `missing` is what to say when nothing is written; nil when nothing need be.
    private func check(_ text: String, _ missing: Phrase?) throws(Refusal) {
        if let missing, text.isEmpty { throw Refusal(missing) }
        if text.count > Self.changeCharactersMax { throw Refusal("Texten får ha högst \(Self.changeCharactersMax) tecken. Gå tillbaka och korta den.") }
        if PersonalNumber.first(in: text) != nil { throw Refusal(personalNumberPhrase) }
    }

    /// What the unit changed and never handed in goes back to how it was handed in; it stays in the history.
    private static func takeBack(
        _ request: ChangeRequest, _ header: EntryHeader, at now: Instant, by person: ID<Person>, in db: any Connection
    ) throws {
        for part in request.parts {
            guard let standing = try AnswerSQL.find(header.id, part.item, in: db), standing.answered.revision != part.before,
                let before = try RevisionSQL.document(header.id, part.item, part.before, in: db)
            else { continue }
            try AnswerSQL.replace(header.id, part.item, with: before, at: now, by: person, in: db)
        }
    }

    /// Takes the pictures out of the parts of a request and seals the whole anew, in the office's name.
    private static func strikePictures(
        _ request: ChangeRequest, _ header: EntryHeader, at now: Instant, by person: ID<Person>, in db: any Connection
    ) throws {
        if request.reason == .picture { try PresentationSQL.remove(header.id, in: db) }
        for part in request.parts {
            guard let standing = try AnswerSQL.find(header.id, part.item, in: db), !standing.document.figures.isEmpty else { continue }
            try AnswerSQL.replace(
                header.id, part.item, with: try standing.document.withoutFigures(), at: now, by: person, in: db)
        }
        let sealed = try Sealed(header, fields: FieldSQL.all(header.id, in: db), in: db)
        try ChangeSQL.answer(
            request.id, header.id, message: "", sealed, characters: try db.characters(header), at: now, by: person, in: db)
    }
}

extension Connection {
    /// Characters that count towards the limit, as the answers stand.
    fileprivate func characters(_ header: EntryHeader) throws -> Int {
        let written = try AnswerSQL.characters(of: header.id, in: self)
        return try edition(header.year).parts.filter(\.counts).reduce(0) { $0 + (written[$1.id] ?? 0) }
    }
}

extension Document {
    fileprivate func withoutFigures() throws -> Document {
        try Document(blocks.filter { if case .figure = $0 { false } else { true } })
    }
}
