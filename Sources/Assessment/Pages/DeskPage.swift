import Base
import Editions
import Entries
import Examiners
import HTML
import RichText
import Site
import Store
import Coach

extension Assessment {
    /// One question: the unit's text, and beside it the rubric and one's own notes.
    func deskPage(_ me: ImpartialExaminer) async throws -> Answer {
        try await showDesk(me, Problems())
    }

    /// Saves one's judgement of the question, and goes to the next.
    func saveSheetItem(_ me: ImpartialExaminer) async throws -> Answer {
        let (seat, person, id) = (me.seat, me.person.id, try me.word("item"))
        let (draft, problems) = SheetDraft.read(me, id)
        guard problems.isEmpty, var draft else { return try await showDesk(me, problems) }
        let edition = try await me.read { try $0.edition(seat.assignment.edition) }
        guard let item = edition.item(id) else { throw Halt.notFound }
        var wrong = Problems()
        draft.ceilings = CeilingFields.read(me.form, edition.rubric, item, &wrong)
        do { try CeilingFields.check(draft.level.flatMap(ItemLevel.init(whole:)), draft.ceilings, edition.rubric, item) } catch {
            wrong.add(error.phrase, error.field ?? "")
        }
        guard wrong.isEmpty else { return try await showDesk(me, wrong) }
        let saved = draft
        try await me.write("sheet.saved", about: seat.assignment.entry.text, detail: id) { db in
            try SheetSQL.save(saved, of: person, at: seat.assignment.entry, in: db)
        }
        let next = item.neighbours(in: edition).after?.id
        let path = "/granskning/\(me.entry)"
        if me.form["till"] == "kvar" { return me.redirect(to: "\(path)/bedoma/\(id)", receipt: "Fråga \(id) är sparad.") }
        return me.redirect(to: next.map { "\(path)/bedoma/\($0)" } ?? path + "/las", receipt: "Fråga \(id) är sparad.")
    }
}

/// What the desk's form sends.
enum SheetDraft {
    static func read(_ me: ImpartialExaminer, _ item: String) -> (SheetItem?, Problems) {
        var problems = Problems()
        let judgement = SheetItem.Judgement(formValue: me.form[LevelField.name])
        problems.check(judgement == nil, LevelField.name, "Välj en nivå mellan 0 och 5, eller Kan inte bedöma.")
        let notes = [
            ("styrkor", "Styrkor" as Phrase, Notes.strengthsMax), ("utveckling", "Utvecklingsområden", Notes.areasMax),
            ("fragor", "Frågor till platsbesöket", Notes.questionsMax),
        ].map { field, label, max -> String in
            let notes = Notes(me.form.raw(field))
            problems.check(notes.lines.count > max, field, "Skriv högst \(max) punkter, en på varje rad.", of: label)
            problems.check(
                notes.text.count > SheetItem.textCharactersMax, field, "Skriv högst \(SheetItem.textCharactersMax) tecken.", of: label)
            return notes.text
        }
        guard problems.isEmpty, let judgement else { return (nil, problems) }
        return (
            SheetItem(
                item: item, judgement: judgement, strengths: notes[0], areas: notes[1], questions: notes[2], savedAt: me.now),
            problems
        )
    }
}

private struct Desk: Sendable {
    let entry: ID<Entry>
    let edition: Edition
    let item: AnswerItem
    let text: Document?
    let words: [ExplainedWords.Word]
    let own: SheetItem?
    let lockedAt: Instant?
    let judged: [String: SheetItem.Judgement]
}

