import Assessment
import Base
import Editions
import Entries
import Examiners
import Site
import Store

/// The sheets of a team about one entry: levels drawn around how good the entry is, with remarks that suit each question.
struct SheetFill {
    let entrant: Entrant
    let team: DemoTeam
    let remarks: Remarks
    let db: any Connection

    /// The day counted from the one when the teams are ready; nobody works in a weekend.
    func day(_ first: Int, _ last: Int, _ chance: inout Chance) -> Day {
        let start = entrant.year.calendar.teamsReady
        return chance.day(start.adding(days: first), start.adding(days: last))
    }

    /// Writes one examiner's judgement of the first `count` items; answers their levels by item.
    func write(_ examiner: City.Somebody, count: Int, _ rows: inout ManyRows) throws -> [String: Int] {
        var chance = Chance("sheet", entrant.id.text, examiner.key)
        let bias = Double(chance.number(-35...35)) / 100
        var levels: [String: Int] = [:]
        for item in entrant.year.items.prefix(count) {
            let level = level(of: item, bias, &chance)
            let at = chance.moment(day(5, 48, &chance))
            try rows.add(
                """
                (\(entrant.id), \(examiner.id), \(item), \(level), 0, \(at), \
                \(lines(remarks.strengths, item, level > 3 ? 2 : 1, &chance)), \
                \(lines(remarks.improvements, item, level < 3 ? 2 : 1, &chance)), \
                \(chance.comes(percent: 40) ? lines(remarks.questions, item, 1, &chance) : ""))
                """, in: db)
            levels[item] = level
        }
        return levels
    }

    private func level(of item: String, _ bias: Double, _ chance: inout Chance) -> Int {
        var common = Chance("item", entrant.id.text, item)
        let drawn =
            entrant.quality + Double(common.number(-70...70)) / 100 + bias + Double(chance.number(-60...60))
            / 100
        return min(5, max(0, Int(drawn.rounded())))
    }

    private func lines(_ remarks: [Remarks.Remark], _ item: String, _ count: Int, _ chance: inout Chance)
        -> String
    {
        chance.some(count, of: Remarks.suiting(item, remarks)).map(\.text).joined(separator: "\n")
    }
}
