import ArgumentParser
import Base
import Editions
import Entries
import Foundation
import Organisations
import Site
import Store

/// Checks and takes in the files of editions.
struct EditionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edition", abstract: "Kontrollera, läs in eller publicera en utgåva.",
        subcommands: [Check.self, Add.self, Publish.self])

    /// Reads a file and lists every fault with its line.
    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Läs en fil och säg vad som är fel, rad för rad.")
        @Argument(help: "Utgåvans fil, till exempel Editions/2024.yaml.") var file: String

        func run() async throws {
            let edition = try read(file)
            print("Utgåvan \(edition.year) går att använda: \(edition.items.count) frågor, \(Rubric.pointsMax) poäng.")
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Läs in en utgåva som utkast.")
        @OptionGroup var flags: Flags
        @Argument(help: "Utgåvans fil.") var file: String

        func run() async throws {
            let configuration = try flags.settle()
            let edition = try read(file)
            let content = try EditionFile(path: file)
            try await plainly {
                let database = try configuration.openDatabase()
                try await database.migrate(App.migrations)
                let now = configuration.clock.now
                try await database.write { db in
                    let stored = try Editions.add(content, by: nil, at: now, in: db)
                    try Audit.append("edition.added", about: stored.id.text, by: .program, at: now, in: db)
                }
                await database.close()
            }
            print("Utgåvan \(edition.year) är inläst som utkast.")
        }
    }

    struct Publish: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Publicera ett utkast. Därefter ligger det fast.")
        @OptionGroup var flags: Flags
        @Argument(help: "Utgåvans år; för ett annat program än det första med namnet före, som fornyelsepriset/2027.") var year: String

        func run() async throws {
            guard let year = AwardYear(year) else { throw ValidationError("Skriv ett år, som 2027 eller fornyelsepriset/2027.") }
            let configuration = try flags.settle()
            try await plainly {
                let database = try configuration.openDatabase()
                try await database.migrate(App.migrations)
                let now = configuration.clock.now
                try await database.write { db in
                    guard let stored = try Editions.find(year: year, in: db) else {
                        throw Refusal("Det finns ingen utgåva för \("\(year)"). Läs in den först.")
                    }
                    try Editions.publish(stored.id, by: nil, at: now, in: db)
                    try Audit.append("edition.published", about: stored.id.text, by: .program, at: now, in: db)
                }
                await database.close()
            }
            print("Utgåvan \(year) är publicerad.")
        }
    }
}

private func read(_ file: String) throws -> Edition {
    do {
        return try EditionFile(path: file).edition()
    } catch let error as EditionProblems {
        throw ValidationError(error.problems.map { "\($0.file), rad \($0.line): \($0.reason)" }.joined(separator: "\n"))
    }
}

extension Editions {
    /// Takes the shipped files in as drafts of years that the database does not know.
    static func shipped(in folders: Folders, to database: any Database) async throws {
        let known = try await database.read { try Editions.years(in: $0) }
        // A shipped file is named by its year, so that those known are not read at every start.
        let files = try EditionFile.all(in: folders.editions).filter { $0.yearOfName.map { !known.contains($0) } ?? true }
        let now = Clock.system.now
        for file in files where (try? file.edition()) != nil {
            try await database.write { db in
                guard try Editions.find(year: file.edition().year, in: db) == nil else { return }
                let stored = try Editions.add(file, by: nil, at: now, in: db)
                try Audit.append("edition.added", about: stored.id.text, by: .program, detail: "shipped", at: now, in: db)
            }
        }
    }
}

/// Proves a receipt: recomputes the digest of the sealed content and compares.
struct ReceiptCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "receipt", abstract: "Kontrollera ett kvitto.", subcommands: [Verify.self])

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Räkna om ett kvittos kontrollsumma.")
        @OptionGroup var flags: Flags
        @Argument(help: "Bidragets id, eller kvittots kontrollsumma.") var receipt: String

        func run() async throws {
            let (configuration, receipt) = (try flags.settle(), receipt)
            try await plainly {
                let database = try await configuration.openToRead()
                let verdict = try await database.read { try Entries.verifyReceipt(receipt, in: $0) }
                await database.close()
                print(verdict.sentence)
                if !verdict.holds { throw ExitCode(1) }
            }
        }
    }
}

/// Enters an award from before this installation, for the wait rule (R24).
struct EarlierAwardCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "earlier-award", abstract: "Skriv in en utmärkelse från tiden före installationen.")

    @OptionGroup var flags: Flags
    @Option(help: "Verksamhetens nyckel.") var unit: String
    @Option(help: "Året; för ett annat program än det första med namnet före, som fornyelsepriset/2022.") var year: String
    @Option(help: "award eller honorary.") var kind: String = "award"

    func run() async throws {
        let configuration = try flags.settle()
        guard let kind = EarlierAward.Kind(rawValue: kind), let year = AwardYear(year), (1990...2100).contains(year.number) else {
            throw ValidationError("--kind ska vara award eller honorary, och --year ett år.")
        }
        let (unit, award, now) = (unit, EarlierAward(year: year, kind: kind), configuration.clock.now)
        try await plainly {
            let database = try configuration.openDatabase()
            try await database.migrate(App.migrations)
            try await database.write { db in
                guard let found = try OrganisationSQL.find(key: unit, in: db) else {
                    throw Refusal("Det finns ingen organisation med nyckeln \(unit).")
                }
                try EligibilitySQL.recordEarlier(award, of: found.id, in: db)
                try Audit.append("award.earlier", about: found.id.text, by: .program, detail: "\(award.year)", at: now, in: db)
            }
            await database.close()
            print("Inskrivet.")
        }
    }
}
