import Accounts
import Awards
import Base
import Editions
import Entries
import Site
import Store

/// The jury of a year, and of the closed year what it has decided.
struct AwardFill {
    let year: DemoYear
    let city: City
    let remarks: Remarks

    /// Seats the jury.
    func seat(_ diary: inout Diary, in db: any Connection) throws {
        let at = Stockholm.instant(year.calendar.published.adding(days: 14), TimeOfDay(9, 0)!)
        for (place, member) in city.jury.enumerated() {
            try RoleSQL.grant(
                .juror, to: member.id, edition: year.id.text, by: city.office[0].id, at: at, in: db)
            try JurySQL.save(member.id, edition: year.id, home: member.home, isChair: place == 0, in: db)
            diary.note(
                "role.granted", about: member.id.text, by: city.office[0].id, as: .office, detail: "juror",
                at: at)
        }
    }

    func decide(_ entrants: [Entrant], _ diary: inout Diary, in db: any Connection) throws {
        let recusals = try JurySQL.recusals(of: city.jury.map(\.id), edition: year.id, in: db)
        var citations = ["award", "honorary"].reduce(into: [:]) { lists, kind in
            lists[kind] = remarks.citations.filter { $0.award == kind }.map(\.text)
        }
        var chance = Chance("jury", String(describing: year.part))
        for (place, entrant) in entrants.filter(\.isHandedIn).enumerated() {
            let kind = Self.kind(entrant)
            let citation = kind.isHonour ? citations[kind.rawValue]?.removeFirst() ?? "" : ""
            let own = Self.out(entrant)
            let present = city.jury.map(\.id).filter { !(recusals[$0].map(own) ?? false) }
            let at = Stockholm.instant(year.calendar.juryMeets, TimeOfDay(9, 0)!).adding(minutes: 8 * place)
            for person in present {
                let vote = chance.comes(percent: 90) ? kind : AwardKind.none
                try VoteSQL.cast(vote, by: person, on: entrant.id, at: at.adding(minutes: -3), in: db)
            }
            try DecisionSQL.record(
                Decision(
                    entry: entrant.id, kind: kind, citation: citation, meeting: year.calendar.juryMeets,
                    paragraph: "§ \(place + 3)", present: Set(present), at: at, by: city.office[0].id), in: db
            )
            diary.note("jury.decided", about: entrant.id.text, by: city.office[0].id, as: .office, at: at)
        }
    }

    private static func kind(_ entrant: Entrant) -> AwardKind {
        Cast.winners.contains(entrant.unit.key)
            ? .award : Cast.honorary.contains(entrant.unit.key) ? .honorary : .none
    }

    /// Whether a member has to do with the entrant's unit or committee.
    private static func out(_ entrant: Entrant) -> (JuryRecusals) -> Bool {
        { $0.ground(entrant.id) != nil }
    }
}
