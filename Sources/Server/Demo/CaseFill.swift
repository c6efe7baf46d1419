import Base
import Editions
import Entries
import Organisations
import Site
import Store

/// The committees' and boards' cases about the units of a year that is over or being assessed (R70–R73).
struct CaseFill {
    let year: DemoYear
    let city: City

    /// How far the case of one committee has come.
    private enum Progress { case none, begun, decided, minuted }

    func write(_ entrants: [Entrant], _ diary: inout Diary, in db: any Connection) throws {
        let committees = Dictionary(grouping: entrants.filter(\.isHandedIn), by: \.unit.committee)
        let inOrder = committees.sorted { $0.value[0].unit.key < $1.value[0].unit.key }
        for (place, (committee, entrants)) in inOrder.enumerated() {
            guard let organisation = try OrganisationSQL.find(committee, in: db),
                let registrar = city.registrars[committee]
            else { continue }
            let progress = progress(of: organisation, place)
            if progress == .none { continue }
            try write(organisation, registrar, entrants, progress, &diary, in: db)
        }
    }

    /// In the year that is being assessed some minutes are missing, the registrar card's among them.
    private func progress(of committee: Organisation, _ place: Int) -> Progress {
        if year.part == .closed { return .minuted }
        if committee.key == Cast.registrarCommittee { return .decided }
        return place == 3 ? .begun : place == 8 ? .none : .minuted
    }

    private func write(
        _ committee: Organisation, _ registrar: City.Somebody, _ entrants: [Entrant], _ progress: Progress,
        _ diary: inout Diary, in db: any Connection
    ) throws {
        var chance = Chance("case", committee.key, String(year.number))
        let calendar = year.calendar
        let begun = chance.moment(calendar.registrationCloses.day.adding(days: chance.number(4...12)))
        let id: ID<CommitteeCase> = chance.id(at: begun)
        let dnr = "1.1-\(chance.number(100...980))/\(calendar.registrationCloses.day.year)"
        try CaseSQL.open(
            id, of: committee.id, edition: year.id, title: "Deltagande i Kvalitetsutmärkelsen \(year.number)",
            dnr: dnr,
            at: begun, by: registrar.id, in: db)
        try CaseSQL.choose(entrants.map(\.id), for: id, in: db)
        diary.note("case.opened", about: id.text, by: registrar.id, as: .registrar, at: begun)
        if progress == .begun { return }
        let meeting = chance.day(
            calendar.entryCloses.day.adding(days: -20), calendar.entryCloses.day.adding(days: 14))
        let paragraph = "§ \(chance.number(4...31))"
        let decided = Stockholm.instant(meeting.adding(days: 1), TimeOfDay(10, 20)!)
        let kind = year.edition.allowedDecisions.first ?? .noted
        try db.run(
            """
            INSERT INTO committee_decision (committee_case, kind, meeting_day, paragraph, number, at, by)
            VALUES (\(id), \(kind.rawValue), \(meeting), \(paragraph), \("\(chance.number(4...9))/\(meeting.year)"),
                \(decided), \(registrar.id))
            """)
        diary.note("case.decided", about: id.text, by: registrar.id, as: .registrar, at: decided)
        guard progress == .minuted else { return }
        let lines =
            [
                committee.name, "Protokollsutdrag \(meeting.text)", "", paragraph,
                "Deltagande i Kvalitetsutmärkelsen \(year.number)",
                "Dnr \(dnr)", "", "Beslut", "Anmälan av deltagandet läggs till handlingarna. Det gäller:", "",
            ] + entrants.map { "- \($0.unit.name)" } + ["", "Vid protokollet", registrar.name]
        let received = chance.moment(chance.day(meeting.adding(days: 5), calendar.minutesDue.day))
        try CaseSQL.keep(
            minutes: SmallPDF.page(lines), name: "protokollsutdrag-\(meeting.text).pdf", for: id,
            at: received,
            by: registrar.id, in: db)
        diary.note("case.minutes", about: id.text, by: registrar.id, as: .registrar, at: received)
    }
}
