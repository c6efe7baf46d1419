package import Base
import Editions
package import Organisations
import Site
package import Store

/// What units have said about themselves, and what the office has set aside.
package enum EligibilitySQL {
    /// The facts of the last check, without earlier awards, which are always read anew.
    static func facts(_ entry: ID<Entry>, in db: any Connection) throws -> EligibilityFacts? {
        try db.first(
            """
            SELECT manager, plan, staff, city_places, all_places, last_result_tkr, forecast_tkr
            FROM eligibility_check WHERE entry = \(entry) ORDER BY at DESC, id DESC LIMIT 1
            """
        ) { row in
            let (city, all): (Int?, Int?) = (try row[3], try row[4])
            return EligibilityFacts(
                hasManager: try row[0], hasPlan: try row[1], staff: try row[2],
                share: city.flatMap { city in all.map { .init(city: city, all: $0) } },
                lastResult: try row[5], forecast: try row[6])
        }
    }

    /// Keeps a check with its verdict; the ones before stay.
    static func record(
        _ facts: EligibilityFacts, _ eligibility: Eligibility, of entry: ID<Entry>, at now: Instant, by person: ID<Person>,
        in db: any Connection
    ) throws {
        try db.run(
            """
            INSERT INTO eligibility_check (id, entry, manager, plan, staff, city_places, all_places, last_result_tkr,
                forecast_tkr, verdict, failed, at, by)
            VALUES (\(ID<EligibilityFacts>(at: now)), \(entry), \(facts.hasManager), \(facts.hasPlan), \(facts.staff),
                \(facts.share?.city), \(facts.share?.all), \(facts.lastResult), \(facts.forecast), \(eligibility.total),
                \(Eligibility.Rule.text(eligibility.failed)), \(now), \(person))
            """)
    }

    /// The rules that the office has set aside for the entry.
    static func excepted(_ entry: ID<Entry>, in db: any Connection) throws -> Set<Eligibility.Rule> {
        Set(try db.column("SELECT rule FROM eligibility_override WHERE entry = \(entry)", as: Eligibility.Rule.self))
    }

    /// The same with the reasons, for the unit to read.
    static func exceptions(_ entry: ID<Entry>, in db: any Connection) throws -> [(rule: Eligibility.Rule, reason: String)] {
        try db.rows("SELECT rule, reason FROM eligibility_override WHERE entry = \(entry) ORDER BY at, id") {
            (rule: try $0[0], reason: try $0[1])
        }
    }

    /// Sets a rule aside for one entry, with the reason.
    static func except(
        _ rule: Eligibility.Rule, _ entry: ID<Entry>, reason: String, at now: Instant, by person: ID<Person>,
        in db: any Connection
    ) throws {
        try db.run(
            """
            INSERT INTO eligibility_override (id, entry, rule, reason, at, by)
            VALUES (\(ID<Eligibility>(at: now)), \(entry), \(rule), \(reason), \(now), \(person))
            """)
    }

    /// Awards from before this installation, of any of the units.
    static func earlierAwards(of units: [ID<Organisation>], in db: any Connection) throws -> [EarlierAward] {
        try db.rows("SELECT programme || '/' || year, kind FROM earlier_award WHERE unit IN \(units) ORDER BY year, programme") {
            EarlierAward(year: try $0[0], kind: try $0[1])
        }
    }

    /// An award from before this installation; the same one is there once.
    package static func recordEarlier(_ award: EarlierAward, of unit: ID<Organisation>, in db: any Connection) throws {
        try db.run(
            """
            INSERT INTO earlier_award (unit, programme, year, kind)
            VALUES (\(unit), \(award.year.programme), \(award.year.number), \(award.kind))
            ON CONFLICT (unit, programme, year, kind) DO NOTHING
            """)
    }

    /// Takes away an award that was entered; false when it is not there.
    static func removeEarlier(_ award: EarlierAward, of unit: ID<Organisation>, in db: any Connection) throws -> Bool {
        try db.run(
            """
            DELETE FROM earlier_award WHERE unit = \(unit) AND programme = \(award.year.programme)
                AND year = \(award.year.number) AND kind = \(award.kind)
            """) == 1
    }
}
