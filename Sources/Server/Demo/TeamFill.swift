import Accounts
import Base
import Editions
import Entries
import Examiners
import Organisations
import Site
import Store

/// A team of the demo city and what it judges.
struct DemoTeam: Sendable {
    let id: ID<Team>
    let number: Int
    /// The coordinator first.
    let members: [City.Somebody]
    var entrants: [Entrant] = []
}

/// Makes the examiners of a year, puts them in 27 teams and gives the teams their entries; nobody judges their own committee.
struct TeamFill {
    static let teams = 27
    private static let largeTeams = 11

    let year: DemoYear
    let city: City

    func write(_ entrants: [Entrant], _ diary: inout Diary, in db: any Connection) throws -> [DemoTeam] {
        let office = city.office[0]
        let joined = Stockholm.instant(year.calendar.teamsReady.adding(days: -3), TimeOfDay(13, 0)!)
        try appoint(&diary, in: db)
        var teams = try makeTeams(by: office.id, at: joined, in: db)
        let entries = entrants.filter(\.isHandedIn)
        try assign(entries, to: &teams, in: db)
        for team in teams {
            for entrant in team.entrants {
                let checked = joined.adding(minutes: 30)
                try FormalSQL.approve(entrant.id, at: checked, by: office.id, in: db)
                diary.note("entry.formally-approved", about: entrant.id.text, by: office.id, as: .office, at: checked)
                try TeamSQL.assign(
                    entrant.id, to: team.id, by: office.id, at: joined.adding(hours: 1), in: db)
                diary.note(
                    "team.entry.assigned", about: entrant.id.text, by: office.id, as: .office,
                    at: joined.adding(hours: 1))
            }
            let confirmed = Stockholm.instant(year.calendar.teamsReady, TimeOfDay(9, 0)!).adding(
                minutes: team.number)
            try TeamSQL.confirm(team.id, by: office.id, at: confirmed, in: db)
            diary.note("team.confirmed", about: team.id.text, by: office.id, as: .office, at: confirmed)
        }
        return teams
    }

    private func appoint(_ diary: inout Diary, in db: any Connection) throws {
        let at = Stockholm.instant(year.calendar.published.adding(days: 21), TimeOfDay(9, 30)!)
        for examiner in city.examiners {
            try RoleSQL.grant(
                .examiner, to: examiner.id, edition: year.id.text, by: city.office[0].id, at: at, in: db)
            try ExaminerSQL.save(
                examiner.id, edition: year.id, home: examiner.home, competence: examiner.competence, in: db)
            diary.note(
                "role.granted", about: examiner.id.text, by: city.office[0].id, as: .office,
                detail: "examiner", at: at)
        }
    }

    /// The two of the sign-in cards sit where their stories want them: one leads team 1, the other is in team 2.
    private func makeTeams(by office: ID<Person>, at: Instant, in db: any Connection) throws -> [DemoTeam] {
        var chance = Chance("teams", String(describing: year.part))
        var free = city.examiners.filter { $0.key != Cast.coordinator && $0.key != Cast.examiner }.shuffled(
            using: &chance)
        return try (1...Self.teams).map { number in
            var members = Array(free.prefix(number <= Self.largeTeams ? 4 : 3))
            if number == 1, let leader = city.examiners.first(where: { $0.key == Cast.coordinator }) {
                members[0] = leader
            }
            if number == 2, let judge = city.examiners.first(where: { $0.key == Cast.examiner }) {
                members[1] = judge
            }
            let taken = Set(members.map(\.key))
            free.removeAll { taken.contains($0.key) }
            let id = try TeamSQL.create(edition: year.id, at: at, in: db)
            for (place, member) in members.enumerated() {
                try TeamSQL.add(member.id, to: id, asCoordinator: place == 0, by: office, at: at, in: db)
            }
            return DemoTeam(id: id, number: number, members: members)
        }
    }

    /// Each entry goes to the team that has least to do of those without conflict.
    private func assign(_ entrants: [Entrant], to teams: inout [DemoTeam], in db: any Connection) throws {
        let people = teams.flatMap(\.members).map(\.id)
        let book = try ConflictSQL.book(people, edition: year.id, in: db)
        for entrant in entrants {
            let able = teams.indices.filter { place in
                teams[place].members.allSatisfy { book.bars($0.id, entrant.id).isEmpty }
            }
            guard let place = able.min(by: { teams[$0].entrants.count < teams[$1].entrants.count }) else {
                throw DemoFault("people.csv")
            }
            teams[place].entrants.append(entrant)
        }
    }
}
