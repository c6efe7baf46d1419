import Base
import Editions
import Entries
import Examiners
import HTML
import Site
import Store

/// The levels that stand after the visit.
struct Final: Sendable {
    let bench: Bench
    let agreed: [String: Agreed]
    let changed: [String: ChangedLevel]
    let cross: [CrossCutting.Key: CrossJudged]

    /// Refuses while the consensus is open: before that there is nothing final to see.
    init(_ seat: Seat, in db: any Connection) throws {
        bench = try Bench(seat, in: db)
        guard bench.gate.consensusLocked else { throw Refusal("Lås konsensus först.") }
        agreed = try ConsensusSQL.agreed(bench.entry, in: db)
        changed = try ConsensusSQL.changed(bench.entry, in: db)
        cross = try ConsensusSQL.cross(bench.entry, in: db)
    }

    var levels: [String: ItemLevel] { FinalLevels.of(agreed.mapValues(\.level), changed: changed) }

    func isEditable(by seat: Seat) -> Bool { seat.isCoordinator && (try? bench.gate.writeFinal()) != nil }
}

extension Assessment {
    /// The sum and profile that go to the jury, and what the visit changed.
    func finalPage(_ me: ImpartialExaminer) async throws -> Answer {
        let seat = me.seat
        let final = try await me.read { try Final(seat, in: $0) }
        let (t, bench) = (me.t, final.bench)
        return me.page(
            Page("Slutlig bedömning", crumbs: bench.crumbs(t, .init(t("Slutlig bedömning"))), thread: bench.thread(me)) {
                h1(t("Slutlig bedömning"))
                p(t("Konsensus gäller, utom där platsbesöket har gett belägg för en annan nivå."), .class("lead"))
                next(final, me)
                ProfileView(me, bench.edition, final.levels, final.cross).html
                h2(t("Nivåer"))
                list(final, me)
            })
    }

    /// One question whose level the visit may change.
    func finalItemPage(_ me: Coordinator) async throws -> Answer {
        try await showFinalItem(me, Problems())
    }

    func saveFinalItem(_ me: Coordinator) async throws -> Answer {
        let (seat, id, now, by) = (me.seat, try me.word("item"), me.now, me.person.id)
        let level = me.form.number("niva").flatMap(ItemLevel.init(halves:))
        let evidence = me.form["belagg"]
        var problems = Problems()
        problems.check(level == nil, "niva", "Välj den nivå som laget landar i.")
        problems.check(evidence.count > SheetItem.textCharactersMax, "belagg", "Skriv högst \(SheetItem.textCharactersMax) tecken.")
        guard problems.isEmpty, let level else { return try await showFinalItem(me, problems) }
        do {
            try await me.write("final.changed", about: me.entry.text, detail: id) { db in
                let final = try Final(seat, in: db)
                try final.bench.gate.writeFinal()
                guard let agreed = final.agreed[id] else { throw Halt.notFound }
                if agreed.level == level { return try ConsensusSQL.forgetChange(id, final.bench.entry, in: db) }
                let changed = ChangedLevel(level: level, evidence: evidence)
                if changed.lacksEvidence {
                    throw Refusal("Skriv vad ni såg eller hörde vid besöket som ändrar nivån.", field: "belagg")
                }
                try ConsensusSQL.save(changed, id, final.bench.entry, by: by, at: now, in: db)
            }
        } catch let refusal as Refusal where refusal.field != nil {
            return try await showFinalItem(me, Problems(refusal))
        }
        return me.redirect(to: "/granskning/\(me.entry)/slutlig", receipt: "Nivån för fråga \(id) är sparad.")
    }

    /// Locks the judgement for good and hands it to the jury.
    func lockFinal(_ me: Coordinator) async throws -> Answer {
        let (seat, now, by) = (me.seat, me.now, me.person.id)
        try await me.write("final.locked", about: me.entry.text, seal: Seal(Self.finalSeal, me.entry.text)) { db in
            let final = try Final(seat, in: db)
            try final.bench.gate.writeFinal()
            try final.bench.mustBeSettled(at: now, in: db)
            try JudgingSQL.lockFinal(final.bench.entry, by: by, at: now, in: db)
        }
        return me.redirect(
            to: "/granskning/\(me.entry)/slutlig", receipt: "Bedömningen är låst och hos domarkommittén.",
            "Nästa steg är återkopplingen, efter utdelningen.")
    }
}

