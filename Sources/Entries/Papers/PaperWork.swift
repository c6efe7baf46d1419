package import Base
import Documents
package import Logging
import Site
package import Store

/// Makes the two files of every entry that is handed in, one after the other, beside the service's other work.
///
/// The hand-in itself waits for none of it: on deadline day a hundred come in a minute, and a file takes a second.
package struct PaperWork: Sendable {
    static let pauseSeconds = 5
    /// What is older, as in a database from before there were papers, is made when somebody asks for it.
    static let hoursBack = 48
    /// A file that could not be made is tried again after so many rounds.
    static let roundsAfterFailure = 60

    let entries: Entries
    let database: any Database
    let clock: Clock
    let logger: Logger

    package init(_ entries: Entries, _ database: any Database, _ clock: Clock, _ logger: Logger) {
        (self.entries, self.database, self.clock, self.logger) = (entries, database, clock, logger)
    }

    /// Until the task is cancelled.
    package func run() async {
        var failed: [ID<Entry>: Int] = [:]
        while !Task.isCancelled {
            failed = failed.filter { $0.value > 0 }.mapValues { $0 - 1 }
            for id in await waiting() where failed[id] == nil && !Task.isCancelled {
                do { try await make(id) } catch {
                    failed[id] = Self.roundsAfterFailure
                    logger.error("papers", metadata: ["entry": "\(id)", "error": "\(error)"])
                }
            }
            try? await Task.sleep(for: .seconds(Self.pauseSeconds))
        }
    }

    private func waiting() async -> [ID<Entry>] {
        let then = clock.now.adding(hours: -Self.hoursBack)
        do {
            return try await database.read { db in
                let all = try PaperKind.allCases.flatMap { try PaperSQL.missing($0, since: then, max: 20, in: db) }
                return Array(Set(all)).sorted()
            }
        } catch {
            logger.error("papers", metadata: ["error": "\(error)"])
            return []
        }
    }

    private func make(_ id: ID<Entry>) async throws {
        for kind in PaperKind.allCases {
            _ = try await entries.sealedPaper(id, kind, database, at: clock.now)
        }
    }
}

extension Entries {
    /// The file of what is sealed: as it is kept, or made now and kept. Nil before the hand-in.
    func sealedPaper(_ id: ID<Entry>, _ kind: PaperKind, _ database: any Database, at now: Instant) async throws -> [UInt8]? {
        guard let seal = try await database.read({ try PaperSQL.seal(id, in: $0) }) else { return nil }
        if let kept = try await database.read({ try PaperSQL.content(id, seal: seal, kind, in: $0) }) { return kept }
        // The seal and the texts under it, from one snapshot.
        let made = try await made(kind) {
            try await database.read { db -> (String, EntryPaper)? in
                guard let seal = try PaperSQL.seal(id, in: db), let header = try EntrySQL.header(id, at: now, in: db),
                    let handedIn = header.handedInAt
                else { return nil }
                return (seal, try EntryPaper(header, day: Stockholm.local(handedIn).day, isDraft: false, in: db))
            }
        }
        guard let (seal, bytes) = made else { return nil }
        try await database.write { try PaperSQL.keep(bytes, kind, id, seal: seal, at: now, in: $0) }
        return bytes
    }

    /// Sets a paper when it is its turn; it is read only then, so that those who wait hold nothing.
    func made(
        _ kind: PaperKind, _ read: @escaping @Sendable () async throws -> (String, EntryPaper)?
    ) async throws -> (String, [UInt8])? {
        let papers = tools.papers
        do {
            return try await tools.inTurn {
                guard let (seal, entry) = try await read() else { return nil }
                return (seal, try await Self.set(entry, kind, papers))
            }
        } catch let failure as PaperFailure {
            throw failure.refusal
        }
    }

    private static func set(_ entry: EntryPaper, _ kind: PaperKind, _ papers: PaperMaker) async throws -> [UInt8] {
        switch kind {
        case .pdf: try await papers.pdf(entry.paper, pictures: entry.pictures)
        case .word: try await papers.word(entry.paper, pictures: entry.pictures)
        }
    }
}
