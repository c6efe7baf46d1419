import Accounts
import ArgumentParser
import Base
import Editions
import Entries
import Foundation
import Mail
import Site
import Store

/// Brings the database up to this program's schema.
struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "För databasen till programmets version.")

    @OptionGroup var flags: Flags
    /// For bin/freeze-schema.
    @Flag(help: .hidden) var printSteps = false
    @Flag(help: "Skriv ut tabellerna som de är i programmets version.") var printSchema = false

    func run() async throws {
        let configuration = try flags.settle()
        if printSteps {
            for step in App.migrations { print("-- step: \(step.name)\n\(step.statements)") }
            return
        }
        if printSchema { return print(try await Schema.written(), terminator: "") }
        try await plainly {
            let database = try configuration.openDatabase()
            try await database.migrate(App.migrations)
            print("Databasen är uppdaterad: \(App.migrations.count) steg.")
            await database.close()
        }
    }
}

/// Adds a person with a role and prints the link that signs them in.
struct UserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "Lägg till en person i kansliet eller driften, eller ge en ny inloggningslänk.")

    @OptionGroup var flags: Flags
    @Option(help: "E-postadress.") var email: String
    @Option(help: "Namn, för en ny person.") var name: String?
    @Option(help: "office eller operator.") var role: String = "office"

    func run() async throws {
        let configuration = try flags.settle()
        guard let kind = Role.Kind(rawValue: role), kind == .office || kind == .operator else {
            throw ValidationError("--role ska vara office eller operator.")
        }
        try await plainly {
            let database = try configuration.openDatabase()
            try await database.migrate(App.migrations)
            let (now, baseURL, email, name) = (Clock.system.now, configuration.baseURL, email, name)
            let outbox = try App.outbox(try flags.folders())
            let link = try await database.write { db -> String in
                let held = try PersonSQL.find(email: email, in: db)
                let person = try held ?? newPerson(name, email, at: now, in: db)
                if held == nil { try PersonSQL.add(person, at: now, in: db) }
                try RoleSQL.grant(kind, to: person.id, by: nil, at: now, in: db)
                try Audit.append("role.granted", about: person.id.text, by: .program, detail: kind.rawValue, at: now, in: db)
                if kind.isWeighty {
                    try Accounts.tellOfRole(kind, of: person, baseURL: baseURL, by: outbox, at: now, in: db)
                }
                return try Accounts.firstLink(for: person.id, baseURL: baseURL, at: now, in: db)
            }
            print(link)
            await database.close()
        }
    }
}

/// Somebody who has no account, by the same rules as on the office's page.
private func newPerson(_ name: String?, _ email: String, at now: Instant, in db: any Connection) throws -> Person {
    let address = try EmailAddress(email)
    guard let name else { throw Refusal("Ange --name för en ny person.") }
    if PersonalNumber.first(in: name) != nil { throw Refusal(personalNumberPhrase) }
    let person = Person(id: ID(at: now), name: try PersonName(name).text, email: address.text, language: .swedish)
    if try PersonSQL.isTaken(person.email, in: db) { throw Refusal("Adressen hör till ett stängt konto.") }
    return person
}

/// Walks the log's chain.
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Kontrollera loggen.", subcommands: [Verify.self])

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Räkna om kedjan och det som är beslutat, och säg vad som är ändrat.")
        @OptionGroup var flags: Flags
        @Option(help: "En rad som du har sparat, N:KONTROLLSUMMA. Kan ges flera gånger.") var expect: [String] = []

        func run() async throws {
            let configuration = try flags.settle()
            let expected = try expect.map { text in
                guard let head = Audit.Head(text) else {
                    throw ValidationError("--expect ska vara radens nummer, kolon och 64 tecken, som på ett kvitto.")
                }
                return head
            }
            try await plainly {
                let database = try await configuration.openToRead()
                let check = try await database.read { try Audit.verify(App.sealedKinds, expecting: expected, in: $0) }
                await database.close()
                for phrase in check.isWhole ? check.sentences : check.faults.map(\.phrase) { print(phrase.swedish) }
                guard check.isWhole else { throw ExitCode(1) }
                if check.rows > 0 { print("Senaste rad: \(check.head.text)") }
            }
        }
    }
}
