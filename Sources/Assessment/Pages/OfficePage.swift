import Accounts
import Base
import Editions
import Entries
import Examiners
import HTML
import Site
import Store

extension Assessment {
    /// The office's view of one entry's judging: progress and sums, never one examiner's levels or words (rules §2).
    func officePage(_ me: OfficeMember) async throws -> Answer {
        try await showOffice(me, Problems())
    }

    /// Opens a lock again, with the reason kept.
    func reopen(_ me: OfficeMember) async throws -> Answer {
        let (year, entry) = (try await me.editionOfYear(), try me.path("entry", of: Entry.self))
        guard let kind = LockKind(rawValue: me.form["las"]), let person: ID<Person> = me.form.id("person") else { throw Halt.notFound }
        let (reason, now, by) = (me.form["skal"], me.now, me.person.id)
        var problems = Problems()
        problems.check(reason.isEmpty, "skal", "Skriv varför låset öppnas.")
        problems.check(reason.count > reopenCharactersMax, "skal", "Skriv högst \(reopenCharactersMax) tecken.")
        guard problems.isEmpty else { return try await showOffice(me, problems) }
        let least = year.edition.limits.examinersMin
        try await me.write("lock.reopened", about: entry.text, detail: "\(kind.rawValue) \(person)") { db in
            guard let judging = try JudgingSQL.find(entry, judgesMin: least, in: db), judging.assignment.edition == year.id
            else { throw Halt.notFound }
            try judging.gate.reopen(kind)
            // The jury has read it, and after the ceremony so has the unit.
            if kind == .final, year.phase(at: now) >= .decided {
                throw Refusal("Domarkommittén har haft sitt möte. Den slutliga bedömningen går inte att öppna längre.")
            }
            guard let owner = judging.lockOwner(kind, sheetOf: person) else { throw Refusal("Låset är redan öppet.") }
            guard try JudgingSQL.reopen(kind, entry, person: owner, reason: reason, by: by, at: now, in: db)
            else { throw Refusal("Låset är redan öppet.") }
        }
        return me.redirect(
            to: "/kansli/\(year.year)/deltagare/\(entry)/bedomning", receipt: "Låset är öppet.",
            "Skälet står i loggen. Be den det gäller att låsa igen.")
    }
}

private let reopenCharactersMax = 1_000

private struct OfficeCase: Sendable {
    let judging: Judging
    let judgedItems: Int
    let levels: [String: ItemLevel]
    let cross: [CrossCutting.Key: CrossJudged]
    let reopenings: [Reopening]
}

private func showOffice(_ me: OfficeMember, _ problems: Problems) async throws -> Answer {
    let (year, entry) = (try await me.editionOfYear(), try me.path("entry", of: Entry.self))
    let found = try await me.read { db -> OfficeCase? in
        guard let judging = try JudgingSQL.find(entry, judgesMin: year.edition.limits.examinersMin, in: db),
            judging.assignment.edition == year.id
        else { return nil }
        let isLocked = judging.consensusLock != nil
        return OfficeCase(
            judging: judging, judgedItems: try OverviewSQL.judges([year.id], entries: [entry], in: db)[entry]?.judgedItems ?? 0,
            levels: isLocked
                ? FinalLevels.of(
                    try ConsensusSQL.agreed(entry, in: db).mapValues(\.level), changed: try ConsensusSQL.changed(entry, in: db)) : [:],
            cross: isLocked ? try ConsensusSQL.cross(entry, in: db) : [:],
            reopenings: try JudgingSQL.reopenings(of: entry, in: db))
    }
    guard let found else { throw Halt.notFound }
    let (t, judging) = (me.t, found.judging)
    return me.page(
        Page(
            "Bedömning",
            crumbs: [
                .init(t("Kansliet \(plain: year.year)"), "/kansli/\(year.year)"),
                .init(t("Lag \(judging.assignment.teamNumber)"), "/kansli/\(year.year)/lag/\(judging.assignment.team)"),
                .init(judging.assignment.unitName),
            ]
        ) {
            h1(t("Bedömningen av \(judging.assignment.unitName)"))
            p { me.tag(judging.stage == .done ? .ok : .info, judging.stage.name) }
            problems.summary(t)
            if judging.gate.isShort {
                p(t("Laget är ofullständigt: \(judging.judgesMin) examinatorer behövs för konsensus."), .class("warning"))
            }
            me.facts([
                ("Bedömda frågor", t("\(found.judgedItems) av \(year.edition.items.count * judging.judges.count), alla examinatorer")),
                ("Platsbesök", judging.visit.map { t.moment($0.at) }),
                ("Besöket genomfört", judging.visit?.record.map { t.day($0.heldOn) }),
            ])
            if !found.levels.isEmpty { ProfileView(me, year.edition, found.levels, found.cross).html }
            locks(judging, problems, me)
            history(found.reopenings, t)
        }, status: problems.isEmpty ? 200 : 422)
}

