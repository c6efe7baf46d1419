import Base
import Editions
import HTML
import RichText
import Site
import Store

extension Entries {
    static let answerCharactersMax = 100_000

    /// One question: the text, the help beside it, and the budget of the whole.
    func writingPage(_ me: UnitMember) async throws -> Answer {
        let place = try await writingPlace(me, clash: me.query.number("krock"))
        try me.mustBeOpen(place.desk.edition)
        return showWriting(me, place, Problems(), typed: nil)
    }

    /// Saves what was written. A text that started from an older revision is kept beside, never lost (decision 7).
    func saveAnswer(_ me: UnitMember) async throws -> Answer {
        let (edition, part) = try await partToSave(me)
        // No text at all is a broken form, not an empty answer.
        guard me.form.has("text") else { throw Halt.bad("Formuläret kunde inte läsas. Gå tillbaka och försök igen.") }
        let (typed, entry) = (me.form.raw("text"), me.header.id)
        let problems = check(typed)
        guard problems.isEmpty, let document = try? Document(plain: typed) else {
            return showWriting(me, try await writingPlace(me, clash: nil), problems, typed: typed)
        }
        let draft = Draft(entry: entry, item: part.id, document: document, startedFrom: me.form.number("revision") ?? 0)
        let (now, person, closes) = (me.now, me.person.id, edition.calendar.entryCloses)
        let isDone = me.form.has("klar") ? me.form["klar"] == "1" && !document.isEmpty : nil
        let saved = try await me.write("answer.saved", about: entry.text, detail: part.id) { db in
            let saved = try AnswerSQL.save(draft, closes: closes, at: now, by: person, in: db)
            // A save that was put aside is not the text of the part, and says nothing about it.
            if let isDone, !saved.isAside { try AnswerSQL.setDone(isDone, entry, part.id, at: now, by: person, in: db) }
            return saved
        }
        return afterSaving(me, edition, part, saved, isDone: isDone == true)
    }

    private func check(_ typed: String) -> Problems {
        var problems = Problems()
        let count = CharacterCount.of(typed)
        problems.check(
            count > Self.answerCharactersMax, "text",
            "Texten har \(count) tecken. Ett svar får ha högst \(Self.answerCharactersMax).")
        problems.check(PersonalNumber.first(in: typed) != nil, "text", personalNumberPhrase)
        if problems.isEmpty {
            do { _ = try Document(plain: typed) } catch { problems.add(error.phrase, "text") }
        }
        return problems
    }

    /// What a save needs and no more, for saves are many: the edition, and for a co-author who writes the part.
    private func partToSave(_ me: UnitMember) async throws -> (Edition, FormPart) {
        let (header, item, person, leads) = (me.header, try me.word("item"), me.person.id, me.leads)
        return try await me.read { db in
            let edition = try db.edition(header.year)
            guard let part = edition.part(item) else { throw Halt.notFound }
            if !leads {
                let writers = try AssignmentSQL.writers(of: header.id, item, in: db)
                if !writers.isEmpty, !writers.contains(person) { throw Refusal("Den här delen skriver någon annan.") }
            }
            return (edition, part)
        }
    }

    private func afterSaving(
        _ me: UnitMember, _ edition: Edition, _ part: FormPart, _ saved: Saved, isDone: Bool
    ) -> Answer {
        let path = "/bidrag/\(me.header.id)/skriva/"
        let clock = Swedish.clock(Stockholm.local(me.now).time)
        switch saved {
        case .aside(let revision): return .redirect("\(path)\(part.id)?krock=\(revision)")
        case .now, .unchanged:
            let next = isDone ? edition.parts.drop { $0.id != part.id }.dropFirst().first ?? part : part
            return me.redirect(
                to: path + next.id, receipt: "\(part.name(in: me.language)) är sparad \(clock).")
        }
    }

    func writingPlace(_ me: UnitMember, clash: Int?) async throws -> WritingPlace {
        let (header, item) = (me.header, try me.word("item"))
        let place = try await me.read { db -> WritingPlace? in
            let desk = try Desk(header, in: db)
            let parts = desk.edition.parts
            guard let number = parts.firstIndex(where: { $0.id == item }) else { return nil }
            return WritingPlace(
                desk: desk, part: parts[number],
                previous: number > 0 ? parts[number - 1] : nil, next: number + 1 < parts.count ? parts[number + 1] : nil,
                current: try AnswerSQL.find(header.id, item, in: db),
                clash: try clash.flatMap { try HistorySQL.find(header.id, item, $0, in: db) })
        }
        guard let place else { throw Halt.notFound }
        return place
    }
}

struct WritingPlace: Sendable {
    let desk: Desk
    let part: FormPart
    let previous: FormPart?
    let next: FormPart?
    let current: (answered: Answered, document: Document)?
    /// The writer's own text, kept beside because somebody else had saved first.
    let clash: (revision: Revision, document: Document)?
}
