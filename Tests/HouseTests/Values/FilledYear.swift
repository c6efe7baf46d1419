import Assessment
import Awards
import Base
import Editions
import Entries
import Examiners
import Feedback
import Foundation
import Organisations
import Site
import Store
import World

/// A city where every stage of the year has something to show: `otherhead` still writes, the team judges `judged`, and `unithead`'s
/// entry is judged, agreed on, awarded and has had its feedback. Only the clock is moved.
struct FilledYear: Sendable {
    let world: World
    let objects: Objects
    let edition: Edition
    let judged: String

    static let team = ["coordinator", "examiner", "thirdexaminer"]
    /// Before the first meeting.
    static let call = at(2024, 1, 23)
    static let registration = World.start
    static let assessment = at(2024, 9, 2)
    static let visits = at(2024, 9, 24)
    static let jury = at(2024, 10, 24)
    static let after = at(2024, 12, 2)

    static func at(_ year: Int, _ month: Int, _ day: Int) -> Instant { Stockholm.instant(Day(year, month, day)!, TimeOfDay(10, 0)!) }

    init(_ world: World) async throws {
        self.world = world
        let (city, now, judged) = (world.city, world.time.now, ID<Entry>(at: World.start))
        (self.judged, edition) = (judged.text, try await world.database.read { try Editions.published(year: 2024, in: $0)!.edition })
        let (objects, edition) = try await world.database.write { [edition] db in
            let objects = try Objects.make(city, at: now, in: db)
            try objects.handIn(city, at: now, in: db)
            return (objects, edition)
        }
        self.objects = objects
        try await world.database.write { db in
            let filling = Filling(city: city, edition: edition, now: now, db: db)
            try filling.writes(ID(stored: objects.otherEntry))
            try filling.enters(judged, team: objects.team)
            for actor in Self.team { try filling.judges(judged, city[actor].person.id) }
            let entry = ID<Entry>(stored: objects.entry)
            for actor in Self.team { try filling.judges(entry, city[actor].person.id, locks: true) }
            try filling.agrees(entry, city["coordinator"].person.id)
            try filling.locks(entry, city["coordinator"].person.id)
            try filling.clears(objects.committeeCase, entry)
            try filling.decides(entry)
            try filling.meets(entry)
        }
    }

    /// Questions that together show all that is told of one: both kinds, those with ceilings of their own, and that of the goals.
    var telling: [String] {
        var chosen: Set = [goals]
        for kind in AnswerKind.allCases { chosen.formUnion(edition.items.first { $0.kind == kind }.map { [$0.id] } ?? []) }
        for cap in edition.rubric.caps { if case .items(let ids) = cap.scope { chosen.formUnion(ids) } }
        return edition.items.map(\.id).filter { chosen.contains($0) }
    }

    /// The question that asks for goals in full (R68).
    var goals: String { edition.items.first { $0.goalsInFull != nil }!.id }

    /// Moves the clock; everybody is as newly signed in, and reads in this language.
    func set(_ instant: Instant, _ language: Language = .swedish) async throws {
        world.time.set(instant)
        try await world.database.write { db in
            try db.run("UPDATE session SET started_at = \(instant), seen_at = \(instant), language = \(language.rawValue)")
        }
    }

    /// The same world, and another file as its edition.
    func put(_ file: EditionFile) async throws {
        let edition = world.city.edition
        try await world.database.write { db in
            try db.run("UPDATE edition SET digest = \(file.digest), source = \(Bytes(file.bytes)) WHERE id = \(edition)")
        }
    }

    /// Sets every final level of the awarded entry, and so its sum: a fifth of 1 000 points a level.
    func setLevels(_ level: Int) async throws {
        let entry = objects.entry
        try await world.database.write { _ = try $0.run("UPDATE consensus_item SET half_levels = \(level * 2) WHERE entry = \(entry)") }
    }
}

/// Writes the rows of the stages, as the pages' acts would.
struct Filling {
    let city: City
    let edition: Edition
    let now: Instant
    let db: any Connection

    /// Not handed in, as far as the form goes.
    func writes(_ entry: ID<Entry>) throws { try db.run("DELETE FROM submission WHERE entry = \(entry)") }

