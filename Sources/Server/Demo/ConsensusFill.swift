import Assessment
import Base
import Editions
import Entries
import Site
import Store

/// What a team has agreed on about one entry, its visit, and its final levels.
struct ConsensusFill {
    let work: SheetFill
    /// By item, one for each member.
    let levels: [[String: Int]]
    let today: Day

    private var entry: ID<Entry> { work.entrant.id }
    private var leader: ID<Person> { work.team.members[0].id }
    private var db: any Connection { work.db }

    func write(_ progress: AssessmentFill.Progress, _ diary: inout Diary) throws {
        var chance = Chance("consensus", entry.text)
        let isAgreed = progress.rawValue >= AssessmentFill.Progress.agreed.rawValue
        let at = chance.moment(work.day(62, 70, &chance))
        try agree(
            isAgreed ? work.entrant.year.items : Array(work.entrant.year.items.prefix(9)), at: at, &chance)
        guard isAgreed else { return }
        try judgeWhole(at: at, &chance)
        try JudgingSQL.lockConsensus(entry, by: leader, at: at.adding(hours: 1), in: db)
        diary.note("consensus.locked", about: entry.text, by: leader, as: .examiner, at: at.adding(hours: 1))
        guard progress.rawValue >= AssessmentFill.Progress.booked.rawValue else { return }
        try visit(isHeld: progress != .booked, bookedAt: at.adding(hours: 23), &chance, &diary)
        guard progress == .done else { return }
        try finish(&chance, &diary)
    }

    private func agree(_ items: [String], at: Instant, _ chance: inout Chance) throws {
        for item in items {
            let spread = Spread(levels.compactMap { $0[item] })
            guard let level = spread.median else { continue }
            let remarks = work.remarks
            func one(_ list: [Remarks.Remark]) -> String {
                let suiting = Remarks.suiting(item, list)
                return suiting.isEmpty ? "" : chance.one(of: suiting).text
            }
            let motivation =
                spread.needsMotivation || chance.comes(percent: 30) ? one(remarks.motivations) : ""
            try ConsensusSQL.save(
                Agreed(
                    level: level, strengths: one(remarks.strengths), areas: one(remarks.improvements),
                    motivation: motivation),
                item, entry, by: leader, at: at, in: db)
        }
    }

    private func judgeWhole(at: Instant, _ chance: inout Chance) throws {
        for key in work.entrant.year.edition.rubric.crossCutting.map(\.key) {
            let isExample = key == .spread && Cast.honorary.contains(work.entrant.unit.key)
            let halves =
                isExample ? 9 : min(10, max(0, Int(work.entrant.quality * 2) + chance.number(-1...1)))
            let judged = CrossJudged(
                level: ItemLevel(halves: halves)!, reason: chance.one(of: Self.reasons(key)))
            try ConsensusSQL.save(judged, key, entry, by: leader, at: at, in: db)
        }
    }

    private static func reasons(_ key: CrossCutting.Key) -> [String] {
        switch key {
        case .thread:
            [
                "Tråden går att följa från behov till mål och resultat. Steget från analys till nästa års mål är kortast beskrivet.",
                "Målen hänger ihop med arbetssätten i nästan alla svar, och samma mått återkommer från början till slut.",
                "Sambandet är tydligt för två av målen. Det tredje nämns i planen men inte i resultaten.",
            ]
        case .benefit:
            [
                "Förändringen för målgruppen är visad i siffror över tre år och bekräftad av deras egna ord.",
                "Nyttan är trolig och väl beskriven, men bara en del av den är uppmätt.",
                "Det är tydligt vad målgruppen har fått. Hur många det gäller framgår av två av exemplen.",
            ]
        case .spread:
            [
                "Arbetssättet är enkelt beskrivet och går att införa hos andra utan stora kostnader.",
                "Exemplet är gott, men bygger på förutsättningar som få andra har.",
                "Andra har redan hämtat arbetssättet hit, vilket visar att det går att ta efter.",
            ]
        }
    }

    // MARK: The visit and what it changed

    private func visit(isHeld: Bool, bookedAt: Instant, _ chance: inout Chance, _ diary: inout Diary) throws {
        let day =
            isHeld ? work.day(74, 83, &chance) : chance.day(today.adding(days: 3), today.adding(days: 14))
        let start = Stockholm.instant(day, TimeOfDay(chance.number(9...13), 0)!)
        let isDigital = chance.comes(percent: 20)
        let place =
            isDigital
            ? "Videomöte, länken kommer dagen före" : "Exempelgatan \(chance.number(1...80)), besöksentrén"
        try db.run(
            """
            INSERT INTO visit (entry, mode, at, place, booked_at, booked_by)
            VALUES (\(entry), \(isDigital ? Visit.Mode.digital.rawValue : Visit.Mode.onsite.rawValue), \(start), \(place),
                \(bookedAt), \(leader))
            """)
        diary.note("visit.booked", about: entry.text, by: leader, as: .examiner, at: bookedAt)
        guard isHeld else { return }
        let notes = chance.some(3, of: work.remarks.questions).map {
            "Fråga: \($0.text)\nSvar: \(chance.one(of: Self.answers))"
        }
        let present = "\(work.entrant.unit.head.name), \(work.entrant.unit.contact.name) och sex medarbetare"
        try db.run(
            """
            INSERT INTO visit_record (entry, held_on, present, notes, at, by)
            VALUES (\(entry), \(day), \(present), \(notes.joined(separator: "\n\n")), \(start.adding(hours: 5)), \(leader))
            """)
        diary.note("visit.recorded", about: entry.text, by: leader, as: .examiner, at: start.adding(hours: 5))
    }

    private static let answers = [
        "Medarbetarna beskrev samma arbetssätt som bidraget och visade underlagen.",
        "Exemplet var nytt för oss och starkare än det som står i texten.",
        "Här var svaren olika i olika arbetslag. Arbetssättet är på väg men används inte av alla.",
        "Vi fick se planen och de två senaste uppföljningarna. De stämmer med bidraget.",
    ]

    private func finish(_ chance: inout Chance, _ diary: inout Diary) throws {
        let at = chance.moment(work.day(85, 87, &chance))
        let agreed = try ConsensusSQL.agreed(entry, in: db)
        for item in chance.some(chance.number(0...2), of: work.entrant.year.items) {
            guard let halves = agreed[item]?.level.halves,
                let level = ItemLevel(halves: halves + (halves < 9 ? 1 : -1))
            else { continue }
            let changed = ChangedLevel(
                level: level,
                evidence: "Vid besöket visade medarbetarna hur arbetssättet används och följs upp.")
            try ConsensusSQL.save(changed, item, entry, by: leader, at: at, in: db)
        }
        try JudgingSQL.lockFinal(entry, by: leader, at: at, in: db)
        diary.note("final.locked", about: entry.text, by: leader, as: .examiner, at: at)
    }
}
