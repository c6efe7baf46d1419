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
                // A few still wait for their meeting.
                if !isCast, place.isMultiple(of: 14) { continue }
                var chance = Chance("feedback", entrant.id.text)
                let day = chance.day(year.calendar.feedbackFrom, year.calendar.feedbackFrom.adding(days: 40))
                let at = Stockholm.instant(day, TimeOfDay(15, 40)!)
                try meet(entrant, team, day, at: at, &chance, &diary, in: db)
                if isCast || chance.comes(percent: 40) {
                    try plan(entrant, at: at.adding(hours: 24 * 7), &chance, &diary, in: db)
                }
            }
        }
    }

    /// The meeting, and the report that opens with it.
    private func meet(
        _ entrant: Entrant, _ team: DemoTeam, _ day: Day, at: Instant, _ chance: inout Chance,
        _ diary: inout Diary,
        in db: any Connection
    ) throws {
        let by = team.members[0].id
        let meeting = FeedbackMeeting(
            heldOn: day, mode: chance.comes(percent: 50) ? .onsite : .digital,
            present:
                "\(entrant.unit.head.name), \(entrant.unit.contact.name) och \(chance.number(2...9)) medarbetare",
            at: at)
        let summary = chance.some(4, of: remarks.feedback).map(\.text).joined(separator: "\n\n")
        _ = try FeedbackSQL.record(meeting, summary: summary, entrant.id, by: by, in: db)
        diary.note("feedback.meeting.recorded", about: entrant.id.text, by: by, as: .examiner, at: at)
    }

    private func plan(
        _ entrant: Entrant, at: Instant, _ chance: inout Chance, _ diary: inout Diary, in db: any Connection
    ) throws {
        let head = entrant.unit.head.id
        for (place, remark) in chance.some(chance.number(2...4), of: remarks.actions).enumerated() {
            let made = at.adding(minutes: 4 * place)
            let day = Stockholm.local(made).day
            let result = remark.result.map { "\nVi vet att vi är klara när: \($0)" } ?? ""
            let action = Action(
                id: chance.id(at: made), entry: entrant.id, item: remark.items.sorted().first,
                text: remark.text + result,
                owner: chance.one(of: entrant.unit.writers).name,
                due: day.adding(days: 30 * (remark.months ?? 6)))
            try ActionSQL.add(action, by: head, at: made, in: db)
            diary.note("action.added", about: entrant.id.text, by: head, as: .unitHead, at: made)
            guard place == 0 else { continue }
            let done = chance.moment(chance.day(day.adding(days: 40), day.adding(days: 100)))
            try db.run("UPDATE action SET done_at = \(done), done_by = \(head) WHERE id = \(action.id)")
            diary.note("action.done", about: entrant.id.text, by: head, as: .unitHead, at: done)
        }
    }
}
