import ArgumentParser
import Base
import Foundation
import Logging
import PostgresStore
import SQLiteStore
import Store

/// The flags that every command shares; Configuration says what they mean.
struct Flags: ParsableArguments {
    @Option(help: "Mapp för databas och brev (data).") var data: String?
    @Option(help: "Adress till PostgreSQL, postgresql://… (annars SQLite i mappen).") var database: String?
    @Option(help: "Adress att lyssna på (127.0.0.1).") var host: String?
    @Option(help: "Port att lyssna på (8080).") var port: String?
    @Option(help: "Webbplatsens adress, som länkar i brev börjar med.") var baseURL: String?
    @Option(help: "Stadens namn på de öppna sidorna.") var city: String?
    @Option(help: "Adressen till en proxy vars X-Forwarded-For vi tror på.") var trustedProxy: String?
    @Option(help: "true: roller i kansli och jury ges av två tillsammans (false).") var twoPersons: String?
    @Option(help: "Antal samtidiga läsningar av databasen (8).") var connections: String?
    @Option(help: "Antal anslutningar från webbläsare på en gång (8000).") var webConnections: String?
    @Option(help: "Högst så många från en adress (1000).") var webConnectionsPerAddress: String?
    @Option(help: "Avsändare i brev.") var mailFrom: String?
    @Option(help: "E-postserver, smtp://värd:port (annars läggs breven i en mapp).") var smtp: String?
    @Option(help: "Användarnamn till e-postservern; lösenordet ges i RODATRADEN_SMTP_SECRET.") var smtpUser: String?
    @Option(help: "E-postadress som får loggens senaste rad varje dag.") var logHeadTo: String?
    @Option(help: .hidden) var clockFile: String?
    @Option(help: "text eller json (text).") var logFormat: String?
    @Option(help: "debug, info, warning eller error (info).") var logLevel: String?
    @Option(help: "Fil med inställningar, rader som ”port: 8080”.") var config: String?
    @Option(help: "Mappen där Public, Translations, Editions och Demo ligger.") var home: String?

    /// Settles the configuration; a wrong value ends the program with a sentence that names it.
    func settle() throws -> Configuration {
        let environment = ProcessInfo.processInfo.environment
        let given: [String: String?] = [
            "data": data, "database": database, "host": host, "port": port, "base-url": baseURL, "city": city,
            "trusted-proxy": trustedProxy, "two-persons": twoPersons, "connections": connections, "web-connections": webConnections,
            "web-connections-per-address": webConnectionsPerAddress, "mail-from": mailFrom, "smtp": smtp,
            "smtp-user": smtpUser, "clock-file": clockFile, "log-format": logFormat, "log-level": logLevel,
            "log-head-to": logHeadTo,
        ]
        do {
            let file = try (config ?? environment["RODATRADEN_CONFIG"]).map(Configuration.read(file:)) ?? [:]
            return try Configuration(flags: given.compactMapValues { $0 }, environment: environment, file: file)
        } catch {
            throw ValidationError("Inställningarna går inte att använda:\n\(error)")
        }
    }

    func folders() throws -> Folders {
        do { return try Folders(given: home) } catch { throw ValidationError("\(error)") }
    }
}

extension Configuration {
    /// Opens the database, making the data folder when it is not there. A file has one server; commands run beside it.
    func openDatabase(isServer: Bool = false) throws -> any Database {
        if let databaseURL { return PostgresDatabase(url: databaseURL, connections: connections) }
        try makeDataFolder()
        return try SQLiteDatabase(path: dataFolder + "/rodatraden.sqlite", readers: connections, isServer: isServer)
    }

    /// A folder that is made here is for the service's user alone. Throws a refusal when it cannot be made.
    private func makeDataFolder() throws {
        let parent = URL(fileURLWithPath: dataFolder).deletingLastPathComponent().path
        try? FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
        if mkdir(dataFolder, 0o700) != 0, errno != EEXIST {
            throw Refusal("Mappen \(dataFolder) kan inte skapas (\(String(cString: strerror(errno)))). Ange en annan med --data.")
        }
    }

    /// Opens a database that is there, for a command that only reads. Throws a refusal when there is none, or when its tables are
    /// older than the program: reading must neither make nor change anything.
    func openToRead() async throws -> any Database {
        let file = dataFolder + "/rodatraden.sqlite"
        if databaseURL == nil, !FileManager.default.fileExists(atPath: file) {
            throw Refusal("Det finns ingen databas i \(file). Ange rätt mapp med --data.")
        }
        let database = try openDatabase()
        var failure: (any Error)? = Refusal("Databasens tabeller är äldre än programmet. Kör rodatraden migrate först.")
        do {
            if try await database.read({ try App.migrations.isApplied(in: $0) }) { failure = nil }
        } catch StoreError.failed {
            // No table of steps: as old as can be.
        } catch { failure = error }
        if let failure {
            await database.close()
            throw failure
        }
        return database
    }

    func logger() -> Logger {
        let level = Logger.Level(rawValue: logLevel) ?? .info
        let isJSON = logsJSON
        var logger = Logger(label: "rodatraden") { label in
            if isJSON { return JSONLogHandler(label: label) as any LogHandler }
            return StreamLogHandler.standardError(label: label)
        }
        logger.logLevel = level
        return logger
    }
}

/// Ends the program with a sentence instead of a trace, for what a person can mend.
func plainly<T>(_ body: () async throws -> T) async throws -> T {
    do { return try await body() } catch let error as StoreError { throw ValidationError("\(error)") } catch let error as Refusal {
        throw ValidationError(error.sentence)
    }
}