    /// A third unit with an entry that is handed in and given to the team.
    func enters(_ entry: ID<Entry>, team: String) throws {
        let (unit, head) = (ID<Organisation>(at: now), city["unithead"].person.id)
        try OrganisationSQL.save(
            Organisation(id: unit, key: "lakt", kind: .unit, name: "Biblioteket Läkten", parent: city.committee, regime: .municipal), in: db
        )
        try db.run(
            "INSERT INTO entry (id, edition, unit, created_at, created_by) VALUES (\(entry), \(city.edition), \(unit), \(now), \(head))")
        try db.run(
            """
            INSERT INTO registration (entry, head_name, head_phone, head_email, contact_name, contact_phone, contact_email,
                registered_at, registered_by)
            VALUES (\(entry), 'Amina Lind', '', 'a@exempelstad.example', 'Jonas Ek', '', 'j@exempelstad.example', \(now), \(head))
            """)
        try db.run(
            "INSERT INTO submission (entry, at, by, characters, sha256, content) VALUES (\(entry), \(now), \(head), 25, 'x', '{}')")
        try db.run("INSERT INTO assignment (entry, team, at) VALUES (\(entry), \(team), \(now))")
        for actor in FilledYear.team { try SeatSQL.promise(city[actor].person.id, entry, at: now, in: db) }
    }

    /// A whole sheet where every ceiling applies.
    func judges(_ entry: ID<Entry>, _ person: ID<Person>, locks: Bool = false) throws {
        for item in edition.items {
            try SheetSQL.save(
                SheetItem(
                    item: item.id, judgement: .level(3), strengths: "Tydligt.", areas: "Jämför.", ceilings: ceilings(item), savedAt: now),
                of: person, at: entry, in: db)
        }
        if locks { try JudgingSQL.lockSheet(of: person, entry, at: now, in: db) }
    }

    private func ceilings(_ item: AnswerItem) -> Ceilings {
        Ceilings(keys: Set(edition.rubric.caps(for: item).map(\.key)), reason: "Ny verksamhet.")
    }

    /// 600 points, with the red thread at the floor and worth to others at the ceiling's.
    func agrees(_ entry: ID<Entry>, _ by: ID<Person>) throws {
        for item in edition.items {
            try ConsensusSQL.save(
                Agreed(level: ItemLevel(whole: 3)!, strengths: "Tydligt.", areas: "Jämför.", ceilings: ceilings(item)), item.id, entry,
                by: by,
                at: now, in: db)
        }
        for (key, level) in [
            (CrossCutting.Key.thread, edition.rubric.enough.threadMin), (.benefit, 3), (.spread, edition.rubric.enough.honorarySpreadMin),
        ] {
            try ConsensusSQL.save(CrossJudged(level: ItemLevel(whole: level)!, reason: "Det syns."), key, entry, by: by, at: now, in: db)
        }
    }

    func locks(_ entry: ID<Entry>, _ by: ID<Person>) throws {
        try JudgingSQL.lockConsensus(entry, by: by, at: now, in: db)
        try JudgingSQL.lockFinal(entry, by: by, at: now, in: db)
    }

    /// The minutes of its case have come, and its economy is known.
    func clears(_ committeeCase: String, _ entry: ID<Entry>) throws {
        let (registrar, head) = (city["registrar"].person.id, city["unithead"].person.id)
        try db.run(
            """
            INSERT INTO minutes (committee_case, name, bytes, sha256, received_at, received_by, content)
            VALUES (\(committeeCase), 'protokoll.pdf', 5, 'x', \(now), \(registrar), \(Bytes(Array("%PDF-".utf8))))
            """)
        try db.run(
            """
            INSERT INTO eligibility_check (id, entry, manager, plan, staff, last_result_tkr, forecast_tkr, verdict, failed, at, by)
            VALUES (\(ID<FilledYear>(at: now)), \(entry), 1, 1, 20, 0, -12, 'may-take-part', '', \(now), \(head))
            """)
    }

    func decides(_ entry: ID<Entry>) throws {
        try JurySQL.save(city["juror"].person.id, edition: city.edition, home: nil, isChair: true, in: db)
        try DecisionSQL.record(
            Decision(
                entry: entry, kind: .award, citation: "För att varje barn märker det.", meeting: Day(2024, 10, 24)!, paragraph: "7",
                present: [city["juror"].person.id], at: now, by: city["office"].person.id), in: db)
    }

    /// The feedback has been given.
    func meets(_ entry: ID<Entry>) throws {
        let meeting = FeedbackMeeting(heldOn: Day(2024, 11, 28)!, mode: .onsite, present: "Alla", at: now)
        _ = try FeedbackSQL.record(meeting, summary: "Ni arbetar nära barnen.", entry, by: city["coordinator"].person.id, in: db)
    }
}
