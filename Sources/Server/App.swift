package import Base
import Editions

import Assessment
import Awards
import Cases
package import Entries
import Examiners
import Feedback
package import Logging
package import Mail
package import Office
import Organisations
package import Site
package import Store
package import Accounts
package import Texts
import Coach

/// The whole service, wired: each slice brings its tables and its addresses, in the order of the award year.
package struct App: Sendable {
    package let site: Site
    package let routes: Routes
    package let outbox: Outbox
    package let latestYear = PublishedYears()
    /// Who writes now; to be closed when the service stops.
    package let room: WritingRoom
    package let entries: Entries
    package let accounts: Accounts

    package static let migrations: [Migration] =
        Organisations.migrations + Accounts.migrations + Outbox.migrations + Editions.migrations
        + Texts.migrations + Entries.migrations + Examiners.migrations + Assessment.migrations + Awards.migrations
        + Feedback.migrations + Office.migrations

    /// All that the log seals (decision 10), the gravest first: that many faults hide none of these.
    package static let sealedKinds = Awards.sealedKinds + Entries.sealedKinds + Assessment.sealedKinds

    package init(
        database: any Database, clock: Clock, folders: Folders, settings: SiteSettings, logger: Logger,
        demoActors: [DemoActor] = [], missingPrograms: [MissingProgram] = [], intake: Intake = Intake(),
        savesOfPerson: Allowance.Size = Allowance.ofPerson
    ) throws {
        let translations = try Translations(folder: folders.translations)
        outbox = Self.outbox(translations)
        site = Site(
            database: database, clock: clock, translations: translations,
            assets: try Assets(folder: folders.assets), settings: settings, logger: logger,
            identities: { try Accounts.identity(of: $0, role: $1, in: $2)?.withYears(from: $2) },
            navigation: Navigation(kept: latestYear.kept) { [latestYear] identity, request in
                menu(for: identity, at: request.path, year: latestYear.year(of: request, for: identity), of: latestYear.choices)
            }, readers: AwardReaders.mayRead, holds: Accounts.holds,
            conflicts: AwardReaders.desk(outbox, settings.baseURL), intake: intake)
        room = WritingRoom(database)
        entries = Entries(
            outbox: outbox, room: room, pace: SavingPace(ofPerson: savesOfPerson), coach: try CoachFile.read(path: folders.coach),
            tools: folders.tools(logger: logger), history: AwardRecord(clock: clock), aftermath: Aftermaths.of,
            hasTeam: { try TeamSQL.hasTeam($0, in: $1) })
        accounts = Self.accounts(outbox, demoActors)
        routes = Self.routes(outbox, entries, accounts, clock, missingPrograms)
    }

    /// Posts letters in the language of who reads them.
    private static func outbox(_ translations: Translations) -> Outbox {
        Outbox(languageOf: { try PersonSQL.find(email: $0.text, in: $1)?.language }) { phrase, language in
            translations.translator(language)(phrase)
        }
    }

    /// The same for a command, which has no service around it: a running service carries its letters.
    package static func outbox(_ folders: Folders) throws -> Outbox {
        outbox(try Translations(folder: folders.translations))
    }

    /// What a lower room needs of a higher is handed down here: who has won, who takes part, which years there are.
    private static func accounts(_ outbox: Outbox, _ actors: [DemoActor]) -> Accounts {
        Accounts(
            outbox: outbox, demoActors: actors,
            editionChoices: { db in
                try Editions.all(in: db).map { EditionChoice(id: $0.id.text, name: $0.edition.name[.swedish]) }
            },
            examinerWorks: { try Workplace.set($0, to: $1, in: ID(stored: $2), by: $3, $4, $5) },
            weightyActs: [Awards.lifting, Workplace.weightyAct],
            departures: [Examiners.departure(outbox), Entries.departure, Cases.departure])
    }

    private static func routes(
        _ outbox: Outbox, _ entries: Entries, _ accounts: Accounts, _ clock: Clock, _ missing: [MissingProgram]
    ) -> Routes {
        var routes = Routes()
        let entries = entries.telling(TeamReassessment(outbox: outbox))
        let examiners = Examiners(outbox: outbox) { entry, db in try JudgingSQL.isAgreed(entry, in: db) }
        let slices: [any Slice] = [
            Organisations(), accounts, Editions(results: AwardResults(clock: clock), readers: YearReaders(), outbox: outbox),
            entries, Cases(tools: entries.tools), examiners,
            Assessment(outbox: outbox), Awards(weighty: accounts.weighty), Feedback(outbox: outbox),
            Office(outbox: outbox, sealedKinds: sealedKinds, missingPrograms: missing),
        ]
        Health().routes(&routes)
        Home().routes(&routes)
        for slice in slices { slice.routes(&routes) }
        return routes
    }
}

extension Identity {
    /// The same with the year as the name of roles that are for one edition, which Accounts cannot know.
    fileprivate func withYears(from db: any Connection) throws -> Identity {
        guard roles.contains(where: { $0.kind.isOfOneYear }) else { return self }
        let named = try roles.map { role in
            guard role.kind.isOfOneYear, let scope = role.scope else { return role }
            let stored = try Editions.find(ID(stored: scope), in: db)
            let name = stored.map { $0.year.isOfFirstProgramme ? "\($0.year)" : "\($0.edition.programme.name[.swedish]) \($0.year.number)" }
            return Role(id: role.id, kind: role.kind, scope: scope, scopeName: name)
        }
        return Identity(person: person, roles: named, acting: named.first { $0.id == acting?.id })
    }
}
