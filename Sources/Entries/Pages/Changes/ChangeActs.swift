import Base
import Editions
import Mail
import Site
import Store

/// What the office does about a change after the hand-in (R53): ask, decide, give more time.
extension Entries {
    static let changeCharactersMax = 2_000

    /// The office asks for a change. The day counts from the next working day and lasts to kl. 24.00.
    func issueChange(_ me: OfficeMember) async throws -> Answer {
        let (id, now, person, outbox) = (try me.path("entry", of: Entry.self), me.now, me.person.id, outbox)
        let edition = try await me.read { db -> Edition in
            guard let header = try EntrySQL.header(id, at: now, in: db) else { throw Halt.notFound }
            return try db.edition(header.year)
        }
        let asked = AskedChange(me, edition.limits)
        let (problems, parts) = (asked.problems(edition), asked.parts(edition))
        guard problems.isEmpty, let reason = asked.reason else { return try await showOfficeChanges(me, problems) }
        let (reassessment, history) = (reassessment, history)
        let (header, isReopened) = try await me.write("change.issued", about: id.text, detail: reason.rawValue) { db in
            guard let header = try EntrySQL.header(id, at: now, in: db) else { throw Halt.notFound }
            guard header.state == .handedIn else { throw Refusal("Bidraget är inte inlämnat, så det finns inget att begära ändring av.") }
            if try ChangeSQL.all(id, in: db).contains(where: { $0.verdict == nil }) {
                throw Refusal("En annan begäran är inte avslutad än. Besluta om den först.")
            }
            if try history.isDecided(id, in: db) {
                throw Refusal("Domarkommittén har beslutat om bidraget, så det går inte att ändra längre.")
            }
            try ChangeSQL.issue(
                ID(at: now), id, reason: reason, message: asked.message, items: parts, due: asked.due, at: now, by: person, in: db)
            for letter in try ChangeLetters.issued(me, header, reason, due: asked.due, in: db) { try outbox.post(letter, in: db, at: now) }
            return (header, try reassessment.asked(header, until: asked.due, me, in: db))
        }
        let path = "/kansli/\(header.year)/deltagare/\(id)/andring"
        let open: Phrase = "Delarna är öppna till och med \(asked.due, .withWeekday) kl. 24.00."
        guard isReopened else { return me.redirect(to: path, receipt: "\(header.unitName) är ombedd att ändra.", open) }
        return me.redirect(
            to: path, receipt: "\(header.unitName) är ombedd att ändra.", open,
            "Lagets konsensus är öppet igen, och laget har fått brev om det.")
    }

    /// The office approves the change or not; when the time has run out it strikes the pictures or turns the entry away.
    func decideChange(_ me: OfficeMember) async throws -> Answer {
        let (entry, id): (ID<Entry>, ID<ChangeRequest>) = (try me.path("entry"), try me.path("request"))
        let (reason, now, person, outbox, reassessment) = (me.form["skal"], me.now, me.person.id, outbox, reassessment)
        let chosen = ChangeRequest.Verdict(rawValue: me.form["beslut"])
        var problems = Problems()
        problems.check(chosen == nil, "beslut", "Välj ett beslut.")
        problems.check(reason, "skal", missing: chosen == nil || chosen == .approved ? nil : "Skriv skälet.")
        guard problems.isEmpty, let verdict = chosen else { return try await showOfficeChanges(me, problems) }
        let (header, _) = try await me.write(
            "change.decided", about: entry.text, detail: verdict.rawValue, seal: Self.changeSeal(id, of: entry)
        ) { db -> (EntryHeader, Submission?) in
            guard let header = try EntrySQL.header(entry, at: now, in: db) else { throw Halt.notFound }
            let request = try ChangeSQL.find(id, of: entry, in: db)
            guard request.verdicts(at: now).contains(verdict) else { throw Refusal("Det beslutet går inte att ta nu. Ladda om sidan.") }
            guard header.state == .handedIn else { throw Refusal("Bidraget är inte inlämnat.") }
            if request.answeredAt == nil { try Self.takeBack(request, header, at: now, by: person, in: db) }
            var receipt: Submission?
            if verdict == .pictureRemoved {
                try Self.strikePictures(request, header, at: now, by: person, in: db)
                receipt = try Self.seal(id, header, message: "", me, in: db)
            }
            // Turned away is out of the year, as one that was taken back.
            if verdict == .dismissed { try RegistrationSQL.withdraw(entry, reason: reason, at: now, by: person, in: db) }
            try ChangeSQL.decide(id, verdict, reason: reason, at: now, by: person, in: db)
            if verdict != .dismissed { try reassessment.settled(header, me, in: db) }
            for letter in try ChangeLetters.decided(me, header, verdict, in: db) { try outbox.post(letter, in: db, at: now) }
            return (header, receipt)
        } then: { made, row, db in
            guard let receipt = made.1 else { return }
            try Self.post(receipt, of: made.0, after: .struckByOffice, row, me, outbox, in: db)
        }
        return me.redirect(to: "/kansli/\(header.year)/deltagare/\(entry)/andring", receipt: "Beslutet är sparat: \(verdict.name).")
    }

