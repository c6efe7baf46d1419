import Base
import Editions
import HTML
import RichText
import Site
import Store
import Texts

/// What the editor in the browser says and hears: the text of one answer as JSON.
extension Entries {
    /// The text that stands.
    func answerText(_ me: UnitMember) async throws -> Answer {
        let (header, item) = (me.header, try me.word("item"))
        let found = try await me.read { db -> (text: StandingText, document: Document)?? in
            guard try db.edition(header.year).part(item) != nil else { return nil }
            return .some(try TextSQL.find(TextPlace(header.id, item), in: db))
        }
        guard let current = found else { throw Halt.notFound }
        return .json([
            "revision": .number(current?.text.revision ?? 0),
            "characters": .number(current?.text.characters ?? 0),
            "document": .raw((current?.document ?? .empty).canonical),
            "saved": .text(current.map { me.savedLine($0.text) } ?? ""),
            // A page that was open while its session ended asks for the new session's.
            "token": .text(me.visitor.session?.token.formToken ?? ""),
        ])
    }

    /// Saves what the editor holds. Refusals are sentences for the line under the text, not pages.
    func saveText(_ me: UnitMember) async throws -> Answer {
        // A page that somebody else opened before the session changed hands saves nothing in this one's name.
        if me.form.has("person"), me.form["person"] != me.person.id.text { return problem(me, "Du är inloggad som någon annan.", 401) }
        do {
            let (edition, part) = try await partToSave(me)
            guard me.form.has("dokument") else { throw Halt.bad("Texten kom fram skadad och kunde inte läsas. Försök igen.") }
            let document: Document
            do { document = try Document(json: me.form.raw("dokument")) } catch { return problem(me, error.phrase, 422) }
            let (entry, item) = (me.header.id, part.id)
            let before = try await me.read { try TextSQL.characters(of: entry.texts, in: $0)[item] ?? 0 }
            if let phrase = TextCheck.first(document, before: before) { return problem(me, phrase, 422) }
            let saved = try await save(document, startedFrom: me.form.number("revision") ?? 0, me, edition, part)
            return .json(told(saved, part, me))
        } catch let refusal as Refusal {
            // What is wrong with the text can be mended in it; the rest closes the page for writing.
            return problem(me, refusal.phrase, refusal.field == "text" ? 422 : 409)
        }
    }

    /// Saves a document from the page or the editor, and tells those who have the entry open.
    func save(
        _ document: Document, startedFrom: Int, _ me: UnitMember, _ edition: Edition, _ part: FormPart, isDone: Bool? = nil
    ) async throws -> Saved {
        let mark = me.form["sparning"]
        let draft = Draft(
            TextPlace(me.header.id, part.id), document: document, startedFrom: startedFrom,
            save: (8...64).contains(mark.utf8.count) ? mark : nil)
        let (entry, now, person, gate) = (me.header.id, me.now, me.person.id, AnswerGate(writer: me.writer(edition)))
        let saved = try await saving(me, "answer.saved", detail: part.id) { db in
            let saved = try TextSQL.save(draft, through: gate, at: now, by: person, in: db)
            // A part in which two versions stand is not done, whatever was pressed.
            if let isDone, !(isDone && saved.hasConflicts) {
                try PartSQL.set(isDone ? .done : .draft, entry, part.id, at: now, by: person, in: db)
            }
            return (saved, draft.kept.count)
        }
        if case .unchanged = saved { return saved }
        room.tell(
            .text(owner: entry.texts.spelled, item: part.id, revision: saved.revision, person: person.text, name: me.person.name))
        return saved
    }

    /// Every save of answers goes by here, one text or a whole file of them: the allowance is asked first, and what was kept is
    /// counted when it is kept (decision 27). The body gives, besides what came of it, the bytes that it has kept.
    func saving<T: Sendable>(
        _ me: UnitMember, _ act: String, detail: String = "",
        _ body: @escaping @Sendable (any Connection) throws -> (T, keptBytes: Int)
    ) async throws -> T {
        let (entry, person, now) = (me.header.id, me.person.id, me.now)
        try pace.mustHaveRoom(person, entry.texts, at: now)
        let (value, keptBytes) = try await me.write(act, about: entry.text, detail: detail, body)
        pace.take(keptBytes, person, entry.texts, at: now)
        return value
    }

    private func told(_ saved: Saved, _ part: FormPart, _ me: UnitMember) -> JSON {
        var pairs: [(String, JSON)] = [
            ("entry", .text(me.header.id.text)), ("item", .text(part.id)), ("revision", .number(saved.revision)),
            ("characters", .number(saved.characters)),
            ("saved", .text(me.t("Sparat \(Swedish.clock(Stockholm.local(me.now).time))"))),
        ]
        if case .merged(let merge) = saved {
            let range = { (range: Range<Int>) in JSON.list([.number(range.lowerBound), .number(range.upperBound)]) }
            pairs += [
                ("started", .number(merge.sent)), ("document", .raw(merge.document.canonical)),
                ("conflicts", .list(merge.conflicts.map { ["theirs": range($0.theirs), "mine": range($0.mine)] })),
                ("by", [.text(merge.others)]), ("leftOut", .truth(merge.isLeftOut)),
            ]
        }
        return .object(pairs)
    }

    func problem(_ me: UnitMember, _ phrase: Phrase, _ status: Int) -> Answer {
        .json(["problem": .text(me.t(phrase))], status: status)
    }

    /// In which paragraph the person stands, for the others who have the entry open. Nothing of it is kept.
    func tellPlace(_ me: UnitMember) async throws -> Answer {
        let (owner, item, person) = (me.header.id.texts, String(me.form["del"].prefix(40)), me.person.id)
        guard let place = CaretPlace(me.form["stycke"]) else { throw Halt.bad("Platsen i texten kunde inte läsas.") }
        try room.mayMove(person)
        room.tell(.place(owner: owner.spelled, item: item, person: person.text, place))
        return .json([:])
    }

    /// Events while the page is open: who else is here, and each text as it is saved.
    func liveEvents(_ me: UnitMember) async throws -> Answer {
        let guest = Guest(
            me.header.id.texts, item: String(me.query["del"].prefix(40)), person: me.person.id, name: me.person.name, at: me.now)
        return try me.events { try room.enter(guest) { try me.holdsStill(in: $0) } }
    }
}
