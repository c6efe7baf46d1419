import Base
import Editions
import Entries
import Organisations
import Store

/// What the guards of an award need to know, for one entry or for all of a year: four queries, however many entries.
enum FactsSQL {
    /// By entry; whether it is assessed is for the caller to add.
    static func all(_ edition: StoredEdition, _ headers: [EntryHeader], in db: any Connection) throws -> [ID<Entry>: AwardFacts] {
        let ids = headers.map(\.id)
        let results = try EconomySQL.stated(ids, in: db)
        let excepted = try excepted(ids, in: db)
        let awards = try earlierAwards(ids, before: edition.year, in: db)
        return Dictionary(
            uniqueKeysWithValues: headers.map { header in
                let id = header.id
                return (
                    id,
                    AwardFacts(
                        wait: wait(awards[id] ?? [], edition), lastResult: results[id]?.last, forecast: results[id]?.forecast,
                        hasMinutes: !header.flags.lacksMinutes, excepted: excepted[id] ?? [], stated: results[id])
                )
            })
    }

    private static func wait(_ awards: [EarlierAward], _ edition: StoredEdition) -> AwardFacts.Wait? {
        let rules = edition.edition.eligibility
        guard let award = WaitingPeriod.stopping(in: edition.year, awards, rules),
            let first = WaitingPeriod.firstYear(after: [award], rules)
        else { return nil }
        return AwardFacts.Wait(awardYear: award.year.number, firstYear: first)
    }

    private static func excepted(_ entries: [ID<Entry>], in db: any Connection) throws -> [ID<Entry>: Set<AwardFacts.Rule>] {
        let rows = try db.rows("SELECT entry, rule FROM eligibility_override WHERE entry IN \(entries)") {
            (entry: try $0[0] as ID<Entry>, rule: try $0[1] as Eligibility.Rule)
        }
        return Dictionary(grouping: rows, by: \.entry)
            .mapValues { Set($0.compactMap { AwardFacts.Rule(rawValue: $0.rule.rawValue) }) }
    }

    /// Awards of the unit and of all that it has grown out of (R25), in this programme and in years before this one.
    private static func earlierAwards(
        _ entries: [ID<Entry>], before year: AwardYear, in db: any Connection
    ) throws -> [ID<Entry>: [EarlierAward]] {
        let rows = try db.rows(
            """
            WITH RECURSIVE line (entry, unit) AS (
                SELECT entry.id, entry.unit FROM entry WHERE entry.id IN \(entries)
                UNION
                SELECT line.entry, succession.predecessor FROM line
                    JOIN succession ON succession.successor = line.unit
            )
            SELECT line.entry, award.programme || '/' || award.year, award.kind FROM line JOIN (
                SELECT unit, programme, year, kind FROM earlier_award
                UNION
                SELECT entry.unit, edition.programme, edition.year, decision.kind FROM decision JOIN entry ON entry.id = decision.entry
                    JOIN edition ON edition.id = entry.edition WHERE decision.kind <> 'none'
            ) AS award ON award.unit = line.unit
            WHERE award.programme = \(year.programme) AND award.year < \(year.number)
            """
        ) { (entry: try $0[0] as ID<Entry>, award: EarlierAward(year: try $0[1], kind: try $0[2])) }
        return Dictionary(grouping: rows, by: \.entry).mapValues { $0.map(\.award) }
    }
}