@Markup private func next(_ final: Final, _ me: ImpartialExaminer) -> HTML {
    let (t, bench) = (me.t, final.bench)
    if let lock = bench.judging.finalLock {
        p { me.tag(.ok, text: t("Låst \(t.moment(lock.at))")) }
    } else if !bench.gate.visitHeld {
        p(t("Anteckna platsbesöket först. Det är besöket som kan ändra en nivå."), .class("notice"))
        p { a(t("Till platsbesöket"), .href(bench.path + "/platsbesok"), .class("btn")) }
    } else if final.isEditable(by: me.seat) {
        p(t("Välj en fråga nedan om besöket ändrar dess nivå. När ni är klara låser du, och bedömningen går till domarkommittén."))
        details {
            summary(t("Lås den slutliga bedömningen"))
            p(t("Kontrollera först nivåerna nedan. Efter låsningen kan ni inte ändra något, och domarkommittén ser bedömningen."))
            actButton(me, "Ja, lås den slutliga bedömningen", to: bench.path + "/slutlig-las")
        }
    } else {
        p(t("Den som samordnar laget låser när ni är klara."), .class("soft"))
    }
}

private func list(_ final: Final, _ me: ImpartialExaminer) -> HTML {
    let (t, bench, language) = (me.t, final.bench, me.language)
    let isEditable = final.isEditable(by: me.seat)
    return Table(
        t("Nivåer"), [t("Fråga"), t("Konsensus"), t("Slutlig"), t("Belägg")], numeric: [1, 2],
        rows: bench.edition.items.map { item in
            let changed = final.changed[item.id]
            return [
                isEditable ? a(item.listName(language), .href(bench.path + "/slutlig/\(item.id)")) : HTML(item.listName(language)),
                HTML(final.agreed[item.id]?.level.text(language) ?? "–"),
                HTML(final.levels[item.id]?.text(language) ?? "–"), HTML(changed?.evidence ?? ""),
            ]
        }
    ).html
}

private func showFinalItem(_ me: Coordinator, _ problems: Problems) async throws -> Answer {
    let (seat, id) = (me.seat, try me.word("item"))
    let (final, item) = try await me.read { db in
        let final = try Final(seat, in: db)
        return (final, try final.bench.item(id))
    }
    try final.bench.gate.writeFinal()
    let (t, bench) = (me.t, final.bench)
    let consensus = final.agreed[id]?.level.text(me.language) ?? "–"
    return me.page(
        Page(
            "Slutlig nivå, fråga \(id)",
            crumbs: bench.crumbs(t, .init(t("Slutlig bedömning"), bench.path + "/slutlig"), .init(t("Fråga \(id)"))),
            thread: bench.thread(me)
        ) {
            h1(item.listName(me.language))
            p(t("Konsensus är nivå \(consensus). En annan nivå behöver belägg från platsbesöket."), .class("lead"))
            problems.summary(t)
            if let agreed = final.agreed[id] { ceilingsRead(agreed.ceilings, bench.edition.rubric, item, me) }
            actForm(me, to: bench.path + "/slutlig/\(id)", .data("data-keep", me.person.id.text)) {
                me.field("niva", "Slutlig nivå", value: final.levels[id].map { String($0.halves) } ?? "", problems, required: true)
                    .choice(halfLevels(bench.edition.rubric, me.language), empty: t("Välj"))
                me.field(
                    "belagg", "Belägg från besöket",
                    hint:
                        "Vad ni såg, läste eller hörde. Är nivån högre än ett tak som ni har kryssat, så är belägget också skälet till att gå över taket.",
                    value: final.changed[id]?.evidence ?? "", problems
                )
                .area(rows: 5, maxlength: SheetItem.textCharactersMax)
                button(t("Spara nivån"), .class("btn"))
            }
        }, status: problems.isEmpty ? 200 : 422)
}
