import Base
import Editions
import Entries
import Examiners
import HTML
import Site
import Store

extension Assessment {
    /// All questions of an entry with what oneself has judged. Who has not said whether they are in conflict is asked first.
    func sheetPage(_ me: TeamExaminer) async throws -> Answer {
        guard me.seat.mayRead else { return .redirect("/granskning/\(me.entry)/jav") }
        let (seat, person) = (me.seat, me.person.id)
        let (bench, judged) = try await me.read { db in
            (try Bench(seat, in: db), try SheetSQL.judgements(of: person, at: seat.assignment.entry, in: db))
        }
        let t = me.t
        return me.page(
            Page("Läs och bedöm", crumbs: bench.crumbs(t), thread: bench.thread(me)) {
                h1(bench.unitName)
                p(lead(bench, judged, person, t), .class("lead"))
                nextButton(bench, judged, me)
                for section in bench.edition.sections {
                    h2(section.name(me.language))
                    contents(section, bench, judged, me)
                }
                conflictLink(bench.entry, me)
            })
    }

    /// What is missing, before the lock that cannot be undone.
    func lockPage(_ me: ImpartialExaminer) async throws -> Answer {
        let (seat, person) = (me.seat, me.person.id)
        let (bench, sheet) = try await me.read { db in
            (try Bench(seat, in: db), try SheetSQL.find(person, at: seat.assignment.entry, in: db))
        }
        if sheet.isLocked { return .redirect(bench.path) }
        let (t, items) = (me.t, bench.edition.items)
        let missing = sheet.missing(of: items.map(\.id))
        let thin = items.filter { item in sheet.items[item.id].map { Notes($0.strengths).isEmpty || Notes($0.areas).isEmpty } ?? false }
        return me.page(
            Page("Lås din bedömning", crumbs: bench.crumbs(t, .init(t("Lås din bedömning"))), thread: bench.thread(me)) {
                h1(t("Lås din bedömning"))
                p(t("När du har låst kan du inte ändra din bedömning. Därefter ser du de andras låsta bedömningar."), .class("lead"))
                verdict(
                    missing.isEmpty, "Alla frågor har en nivå", "Frågor utan nivå: \(missing.count)",
                    items.filter { missing.contains($0.id) }, bench, me)
                verdict(
                    thin.isEmpty, "Alla bedömda frågor har styrkor och utvecklingsområden",
                    "Frågor utan styrka eller utvecklingsområde: \(thin.count). Det hindrar inte låsningen.", thin, bench, me)
                if missing.isEmpty { actButton(me, "Lås bedömningen", to: bench.path + "/las") }
                conflictLink(bench.entry, me)
            })
    }

    /// Locks one's own sheet for good.
    func lockSheet(_ me: ImpartialExaminer) async throws -> Answer {
        let (seat, person, now) = (me.seat, me.person.id, me.now)
        let left = try await me.write(
            "sheet.locked", about: seat.assignment.entry.text, seal: Seal(Self.sheetSeal, "\(seat.assignment.entry) \(person)")
        ) { db -> Int in
            let bench = try Bench(seat, in: db)
            let sheet = try SheetSQL.find(person, at: bench.entry, in: db)
            try bench.gate.writeSheet(isLocked: sheet.isLocked)
            let missing = sheet.missing(of: bench.edition.items.map(\.id))
            if let first = missing.first { throw Refusal("Fråga \(first) har ingen nivå. Sätt en nivå, eller välj Kan inte bedöma.") }
            try JudgingSQL.lockSheet(of: person, bench.entry, at: now, in: db)
            return bench.judging.judges.count - bench.judging.blindness.locked.union([person]).count
        }
        return me.redirect(
            to: "/granskning/\(me.entry)/konsensus", receipt: "Din bedömning är låst.",
            left <= 0 ? "Alla i laget har låst. Konsensus kan börja." : "\(left) i laget har inte låst än.")
    }
}

private func lead(_ bench: Bench, _ judged: [String: SheetItem.Judgement], _ person: ID<Person>, _ t: Translator) -> String {
    let (count, all) = (judged.values.count { $0 != .notYet }, bench.edition.items.count)
    guard bench.judging.sheetLocks[person] != nil else {
        return t("\(count) av \(all) frågor bedömda. Bara du ser din bedömning tills du har låst den.")
    }
    return t("\(count) av \(all) frågor bedömda. Din bedömning är låst, och den som också har låst kan läsa den.")
}

private func nextButton(_ bench: Bench, _ judged: [String: SheetItem.Judgement], _ me: TeamExaminer) -> HTML {
    let t = me.t
    if let at = bench.judging.sheetLocks[me.person.id] {
        return div(.class("actions")) {
            me.tag(.ok, text: t("Låst \(t.moment(at))"))
            a(t("Till konsensus"), .href(bench.path + "/konsensus"), .class("btn"))
            readWhole(bench.entry, me)
        }
    }
    let next = bench.edition.items.first { judged[$0.id] ?? .notYet == .notYet }
    // The whole is read before the first question is judged.
    let isBegun = judged.values.contains { $0 != .notYet }
    return div(.class("actions")) {
        if !isBegun { readWhole(bench.entry, me, isMain: true) }
        if let next {
            a(t("Bedöm fråga \(next.id)"), .href(bench.path + "/bedoma/\(next.id)"), .class(isBegun ? "btn" : "btn quiet"))
            a(t("Kontrollera och lås"), .href(bench.path + "/las"), .class("btn quiet"))
        } else {
            a(t("Kontrollera och lås"), .href(bench.path + "/las"), .class("btn"))
        }
        if isBegun { readWhole(bench.entry, me) }
    }
}

private func contents(_ section: Section, _ bench: Bench, _ judged: [String: SheetItem.Judgement], _ me: TeamExaminer) -> HTML {
    ol(.class("toc")) {
        for item in section.items {
            li {
                a(item.listName(me.language), .href(bench.path + "/bedoma/\(item.id)"))
                tag(judged[item.id] ?? .notYet, me)
            }
        }
    }
}

private func tag(_ judgement: SheetItem.Judgement, _ me: some Guard) -> HTML {
    switch judgement {
    case .level(let level): me.tag(.ok, "Nivå \(level)")
    case .unable: me.tag(.info, "Kan inte bedöma")
    case .notYet: me.tag(.wait, "Ingen nivå")
    }
}

private func verdict(
    _ isGood: Bool, _ good: Phrase, _ bad: Phrase, _ items: [AnswerItem], _ bench: Bench, _ me: some Guard
) -> HTML {
    ul(.class("verdict")) {
        li(.class(isGood ? "ok" : "wait")) {
            b(me.t(isGood ? good : bad))
            me.tag(isGood ? .ok : .wait, isGood ? "Klart" : "Kvar")
            if !isGood {
                ul(.class("toc")) {
                    for item in items { li { a(item.listName(me.language), .href(bench.path + "/bedoma/\(item.id)")) } }
                }
            }
        }
    }
}