private struct OpenLock {
    let kind: LockKind
    let person: ID<Person>
    let label: String
    let at: Instant
}

private func locks(_ judging: Judging, _ problems: Problems, _ me: OfficeMember) -> HTML {
    let t = me.t
    let sheets = judging.judges.compactMap { seat in
        judging.sheetLocks[seat.person].map {
            OpenLock(kind: .sheet, person: seat.person, label: t("Bedömning av \(seat.name)"), at: $0)
        }
    }
    let consensus = judging.consensusLock.map { OpenLock(kind: .consensus, person: $0.by, label: t("Konsensus"), at: $0.at) }
    let final = judging.finalLock.map { OpenLock(kind: .final, person: $0.by, label: t("Slutlig bedömning"), at: $0.at) }
    let all = [final, consensus].compactMap { $0 } + sheets
    return HTML {
        h2(t("Lås"))
        if all.isEmpty { p(t("Ingen har låst än."), .class("soft")) }
        ul { for lock in all { row(lock, judging, problems, me) } }
    }
}

private func row(_ lock: OpenLock, _ judging: Judging, _ problems: Problems, _ me: OfficeMember) -> HTML {
    let (t, assignment) = (me.t, judging.assignment)
    let isSent = me.form["las"] == lock.kind.rawValue && me.form["person"] == lock.person.text
    let name = "skal"
    return li {
        b(lock.label)
        " " + t("låst \(t.moment(lock.at))")
        if (try? judging.gate.reopen(lock.kind)) != nil {
            element(
                "details", isSent ? [.open] : [],
                summary(t("Öppna låset"))
                    + actForm(me, to: "/kansli/\(assignment.year)/deltagare/\(assignment.entry)/las-upp") {
                        hidden("las", lock.kind.rawValue)
                        hidden("person", lock.person.text)
                        p(.class("field")) {
                            label(.for("skal-\(lock.kind.rawValue)-\(lock.person)")) { t("Varför ska låset öppnas?") }
                            if isSent, let problem = problems.on(name) { span(t(problem), .class("error")) }
                            textarea(
                                .id("skal-\(lock.kind.rawValue)-\(lock.person)"), .name(name), .rows("2"),
                                .maxlength(String(reopenCharactersMax))
                            ) {
                                isSent ? me.form.raw(name) : ""
                            }
                        }
                        button(t("Öppna låset"), .class("btn danger"))
                    })
        }
    }
}

private func history(_ reopenings: [Reopening], _ t: Translator) -> HTML? {
    guard !reopenings.isEmpty else { return nil }
    return HTML {
        h2(t("Lås som har öppnats"))
        ul {
            for one in reopenings {
                li(t("\(one.kind.name) (\(one.name)), öppnad \(t.moment(one.at)) av \(one.by): \(one.reason)"))
            }
        }
    }
}

extension LockKind {
    var name: Phrase {
        switch self {
        case .sheet: "Egen bedömning"
        case .consensus: "Konsensus"
        case .final: "Slutlig bedömning"
        }
    }
}
