import Base
import Editions
import HTML
import RichText
import Site
import Store
import Texts

extension Entries {
    /// One question: the text, the help beside it, and the budget of the whole.
    func writingPage(_ me: UnitMember) async throws -> Answer {
        let place = try await writingPlace(me, clash: me.query.number("krock"))
        try me.header.mustBeOpen(place.desk.edition, changeUntil: place.changeUntil, at: me.now)
        return showWriting(me, place, Problems(), typed: nil)
    }

    /// Saves what was written on the page: the editor's document, or the text area's text where there is no editor.
    /// A text that started from an older revision is merged with what stands, never lost (decision 7).
    func saveAnswer(_ me: UnitMember) async throws -> Answer {
        let (edition, part) = try await partToSave(me)
        // No text at all is a broken form, not an empty answer.
        guard me.form.has("text") || me.form.has("dokument") else {
            throw Halt.bad("Formuläret kunde inte läsas. Gå tillbaka och försök igen.")
        }
        let startedFrom = me.form.number("revision") ?? 0
        var (document, problems) = try await written(me, part, startedFrom)
        guard let document else { return showWriting(me, try await writingPlace(me, clash: nil), problems, typed: typed(me)) }
        let goesOn = me.form["klar"] == "1"
        let isDone = me.form.has("klar") ? goesOn && !document.isEmpty : nil
        if goesOn, document.isEmpty, part.isRequired {
            problems.add("Skriv ett svar först. En del utan text kan inte vara klar.", "text")
            return showWriting(me, try await writingPlace(me, clash: nil), problems, typed: me.form.has("text") ? me.form.raw("text") : nil)
        }
        do {
            let saved = try await save(document, startedFrom: startedFrom, me, edition, part, isDone: isDone)
            return afterSaving(me, edition, part, saved, goesOn: goesOn, isDone: isDone == true)
        } catch let refusal as Refusal where refusal.field == "text" {
            return showWriting(me, try await writingPlace(me, clash: nil), Problems(refusal), typed: typed(me))
        }
    }

    /// What a form holds that is refused, for the text area: the editor's document is shown as plain text, so that none of it is lost.
    private func typed(_ me: UnitMember) -> String {
        me.form.has("text") ? me.form.raw("text") : (try? Document(json: me.form.raw("dokument")))?.plain ?? ""
    }

    /// The document of the form, or what is wrong with it. A text area shows no tables and no bold words; what the
    /// writer did not touch of them stays.
    private func written(_ me: UnitMember, _ part: FormPart, _ startedFrom: Int) async throws -> (Document?, Problems) {
        var problems = Problems()
        let (json, typed, header) = (me.form.raw("dokument"), me.form.raw("text"), me.header)
        do {
            let document: Document
            if json.isEmpty {
                let old = try await me.read { try RevisionSQL.document(TextPlace(header.id, part.id), startedFrom, in: $0) }
                document = try Document(plain: typed, keeping: old ?? .empty)
            } else {
                document = try Document(json: json)
            }
            guard let phrase = TextCheck.first(document) else { return (document, problems) }
            problems.add(phrase, "text")
        } catch let refusal as DocumentRefusal {
            problems.add(refusal.phrase, "text")
        }
        return (nil, problems)
    }

    /// What a save needs and no more, for saves are many: the edition, and for a co-author who writes the part.
    func partToSave(_ me: UnitMember) async throws -> (Edition, FormPart) {
        let (header, item, person, leads) = (me.header, try me.word("item"), me.person.id, me.leads)
        return try await me.read { db in
            let edition = try db.edition(header.year)
            guard let part = edition.part(item) else { throw Halt.notFound }
            let right = WritingRight(
                leads: leads, onlyComments: leads ? false : try PartSQL.onlyComments(person, header.id, in: db),
                writers: leads ? [] : try AssignmentSQL.writers(of: header.id, item, in: db))
            if right.onlyComments {
                throw Refusal("Du kan läsa och kommentera, men inte skriva. Be chefen eller kontaktpersonen om du behöver.")
            }
            guard right.mayWrite(person) else { throw Refusal("Den här delen skriver någon annan.") }
            return (edition, part)
        }
    }

