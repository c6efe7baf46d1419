import Base
import Editions
import Entries
import Examiners
import HTML
import Site
import Store

extension Assessment {
    /// The three judgements of the whole, beside the sum and not in it (rules §5.2).
    func crossPage(_ me: ImpartialExaminer) async throws -> Answer {
        try await showCross(me, me.seat, Problems())
    }

    func saveCross(_ me: Coordinator) async throws -> Answer {
        let (seat, now, by) = (me.seat, me.now, me.person.id)
        let rubric = try await me.read { try Bench(seat, in: $0).edition.rubric }
        let (judged, problems) = readCross(me, rubric)
        guard problems.isEmpty else { return try await showCross(me, seat, problems) }
        try await me.write("cross.saved", about: me.entry.text) { db in
            let bench = try Bench(seat, in: db)
            try bench.gate.writeConsensus()
            for (key, judged) in judged { try ConsensusSQL.save(judged, key, bench.entry, by: by, at: now, in: db) }
        }
        return me.redirect(to: "/granskning/\(me.entry)/konsensus", receipt: "Bedömningen av helheten är sparad.")
    }
}

private let reasonCharactersMax = 2_000

private func readCross(_ me: Coordinator, _ rubric: Rubric) -> ([(CrossCutting.Key, CrossJudged)], Problems) {
    var problems = Problems()
    let judged = rubric.crossCutting.compactMap { judgement -> (CrossCutting.Key, CrossJudged)? in
        let (key, name) = (judgement.key, judgement.name(me.language))
        let (level, reason) = (me.form.number("niva-\(key.rawValue)").flatMap(ItemLevel.init(halves:)), me.form["skal-\(key.rawValue)"])
        problems.check(level == nil, "niva-\(key.rawValue)", "Välj en nivå för \(name).")
        problems.check(reason.isEmpty, "skal-\(key.rawValue)", "Skriv skälen för nivån för \(name).")
        problems.check(reason.count > reasonCharactersMax, "skal-\(key.rawValue)", "Skriv högst \(reasonCharactersMax) tecken.")
        return level.map { (key, CrossJudged(level: $0, reason: reason)) }
    }
    return (judged, problems)
}

private func showCross(_ me: some ActingGuard, _ seat: Seat, _ problems: Problems) async throws -> Answer {
    let consensus = try await me.read { try Consensus(seat, in: $0) }
    let (t, bench, isEditable) = (me.t, consensus.bench, consensus.isEditable(by: seat))
    return me.page(
        Page(
            "Helheten", crumbs: bench.crumbs(t, .init(t("Konsensus"), bench.path + "/konsensus"), .init(t("Helheten"))),
            thread: bench.thread(me)
        ) {
            h1(t("Helheten"))
            p(t("Tre bedömningar av bidraget som helhet. De står bredvid summan och räknas inte in i den."), .class("lead"))
            problems.summary(t)
            if isEditable {
                actForm(me, to: bench.path + "/helhet", .data("data-keep", me.person.id.text)) {
                    for judgement in bench.edition.rubric.crossCutting { fields(judgement, consensus, problems, me) }
                    button(t("Spara helheten"), .class("btn"))
                }
            } else {
                for judgement in bench.edition.rubric.crossCutting { view(judgement, consensus, me) }
            }
        }, status: problems.isEmpty ? 200 : 422)
}

@Markup private func fields(
    _ judgement: CrossCutting, _ consensus: Consensus, _ problems: Problems, _ me: some ActingGuard
) -> HTML {
    let (key, judged, language) = (judgement.key.rawValue, consensus.cross[judgement.key], me.language)
    h2(judgement.name(language))
    p(judgement.text(language))
    me.field(
        "niva-\(key)", "Nivå för \(judgement.name(language))", value: judged.map { String($0.level.halves) } ?? "", problems, required: true
    )
    .choice(halfLevels(consensus.bench.edition.rubric, language), empty: me.t("Välj"))
    me.field("skal-\(key)", "Skäl för \(judgement.name(language))", value: judged?.reason ?? "", problems, required: true)
        .area(rows: 3, maxlength: reasonCharactersMax)
}

@Markup private func view(_ judgement: CrossCutting, _ consensus: Consensus, _ me: some ActingGuard) -> HTML {
    h2(judgement.name(me.language))
    p(judgement.text(me.language), .class("soft"))
    if let judged = consensus.cross[judgement.key] {
        p { b(me.t("Nivå \(judged.level.text(me.language))")) }
        p(judged.reason)
    } else {
        p(me.t("Inte bedömd än."))
    }
}
