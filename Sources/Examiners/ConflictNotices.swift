package import Base
import Editions
import Entries
package import Mail
package import Site
package import Store

/// Tells the office of conflicts of interest: what a person does and what the office enters bites at once, so the office is
/// told in the same transaction; what another party proposes waits for the office.
package struct ConflictNotices: Sendable {
    let outbox: Outbox
    let baseURL: String

    package init(outbox: Outbox, baseURL: String) { (self.outbox, self.baseURL) = (outbox, baseURL) }

    /// A letter for each year about the cases that the person has lost since the office was told last; none when there is nothing new.
    package func tell(_ person: ID<Person>, at now: Instant, in db: any Connection) throws {
        try note(person, at: now, in: db, endings: false)
    }

    /// The same for everybody who judges or decides, around a change of organisations. Who asks for a conflict to end is told of by
    /// that act; here nobody has asked, so a case that somebody sees again after the change is told of too.
    package func tellAll(at now: Instant, in db: any Connection, around change: () throws -> Void) throws {
        // What ended before, such as by an exception of the office's, has been told.
        for person in try NoticeSQL.everybody(in: db) { try note(person, at: now, in: db, endings: false) }
        try change()
        for person in try NoticeSQL.everybody(in: db) { try note(person, at: now, in: db, endings: true) }
    }

    private func note(_ person: ID<Person>, at now: Instant, in db: any Connection, endings: Bool) throws {
        guard let name = try NoticeSQL.name(person, in: db) else { return }
        let tasks = try NoticeSQL.tasks(of: person, in: db)
        let lost = try lost(tasks, person, in: db)
        let (new, gone) = try NoticeSQL.note(Set(lost.map(\.entry)), of: person, at: now, in: db)
        try post(lost.filter { new.contains($0.entry) }, at: now, in: db) { ConflictLetter(name, person, $0, $1, baseURL)?.letter }
        guard endings else { return }
        // Of a year that is decided nobody sees anything again that matters.
        try post(tasks.filter { gone.contains($0.entry) }, at: now, in: db) { cases, year in
            year.phase(at: now).isCeremonyOver ? nil : ConflictLetter(ended: name, person, cases, year, baseURL)?.letter
        }
    }

    /// A letter for each year.
    private func post(
        _ cases: [CaseTask], at now: Instant, in db: any Connection, _ letter: ([CaseTask], StoredEdition) -> Letter?
    ) throws {
        for (edition, cases) in Dictionary(grouping: cases, by: \.edition) {
            if let year = try Editions.find(edition, in: db), let letter = letter(cases, year) { try outbox.post(letter, in: db, at: now) }
        }
    }

    /// The office looks at an invitation to somebody who judges or decides, before it can take anything from them.
    package func tellProposal(_ person: ID<Person>, by unit: String, at now: Instant, in db: any Connection) throws {
        let threatened = try Self.threatened(person, bySidingWith: unit, in: db)
        guard let name = try NoticeSQL.name(person, in: db),
            let unitName = try NoticeSQL.unitName(unit, in: db)
        else { return }
        for (edition, _) in Dictionary(grouping: threatened, by: \.edition) {
            let entry = try NoticeSQL.entry(of: unit, edition, in: db)
            if let year = try Editions.find(edition, in: db), let letter = ProposalLetter(name, unitName, entry, year, baseURL)?.letter {
                try outbox.post(letter, in: db, at: now)
            }
        }
    }

    /// The units' names of what a person judges or decides now and would lose by writing for a unit.
    package static func wouldLose(_ person: ID<Person>, bySidingWith unit: String, in db: any Connection) throws -> [String] {
        try threatened(person, bySidingWith: unit, in: db).map(\.unitName)
    }

    private static func threatened(_ person: ID<Person>, bySidingWith unit: String, in db: any Connection) throws -> [CaseTask] {
        let tasks = try NoticeSQL.tasks(of: person, in: db)
        guard !tasks.isEmpty else { return [] }
        let side = try ConflictSQL.belonging(writingFor: unit, in: db)
        return try Dictionary(grouping: tasks, by: \.edition).flatMap { edition, tasks in
            let subjects = try ConflictSQL.subjects(edition, "", in: db)
            return tasks.filter { task in
                subjects[task.entry].map { !Conflicts.grounds(of: side, against: $0).isEmpty } ?? false
            }
        }.sorted { $0.unitName < $1.unitName }
    }

    private func lost(_ tasks: [CaseTask], _ person: ID<Person>, in db: any Connection) throws -> [CaseTask] {
        try Dictionary(grouping: tasks, by: \.edition).flatMap { edition, tasks in
            let book = try ConflictSQL.book([person], edition: edition, entries: tasks.map(\.entry), in: db)
            return tasks.filter { $0.team == nil ? book.isOut(person, $0.entry) : !book.bars(person, $0.entry).isEmpty }
        }
    }
}