    /// More time for a change, also when its day is over.
    func extendChange(_ me: OfficeMember) async throws -> Answer {
        let (entry, id): (ID<Entry>, ID<ChangeRequest>) = (try me.path("entry"), try me.path("request"))
        let (reason, now, person, outbox) = (me.form["skal-tid"], me.now, me.person.id, outbox)
        let (standing, calendar) = try await me.read { db -> (ChangeRequest, AwardCalendar) in
            guard let header = try EntrySQL.header(entry, at: now, in: db) else { throw Halt.notFound }
            return (try ChangeSQL.find(id, of: entry, in: db), try db.edition(header.year).calendar)
        }
        let day = me.form.day("till")
        var problems = Problems()
        problems.check(day == nil, "till", "Skriv sista dagen, till exempel 2024-05-20.")
        if let day {
            problems.check(
                day <= standing.due || Deadline(day).hasPassed(at: now), "till",
                "Dagen måste ligga efter den förra sista dagen, och får inte ha gått.")
            problems.check(day >= calendar.juryMeets, "till", "Dagen måste ligga före domarkommitténs möte.")
        }
        problems.check(reason, "skal-tid", missing: "Skriv skälet.")
        guard problems.isEmpty, let until = day else { return try await showOfficeChanges(me, problems) }
        let header = try await me.write("change.extended", about: entry.text, detail: until.text) { db in
            guard let header = try EntrySQL.header(entry, at: now, in: db) else { throw Halt.notFound }
            let request = try ChangeSQL.find(id, of: entry, in: db)
            guard header.state == .handedIn, request.verdict == nil, request.answeredAt == nil else {
                throw Refusal("Begäran är redan besvarad, eller så är bidraget inte med längre.")
            }
            // Another in the office may have given more a moment ago.
            guard until > request.due else {
                throw Refusal("De har redan fått tid till och med \(request.due, .withWeekday).", field: "till")
            }
            try ChangeSQL.extend(id, to: until, reason: reason, at: now, by: person, in: db)
            for letter in try ChangeLetters.extended(me, header, until: until, in: db) { try outbox.post(letter, in: db, at: now) }
            return header
        }
        return me.redirect(
            to: "/kansli/\(header.year)/deltagare/\(entry)/andring",
            receipt: "\(header.unitName) kan ändra till och med \(until, .withWeekday) kl. 24.00.")
    }
}

/// What the office fills in to ask for a change.
struct AskedChange: Sendable {
    let reason: ChangeRequest.Reason?
    let message: String
    let items: Set<String>
    /// Working days that it is given; nil when the edition does not allow so many or few (R53).
    let workingDays: Int?
    let due: Day

    init(_ me: OfficeMember, _ limits: Limits) {
        (reason, message, items) = (ChangeRequest.Reason(rawValue: me.form["skal-andring"]), me.form["meddelande"], Set(me.form.all("del")))
        workingDays = me.form.number("dagar").flatMap { limits.changeRequestWorkingDays.contains($0) ? $0 : nil }
        due = ChangeRequest.due(issued: me.today, workingDays: workingDays ?? limits.changeRequestWorkingDaysMax)
    }

    /// The parts that are to open, in the order of the form.
    func parts(_ edition: Edition) -> [String] { edition.parts.map(\.id).filter(items.contains) }

    func problems(_ edition: Edition) -> Problems {
        var problems = Problems()
        problems.check(reason == nil, "skal-andring", "Välj varför bidraget ska ändras.")
        problems.check(message, "meddelande", missing: "Skriv vad som ska ändras.")
        problems.check(parts(edition).isEmpty && reason != .picture, "del", "Välj minst en del som ska öppnas.")
        let allowed = edition.limits.changeRequestWorkingDays
        problems.check(
            workingDays == nil, "dagar", "Välj hur lång tid de får, \(allowed.lowerBound)–\(allowed.upperBound) arbetsdagar.")
        problems.check(
            due >= edition.calendar.juryMeets, "dagar",
            "Det är för sent att begära en ändring: domarkommittén möts \(edition.calendar.juryMeets, .withWeekday).")
        return problems
    }
}

extension Problems {
    /// A text about a change. `missing` is what to say when nothing is written; nil when nothing need be.
    mutating func check(_ text: String, _ field: String, missing: Phrase?) {
        if let missing { check(text.isEmpty, field, missing) }
        check(text.count > Entries.changeCharactersMax, field, "Texten får ha högst \(Entries.changeCharactersMax) tecken.")
    }
}

extension Limits {
    /// How many working days a request may give (R53).
    package var changeRequestWorkingDays: ClosedRange<Int> { changeRequestWorkingDaysMin...changeRequestWorkingDaysMax }
}
