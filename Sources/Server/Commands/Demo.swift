import ArgumentParser
import Base
import Foundation
import Site
import Store

/// Serves a demo city, filling an empty database with it first.
struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Fyll en tom databas med en demostad och kör webbplatsen.")

    @OptionGroup var flags: Flags
    @Option(
        help: "small eller large: fyll i stället för mätningar (bin/bench), skriv vart de ska gå och sluta.")
    var bench: BenchSize?
    @Flag(help: "Fyll databasen och sluta, utan att köra webbplatsen.") var fillOnly = false

    func run() async throws {
        let (configuration, folders) = (try flags.settle(), try flags.folders())
        try await plainly {
            let database = try configuration.openDatabase(isServer: true)
            try await database.migrate(App.migrations)
            if let bench {
                say(try await BenchCity(bench, folders).fill(database))
                return await database.close()
            }
            try await fill(
                database, folders, baseURL: configuration.baseURL, today: configuration.clock.today)
            if fillOnly { return await database.close() }
            let now = configuration.clock.now
            let actors = try await database.write { try DemoActors.find(at: now, in: $0) }
            try await Host(configuration, folders, database, demoActors: actors, isDemo: true).run()
        }
    }

    private func fill(_ database: any Database, _ folders: Folders, baseURL: String, today: Day) async throws {
        guard try await DemoCity.isEmpty(database) else {
            return say("Databasen är redan fylld. Demostaden visas som den är.")
        }
        say("Databasen är tom. Fyller den med en demostad …")
        let clock = ContinuousClock()
        let start = clock.now
        try await DemoCity(folders, baseURL: baseURL, today: today).fill(database)
        let seconds = String(format: "%.1f", (clock.now - start) / .seconds(1))
        say(
            "Demostaden är klar på \(seconds) sekunder: tre utmärkelseår, ett avslutat, ett i bedömning och ett öppet för anmälan."
        )
    }
}

/// How much `bin/bench` measures on.
enum BenchSize: String, ExpressibleByArgument, CaseIterable, Sendable { case small, large }