private func showDesk(_ me: ImpartialExaminer, _ problems: Problems) async throws -> Answer {
    let (seat, person, id) = (me.seat, me.person.id, try me.word("item"))
    let entry = seat.assignment.entry
    let desk = try await me.read { db -> Desk in
        let edition = try db.edition(seat.assignment.edition)
        guard let item = edition.item(id) else { throw Halt.notFound }
        let (text, words) = try AnswerSQL.explained(edition, item, of: entry, in: db)
        return Desk(
            entry: entry, edition: edition, item: item, text: text, words: words,
            own: try SheetSQL.item(id, of: person, at: entry, in: db),
            lockedAt: try SheetSQL.lockedAt(person, entry, in: db),
            judged: try SheetSQL.judgements(of: person, at: entry, in: db))
    }
    try await me.noteReading("entry.read", of: entry.text)
    let (t, path) = (me.t, "/granskning/\(entry)")
    return me.page(
        Page(
            "Fråga \(id)",
            crumbs: [
                .init(t("Min granskning"), "/granskning"), .init(seat.assignment.unitName, path),
                .init(t("Fråga \(id) · \(place(desk)) av \(desk.edition.items.count)")),
            ], modules: [Shortcuts.module]
        ) {
            problems.summary(t)
            div(.class("split")) {
                div {
                    asked(desk, me.language)
                    answer(desk, t)
                    me.wordsCard(desk.words)
                    steps(desk, path, t)
                    conflictLink(desk.entry, me)
                    if desk.lockedAt == nil { p(.class("jump")) { a(toLevel(desk, t), .href("#\(LevelField.name)"), .class("btn quiet")) } }
                }
                aside(.aria(.label, t("Din bedömning"))) {
                    if desk.lockedAt == nil { sheetForm(desk, path, problems, me) } else { locked(desk, path, me) }
                    Shortcuts.list(desk.lockedAt == nil ? savingKeys + steppingKeys : steppingKeys, t)
                }
            }
        }, status: problems.isEmpty ? 200 : 422)
}

private let savingKeys: [Shortcuts.Row] = [
    .init(.controlEnter, "Sparar och går till nästa fråga"), .init(.controlS, "Sparar och stannar på frågan"),
]
private let steppingKeys: [Shortcuts.Row] = [.init(.altPageUp, "Till föregående fråga"), .init(.altPageDown, "Till nästa fråga")]

/// On a phone the levels stand below the text; this stays in sight above it.
private func toLevel(_ desk: Desk, _ t: Translator) -> String {
    switch desk.own?.judgement ?? .notYet {
    case .level(let level): t("Din nivå är \(level). Ändra")
    case .unable: t("Du kan inte bedöma. Ändra")
    case .notYet: t("Sätt nivå")
    }
}

private func place(_ desk: Desk) -> Int { (desk.edition.items.firstIndex { $0.id == desk.item.id } ?? 0) + 1 }

@Markup private func asked(_ desk: Desk, _ language: Language) -> HTML {
    h1(desk.item.listName(language))
    if let whole = desk.item.questionText { p(whole(language), .class("soft")) }
    p(desk.item.text(language))
}

private func answer(_ desk: Desk, _ t: Translator) -> HTML {
    guard let text = desk.text, !text.isEmpty else {
        return div(.class("empty")) { p(t("Verksamheten har inte svarat på frågan.")) }
    }
    return article(.class("card answer"), .lang("sv"), .aria(.label, t("Verksamhetens svar"))) { text.html(headingsFrom: 2) }
}

private func steps(_ desk: Desk, _ path: String, _ t: Translator) -> HTML {
    let (before, after) = desk.item.neighbours(in: desk.edition)
    return nav(.class("pager"), .aria(.label, t("Frågor"))) {
        if let before { a(t("Föregående: fråga \(before.id)"), .href("\(path)/bedoma/\(before.id)"), .keys(.altPageUp)) }
        a(t("Alla frågor"), .href(path))
        a(t("Läs hela bidraget"), .href("/bidrag/\(desk.entry)/las"))
        if let after { a(t("Nästa: fråga \(after.id)"), .href("\(path)/bedoma/\(after.id)"), .keys(.altPageDown)) }
    }
}

