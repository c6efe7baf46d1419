import Base
import Editions
import Entries
import Examiners
import HTML
import RichText
import Site
import Store

extension Assessment {
    /// One question: what each has judged, and what the team agrees on.
    func consensusItemPage(_ me: ImpartialExaminer) async throws -> Answer {
        let id = try me.word("item")
        return try await showConsensusItem(me, me.seat, id, Problems())
    }

    /// Sets the team's level; the coordinator's act.
    func saveConsensusItem(_ me: Coordinator) async throws -> Answer {
        let (seat, id, now, by) = (me.seat, try me.word("item"), me.now, me.person.id)
        let ((draft, problems), form) = (readAgreed(me), me.form)
        guard problems.isEmpty, let draft else { return try await showConsensusItem(me, seat, id, problems) }
        do {
            try await me.write("consensus.saved", about: me.entry.text, detail: id) { db in
                let consensus = try Consensus(seat, in: db)
                let item = try consensus.bench.item(id)
                try consensus.bench.gate.writeConsensus()
                let rubric = consensus.bench.edition.rubric
                var (agreed, wrong) = (draft, Problems())
                agreed.ceilings = CeilingFields.read(form, rubric, item, &wrong)
                if let first = wrong.all.first { throw Refusal(first.phrase, field: first.field) }
                try CeilingFields.check(agreed.level, agreed.ceilings, rubric, item)
                if ConsensusCheck.lacksMotivation(draft.motivation, consensus.spread(id)) {
                    throw Refusal("Nivåerna skiljer två steg eller mer. Skriv hur ni kom fram till konsensus.", field: "motivering")
                }
                try ConsensusSQL.save(agreed, item.id, consensus.bench.entry, by: by, at: now, in: db)
            }
        } catch let refusal as Refusal where refusal.field != nil {
            return try await showConsensusItem(me, seat, id, Problems(refusal))
        }
        let isSilent = draft.strengths.isBlank && draft.areas.isBlank
        let warning: Phrase =
            "Ni har inte skrivit någon styrka eller något utvecklingsområde, så verksamheten får inget att läsa om frågan."
        return me.redirect(
            to: "/granskning/\(me.entry)/konsensus", receipts: ["Konsensus för fråga \(id) är sparat."] + (isSilent ? [warning] : []))
    }
}

private func readAgreed(_ me: Coordinator) -> (Agreed?, Problems) {
    var problems = Problems()
    let level = me.form.number("niva").flatMap(ItemLevel.init(halves:))
    problems.check(level == nil, "niva", "Välj den nivå som laget är överens om.")
    let texts = [
        ("styrkor", "Styrkor" as Phrase, Notes.strengthsMax), ("utveckling", "Utvecklingsområden", Notes.areasMax),
    ].map { field, label, max -> String in
        let notes = Notes(me.form.raw(field))
        problems.check(notes.lines.count > max, field, "Skriv högst \(max) punkter, en på varje rad.", of: label)
        problems.check(
            notes.text.count > SheetItem.textCharactersMax, field, "Skriv högst \(SheetItem.textCharactersMax) tecken.", of: label)
        return notes.text
    }
    let motivation = me.form["motivering"]
    problems.check(
        motivation.count > SheetItem.textCharactersMax, "motivering", "Skriv högst \(SheetItem.textCharactersMax) tecken.", of: "Motivering"
    )
    guard problems.isEmpty, let level else { return (nil, problems) }
    return (Agreed(level: level, strengths: texts[0], areas: texts[1], motivation: motivation), problems)
}

private func showConsensusItem(
    _ me: some ActingGuard, _ seat: Seat, _ id: String, _ problems: Problems
) async throws -> Answer {
    let (consensus, item, text) = try await me.read { db in
        let consensus = try Consensus(seat, in: db)
        return (
            consensus, try consensus.bench.item(id),
            try AnswerSQL.sealed(seat.assignment.entry, id, in: db) ?? .empty
        )
    }
    try await me.noteReading("sheets.read", of: seat.assignment.entry.text)
    let (t, bench, spread) = (me.t, consensus.bench, consensus.spread(id))
    return me.page(
        Page(
            "Konsensus, fråga \(id)",
            crumbs: bench.crumbs(t, .init(t("Konsensus"), bench.path + "/konsensus"), .init(t("Fråga \(id)"))), modules: [Shortcuts.module]
        ) {
            problems.summary(t)
            div(.class("split")) {
                div {
                    h1(item.listName(me.language))
                    p { Dots(levels: spread.levels, mine: consensus.mine(id)).html(t) }
                    p {
                        me.tag(spread)
                        if let median = spread.median { " " + t("Median \(median.text(me.language)).") }
                    }
                    each(consensus, item, me)
                    details {
                        summary(t("Verksamhetens svar"))
                        div(.class("answer"), .lang("sv")) { text.html(headingsFrom: 2) }
                    }
                }
                aside(.aria(.label, t("Lagets konsensus"))) {
                    if consensus.isEditable(by: seat) { agreeForm(consensus, item, problems, me) } else { agreedView(consensus, item, me) }
                    Shortcuts.list(consensus.isEditable(by: seat) ? [.init(.controlEnter, "Sparar lagets nivå")] : [], t)
                }
            }
        }, status: problems.isEmpty ? 200 : 422)
}