    private func afterSaving(
        _ me: UnitMember, _ edition: Edition, _ part: FormPart, _ saved: Saved, goesOn: Bool, isDone: Bool
    ) -> Answer {
        let path = "/bidrag/\(me.header.id)/skriva/"
        let (name, clock) = (part.name(in: me.language), Swedish.clock(Stockholm.local(me.now).time))
        let told: Phrase = isDone ? "\(name) är klar. Texten är sparad \(clock)." : "\(name) är sparad \(clock)."
        if case .merged(let merge) = saved, !merge.conflicts.isEmpty {
            return .redirect("\(path)\(part.id)?krock=\(merge.revision)")
        }
        // After the hand-in the next part is closed; after the last part there is the list of all.
        let following = edition.parts.drop { $0.id != part.id }.dropFirst().first
        let next = goesOn && me.header.state.isOpen ? following.map { path + $0.id } ?? "/bidrag/\(me.header.id)/skriva" : path + part.id
        if case .merged(let merge) = saved, merge.isLeftOut {
            return me.redirect(
                to: path + part.id, receipt: "Texten som \(merge.others) har sparat står kvar.",
                "Din text får inte plats i samma svar som den andras. Den ligger i historiken.")
        }
        if case .merged(let merge) = saved, merge.sent != merge.revision {
            return me.redirect(
                to: next, receipt: told,
                "\(merge.others) hade också ändrat. Texten är sammanslagen av bådas.")
        }
        if let max = part.charactersMax, saved.characters > max {
            return me.redirect(
                to: next, receipt: told, "\(name) är \(saved.characters - max) tecken för lång: högst \(max) får plats. Korta texten.")
        }
        return me.redirect(to: next, receipt: told)
    }

    func writingPlace(_ me: UnitMember, clash: Int?) async throws -> WritingPlace {
        let (header, item, coach) = (me.header, try me.word("item"), coach)
        let place = try await me.read { db -> WritingPlace? in
            let desk = try Desk(header, in: db)
            let parts = desk.edition.parts
            guard let number = parts.firstIndex(where: { $0.id == item }) else { return nil }
            let current = try TextSQL.find(TextPlace(header.id, item), in: db)
            let advice = try Advice(coach, header.id, parts[number], desk.edition, current?.document ?? .empty, in: db)
            return WritingPlace(
                desk: desk, part: parts[number],
                previous: number > 0 ? parts[number - 1] : nil, next: number + 1 < parts.count ? parts[number + 1] : nil,
                current: current, advice: advice,
                threads: try CommentSQL.all(header.id.texts, item: item, in: db),
                changeUntil: header.handedInAt == nil ? nil : try ChangeSQL.openUntil(header.id, item, in: db),
                clash: try (clash ?? current?.text.revision).flatMap { try Clash(header.id, item, $0, in: db) })
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
    let current: (text: StandingText, document: Document)?
    let advice: Advice
    let threads: [CommentThread]
    /// The last day of a change that the office has asked for here.
    let changeUntil: Day?
    /// What two wrote of the same thing, and both stand in the text.
    let clash: Clash?
}

/// A revision that was made of two texts which could not be made one.
struct Clash: Sendable {
    struct Pair: Sendable { let theirs: Document, mine: Document }
    let others: String
    let pairs: [Pair]

    /// Nil for a revision without any.
    init?(_ entry: ID<Entry>, _ item: String, _ number: Int, in db: any Connection) throws {
        // Asked of every page that is opened, and true of few.
        guard try HistorySQL.isMerged(TextPlace(entry, item), number, in: db),
            let both = try HistorySQL.find(TextPlace(entry, item), number, in: db),
            let stood = both.revision.merges,
            let theirs = try HistorySQL.find(TextPlace(entry, item), stood, in: db)
        else { return nil }
        let part = { (range: Range<Int>) in try Document(Array(both.document.blocks[range])) }
        let pairs = try HistorySQL.conflicts(TextPlace(entry, item), number, in: db).map {
            Pair(theirs: try part($0.theirs), mine: try part($0.mine))
        }
        guard !pairs.isEmpty else { return nil }
        (others, self.pairs) = (theirs.revision.savedBy, pairs)
    }
}