private func sheetForm(_ desk: Desk, _ path: String, _ problems: Problems, _ me: ImpartialExaminer) -> HTML {
    let (t, own, rubric) = (me.t, desk.own, desk.edition.rubric)
    let value = me.form.has(LevelField.name) ? me.form[LevelField.name] : own?.judgement.formValue ?? ""
    return actForm(me, to: "\(path)/bedoma/\(desk.item.id)", .data("data-keep", me.person.id.text)) {
        LevelField(rubric: rubric, kind: desk.item.kind, value: value, problem: problems.on(LevelField.name)).html(t)
        hints(desk, problems, me)
        notesField("styrkor", "Styrkor", own?.strengths, Notes.strengthsMax, problems, me)
        notesField("utveckling", "Utvecklingsområden", own?.areas, Notes.areasMax, problems, me)
        notesField("fragor", "Frågor till platsbesöket", own?.questions, Notes.questionsMax, problems, me)
        div(.class("actions")) {
            button(
                desk.item.neighbours(in: desk.edition).after.map { t("Spara, till fråga \($0.id)") } ?? t("Spara och kontrollera"),
                .class("btn"),
                .keys(.controlEnter))
            button(t("Spara"), .class("btn quiet"), .name("till"), .value("kvar"), .keys(.controlS))
            if let own { me.tag(.ok, text: t("Sparat \(t.moment(own.savedAt))")) }
        }
        p(t("Dolt för laget tills du har låst din bedömning."), .class("soft"))
    }
}

private func notesField(
    _ name: String, _ label: Phrase, _ saved: String?, _ max: Int, _ problems: Problems, _ me: ImpartialExaminer
) -> HTML {
    me.field(name, label, hint: "En punkt på varje rad, högst \(max).", value: saved ?? "", problems)
        .area(rows: 3, maxlength: SheetItem.textCharactersMax)
}

/// Dimensions to look for (rules §5.2), and the ceilings to tick, which are open when one is ticked or refused.
private func hints(_ desk: Desk, _ problems: Problems, _ me: ImpartialExaminer) -> HTML {
    let (rubric, item, t) = (desk.edition.rubric, desk.item, me.t)
    let ceilings = CeilingFields(rubric: rubric, item: item, saved: desk.own?.ceilings ?? .none)
    let isOpen = !ceilings.saved.keys.isEmpty || problems.on(CeilingFields.reason) != nil || !me.form.all(CeilingFields.name).isEmpty
    return element(
        "details", isOpen ? [.open] : [],
        HTML {
            summary(t("Att väga in"))
            p(t("Se till: \(rubric.dimensions(for: item.kind).map { $0.name(me.language) }.joined(separator: ", "))."))
            ceilings.html(me, problems)
        })
}

private func locked(_ desk: Desk, _ path: String, _ me: ImpartialExaminer) -> HTML {
    let t = me.t
    return div(.class("card")) {
        h2(t("Din bedömning"))
        p { me.tag(.ok, text: desk.lockedAt.map { t("Låst \(t.moment($0))") } ?? "") }
        if let own = desk.own {
            written(own, me)
            ceilingsRead(own.ceilings, desk.edition.rubric, desk.item, me)
        }
        p { a(t("Till konsensus"), .href(path + "/konsensus/\(desk.item.id)"), .class("btn quiet")) }
    }
}

/// A saved item to read.
@Markup func written(_ item: SheetItem, _ me: some Guard) -> HTML {
    p {
        b(item.level.map { me.t("Nivå \($0)") } ?? me.t(item.judgement == .unable ? "Kan inte bedöma" : "Ingen nivå"))
    }
    if let list = points(item.strengths) {
        h3(me.t("Styrkor"))
        list
    }
    if let list = points(item.areas) {
        h3(me.t("Utvecklingsområden"))
        list
    }
    if let list = points(item.questions) {
        h3(me.t("Frågor till platsbesöket"))
        list
    }
}
