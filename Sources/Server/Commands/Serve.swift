import Accounts
import ArgumentParser
import Base
import Editions
import Entries
import Foundation
import Hummingbird
import Logging
import Mail
import Office
import ServiceLifecycle
import Site
import Store
import UnixSignals

/// Serves an installation. An empty one prints a one-time link for the first office member.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Kör webbplatsen.")

    @OptionGroup var flags: Flags

    func run() async throws {
        let configuration = try flags.settle()
        try await plainly {
            let database = try configuration.openDatabase(isServer: true)
            try await database.migrate(App.migrations)
            try await Editions.shipped(in: try flags.folders(), to: database)
            try await FirstMember.welcome(in: database, baseURL: configuration.baseURL, at: configuration.clock.now)
            try await Host(configuration, try flags.folders(), database).run()
        }
    }
}

/// The running service: the web server, the courier of letters and the sweeper, stopped together and gracefully.
struct Host {
    let configuration: Configuration
    let database: any Database
    let app: App
    let logger: Logger

    init(
        _ configuration: Configuration, _ folders: Folders, _ database: any Database,
        demoActors: [DemoActor] = [], isDemo: Bool = false
    ) throws {
        (self.configuration, self.database) = (configuration, database)
        logger = configuration.logger()
        let missing = Programs(configuration, folders).missing
        for program in missing {
            logger.warning("program missing", metadata: ["program": "\(program.name)", "advice": "\(program.phrase.swedish)"])
        }
        app = try App(
            database: database, clock: configuration.clock, folders: folders, settings: configuration.site(isDemo: isDemo),
            logger: logger, demoActors: demoActors, missingPrograms: missing,
            intake: Intake(requestsOfOneAddressMax: configuration.webConnectionsOfOneAddress))
    }

    func run() async throws {
        let (host, port) = (configuration.host, configuration.port)
        // A program that ends before it has read what it is given must not end the service with it.
        signal(SIGPIPE, SIG_IGN)
        Heap.settle()
        try await app.latestYear.refresh(from: database)
        let limits = configuration.door.within(openFiles: OpenFiles.raise())
        if limits.connectionsMax < configuration.webConnections {
            logger.warning(
                "fewer connections than the setting web-connections, for the limit of open files (LimitNOFILE) is low",
                metadata: ["connections": "\(limits.connectionsMax)"])
        }
        let server = Application(
            router: webRouter(app.routes, app.site),
            server: .door(limits, Connections(limits, trustedProxy: configuration.trustedProxy)),
            configuration: ApplicationConfiguration(address: .hostname(host, port: port)),
            services: [courier, papers, sweeper, LinkService(accounts: app.accounts, site: app.site, logger: logger)],
            onServerRunning: { [logger] channel in
                try? await channel.pipeline.addHandler(AcceptWatch(logger), position: .first)
                say("Röda tråden finns på http://\(host):\(port)/")
            },
            logger: logger)
        // Stopped from the last: the streams of those who write must end before the web server, which waits for them.
        let group = ServiceGroup(
            services: [
                server, RoomService(room: app.room, database: database), StopService(seconds: limits.stopSecondsMax, logger: logger),
            ],
            gracefulShutdownSignals: StopSignals.all(), logger: logger)
        try await group.run()
        await database.close()
    }

    private var sweeper: Sweeper {
        Sweeper(
            database: database, clock: configuration.clock, year: app.latestYear, outbox: app.outbox,
            baseURL: app.site.settings.baseURL, logHeadTo: configuration.logHeadTo, logger: logger)
    }

    private var papers: PaperService {
        PaperService(work: PaperWork(app.entries, database, configuration.clock, logger))
    }

    private var courier: CourierService {
        let sender: any Sender =
            configuration.smtp.map { SMTPSender($0) } ?? FolderSender(folder: configuration.dataFolder + "/brev")
        return CourierService(
            courier: Courier(
                database: database, outbox: app.outbox, sender: sender,
                from: Recipient(name: "Röda tråden", address: configuration.mailFrom), clock: configuration.clock, logger: logger))
    }
}

/// A service by its name alone: a group writes the services that it starts to its log, and all that they hold would take a
/// tenth of a second and tell secrets.
protocol NamedService: Service, CustomStringConvertible {}

extension NamedService {
    var description: String { "\(Self.self)" }
}

/// Carries letters while the service runs; the one in hand is carried to its end at a stop.
struct CourierService: NamedService {
    let courier: Courier

    func run() async throws {
        await cancelWhenGracefulShutdown { await courier.run() }
    }
}

/// Makes the files of what is handed in while the service runs.
struct PaperService: NamedService {
    let work: PaperWork

    func run() async throws {
        await cancelWhenGracefulShutdown { await work.run() }
    }
}

/// Ends the program when a stop has taken too long, whatever still runs: what is confirmed is in the database already.
struct StopService: NamedService {
    let seconds: Int
    let logger: Logger

    func run() async throws {
        try? await gracefulShutdown()
        // A thread of its own, for those of tasks may all be taken.
        Thread.detachNewThread {
            Thread.sleep(forTimeInterval: Double(seconds))
            logger.error("stopped with work in hand", metadata: ["seconds": "\(seconds)"])
            _exit(1)
        }
    }
}

/// Once a minute: takes away sessions that time has ended, posts the day's letter about the log, and looks whether a new year is
/// published.
struct Sweeper: NamedService {
    let database: any Database
    let clock: Clock
    let year: PublishedYears
    let outbox: Outbox
    let baseURL: String
    let logHeadTo: EmailAddress?
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    let (now, to, outbox) = (clock.now, logHeadTo, outbox)
                    try await database.write { db in
                        try Session.sweep(at: now, in: db)
                        if let to { try LogHeadLetter.post(to: to, outbox, in: db, at: now) }
                    }
                    try await year.refresh(from: database)
                    let moment = clock.now
                    try await database.write { db in
                        try Entries.sweep(at: moment, in: db)
                        try HeadQuestions.post(outbox, baseURL, at: moment, in: db)
                    }
                } catch { logger.error("sweep", metadata: ["error": "\(error)"]) }
                try? await Task.sleep(for: .seconds(60))
            }
        }
    }
}
