import Assessment
import Base
import Editions
import Entries
import Examiners
import Site
import Store

/// How the teams of a year have judged: everything of the closed year, all stages side by side of the one being assessed.
struct AssessmentFill {
    /// How far the judging of one entry has come.
    enum Progress: Int, CaseIterable { case reading, someLocked, agreeing, agreed, booked, visited, done }

    /// The numbers of the team where somebody has a conflict, and of the one that has lost a member.
    private static let conflictTeam = 5
    private static let conflictPlace = 2
    private static let shortTeam = 20

    let year: DemoYear
    let remarks: Remarks
    let today: Day

    func write(_ teams: [DemoTeam], _ diary: inout Diary, in db: any Connection) throws {
        var rows = ManyRows(
            "INSERT INTO sheet_item (entry, person, item, level, unable, saved_at, strengths, areas, questions) VALUES"
        )
        for team in teams {
            for (place, entrant) in team.entrants.enumerated() {
                let work = SheetFill(entrant: entrant, team: team, remarks: remarks, db: db)
                try judge(work, progress(team, place), &rows, &diary)
            }
        }
        try rows.finish(in: db)
        if year.part == .assessed { try disturb(teams, &diary, in: db) }
    }

    private func progress(_ team: DemoTeam, _ place: Int) -> Progress {
        if year.part == .closed { return .done }
        switch team.number {
        case 1: return .agreeing
        case 2: return .someLocked
        case Self.conflictTeam, Self.shortTeam: return .reading
        default: return Progress(rawValue: (team.number * 3 + place * 2) % Progress.allCases.count)!
        }
    }

    /// One examiner has a conflict, and one team has lost a member.
    private func disturb(_ teams: [DemoTeam], _ diary: inout Diary, in db: any Connection) throws {
        let start = year.calendar.teamsReady
        let (first, second) = (teams[Self.conflictTeam - 1], teams[Self.shortTeam - 1])
        let member = first.members[Self.conflictPlace]
        if let entrant = first.entrants.first {
            let at = Stockholm.instant(start.adding(days: 4), TimeOfDay(14, 5)!)
            try SeatSQL.declare(
                member.id, entrant.id, reason: "Min syster är chef för verksamheten.", at: at, in: db)
            diary.note("conflict.declared", about: entrant.id.text, by: member.id, as: .examiner, at: at)
        }
        let at = Stockholm.instant(start.adding(days: 40), TimeOfDay(11, 30)!)
        try TeamSQL.remove(
            second.members[2].id, from: second.id, reason: "Har bytt arbete och lämnar uppdraget.", at: at,
            in: db)
        diary.note(
            "team.member.removed", about: second.id.text, by: second.members[2].id, as: .office, at: at)
    }

    // MARK: One entry

    private func judge(
        _ work: SheetFill, _ progress: Progress, _ rows: inout ManyRows, _ diary: inout Diary
    ) throws {
        var chance = Chance("progress", work.entrant.id.text)
        var levels: [[String: Int]] = []
        for (place, member) in work.team.members.enumerated() where !isOut(place, of: work) {
            try SeatSQL.promise(
                member.id, work.entrant.id, at: chance.moment(work.day(1, 3, &chance)), in: work.db)
            levels.append(try work.write(member, count: count(progress, member, place), &rows))
            guard progress.rawValue >= Progress.agreeing.rawValue || progress == .someLocked && place == 0
            else { continue }
            let at = chance.moment(work.day(50, 57, &chance))
            try JudgingSQL.lockSheet(of: member.id, work.entrant.id, at: at, in: work.db)
            diary.note("sheet.locked", about: work.entrant.id.text, by: member.id, as: .examiner, at: at)
        }
        guard progress.rawValue >= Progress.agreeing.rawValue else { return }
        // A sheet locked by its examiner is stored before the consensus that rests on it.
        try rows.finish(in: work.db)
        try ConsensusFill(work: work, levels: levels, today: today).write(progress, &diary)
    }

    /// Whether the member is the one who has declared a conflict, and so never reads the entry.
    private func isOut(_ place: Int, of work: SheetFill) -> Bool {
        year.part == .assessed && work.team.number == Self.conflictTeam && place == Self.conflictPlace
            && work.entrant.id == work.team.entrants.first?.id
    }

    private func count(_ progress: Progress, _ member: City.Somebody, _ place: Int) -> Int {
        switch progress {
        case .reading: place * 4
        case .someLocked where member.key == Cast.examiner: 11
        case .someLocked where place > 0: 25 - place * 5
        default: 25
        }
    }
}