/// Everybody's own judgement that may be seen, the coordinator first.
@Markup private func each(_ consensus: Consensus, _ item: AnswerItem, _ me: some ActingGuard) -> HTML {
    for seat in consensus.bench.judging.judges {
        section(.class("card")) {
            h2(seat.name)
            if let sheet = consensus.sheets[seat.person] {
                if let own = sheet[item.id] {
                    written(own, me)
                    ceilingsRead(own.ceilings, consensus.bench.edition.rubric, item, me)
                } else {
                    p(me.t("Ingen nivå"))
                }
            } else {
                p(me.t("Har inte låst sin bedömning än."), .class("soft"))
            }
        }
    }
}

private func agreeForm(_ consensus: Consensus, _ item: AnswerItem, _ problems: Problems, _ me: some ActingGuard) -> HTML {
    let (t, spread, agreed) = (me.t, consensus.spread(item.id), consensus.agreed[item.id])
    let start = (agreed?.level ?? spread.median).map { String($0.halves) } ?? ""
    return actForm(me, to: consensus.bench.path + "/konsensus/\(item.id)", .data("data-keep", me.person.id.text)) {
        me.field(
            "niva", "Lagets nivå", hint: agreed == nil ? "Medianen är ett förslag att utgå från. Ni bestämmer nivån tillsammans." : nil,
            value: start, problems, required: true
        ).choice(halfLevels(consensus.bench.edition.rubric, me.language), empty: t("Välj"))
        CeilingFields(
            rubric: consensus.bench.edition.rubric, item: item, saved: agreed?.ceilings ?? consensus.proposedCeilings(item.id),
            found: consensus.foundCeilings(item.id)
        ).html(me, problems)
        me.field(
            "styrkor", "Styrkor", hint: "En punkt på varje rad, högst \(Notes.strengthsMax). Verksamheten får läsa dem efter utdelningen.",
            value: agreed?.strengths ?? "", problems
        )
        .area(rows: 4, maxlength: SheetItem.textCharactersMax)
        me.field(
            "utveckling", "Utvecklingsområden",
            hint: "En punkt på varje rad, högst \(Notes.areasMax). Verksamheten får läsa dem efter utdelningen.",
            value: agreed?.areas ?? "", problems
        )
        .area(rows: 4, maxlength: SheetItem.textCharactersMax)
        me.field(
            "motivering", "Motivering",
            hint: spread.needsMotivation ? "Behövs, eftersom nivåerna skiljer två steg eller mer." : "Frivillig här.",
            value: agreed?.motivation ?? "", problems, required: spread.needsMotivation
        ).area(rows: 3, maxlength: SheetItem.textCharactersMax)
        button(t("Spara lagets nivå"), .class("btn"), .keys(.controlEnter))
    }
}

private func agreedView(_ consensus: Consensus, _ item: AnswerItem, _ me: some ActingGuard) -> HTML {
    let t = me.t
    return div(.class("card")) {
        h2(t("Lagets konsensus"))
        if let agreed = consensus.agreed[item.id] {
            p { b(t("Nivå \(agreed.level.text(me.language))")) }
            if let list = points(agreed.strengths) {
                h3(t("Styrkor"))
                list
            }
            if let list = points(agreed.areas) {
                h3(t("Utvecklingsområden"))
                list
            }
            if !agreed.motivation.isBlank {
                h3(t("Motivering"))
                p(agreed.motivation)
            }
            ceilingsRead(agreed.ceilings, consensus.bench.edition.rubric, item, me)
        } else {
            p(t("Laget har inte enats om frågan än. Den som samordnar laget sätter nivån när ni har talat igenom den."))
        }
    }
}

extension Consensus {
    /// How many of those whose sheets are open here found each ceiling to apply.
    fileprivate func foundCeilings(_ item: String) -> [String: Int] {
        sheets.values.compactMap { $0[item]?.ceilings.keys }.reduce(into: [:]) { found, keys in
            for key in keys { found[key, default: 0] += 1 }
        }
    }

    /// What most of them found, as the place to begin from.
    fileprivate func proposedCeilings(_ item: String) -> Ceilings {
        let half = bench.judging.judges.count / 2
        return Ceilings(keys: Set(foundCeilings(item).filter { $0.value > half }.keys), reason: "")
    }
}
