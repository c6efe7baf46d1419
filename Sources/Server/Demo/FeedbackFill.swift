import Base
import Editions
import Entries
import Feedback
import Site
import Store

/// After the ceremony of the closed year: meetings, reports and some plans of the units (R100–R102).
struct FeedbackFill {
    let year: DemoYear
    let remarks: Remarks

    func write(_ teams: [DemoTeam], _ diary: inout Diary, in db: any Connection) throws {
        var place = 0
        for team in teams {
            for entrant in team.entrants {
                place += 1
                let isCast = Cast.winners.contains(entrant.unit.key) || entrant.unit.key == Cast.writing
                // A few still wait for their meeting, and a few more for the report.
                if !isCast, place.isMultiple(of: 14) { continue }
                var chance = Chance("feedback", entrant.id.text)
                let day = chance.day(year.calendar.feedbackFrom, year.calendar.feedbackFrom.adding(days: 40))
                try meet(entrant, team, day, &chance, &diary, in: db)
                if !isCast, place.isMultiple(of: 9) { continue }
                let reported = Stockholm.instant(day.adding(days: chance.number(3...12)), TimeOfDay(15, 10)!)
                try report(entrant, team, at: reported, &chance, &diary, in: db)
                if isCast || chance.comes(percent: 40) { try plan(entrant, at: reported.adding(hours: 60), &chance, &diary, in: db) }
            }
        }
    }

    private func meet(
        _ entrant: Entrant, _ team: DemoTeam, _ day: Day, _ chance: inout Chance, _ diary: inout Diary, in db: any Connection
    ) throws {
        let (at, by) = (Stockholm.instant(day, TimeOfDay(15, 40)!), team.members[0].id)
        let present = "\(entrant.unit.head.name), \(entrant.unit.contact.name), \(chance.number(2...9)) medarbetare"
        try db.run(
            """
            INSERT INTO feedback_meeting (entry, held_on, mode, present, at, by)
            VALUES (\(entrant.id), \(day), \(chance.comes(percent: 50) ? "onsite" : "digital"), \(present), \(at), \(by))
            """)
        diary.note("feedback.held", about: entrant.id.text, by: by, as: .examiner, at: at)
    }

    private func report(
        _ entrant: Entrant, _ team: DemoTeam, at: Instant, _ chance: inout Chance, _ diary: inout Diary, in db: any Connection
    ) throws {
        let by = team.members[0].id
        let summary = chance.some(4, of: remarks.feedback).map(\.text).joined(separator: "\n\n")
        try db.run(
            "INSERT INTO report (entry, summary, at, by) VALUES (\(entrant.id), \(summary), \(at), \(by))")
        diary.note("report.sent", about: entrant.id.text, by: by, as: .examiner, at: at)
    }

    private func plan(
        _ entrant: Entrant, at: Instant, _ chance: inout Chance, _ diary: inout Diary, in db: any Connection
    ) throws {
        let unit = entrant.unit
        for (place, action) in chance.some(chance.number(2...4), of: remarks.actions).enumerated() {
            let made = at.adding(minutes: 4 * place)
            let due = Stockholm.local(made).day.adding(days: 30 * (action.months ?? 6))
            let madeDay = Stockholm.local(made).day
            let done: Instant? = place == 0 ? chance.moment(chance.day(madeDay.adding(days: 40), madeDay.adding(days: 100))) : nil
            let item = action.items.sorted().first
            let text = [action.text, action.result.map { "Vi vet att vi är klara när: \($0)" }].compactMap { $0 }.joined(separator: "\n")
            try db.run(
                """
                INSERT INTO action (id, entry, item, text, owner, due, created_at, created_by, done_at, done_by)
                VALUES (\(chance.id(at: made) as ID<DemoTeam>), \(entrant.id), \(item), \(text), \(chance.one(of: unit.writers).name),
                    \(due), \(made), \(unit.head.id), \(done), \(done == nil ? nil : unit.head.id))
                """)
            diary.note("action.added", about: entrant.id.text, by: unit.head.id, as: .unitHead, at: made)
        }
    }
}
