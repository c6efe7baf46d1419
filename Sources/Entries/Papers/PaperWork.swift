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
        do {
            return try await database.read { db in
                let all = try PaperKind.allCases.flatMap { try PaperSQL.missing($0, max: 20, in: db) }
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
        let entry = try await database.read { db -> EntryPaper? in
            guard let header = try EntrySQL.header(id, at: now, in: db), let handedIn = header.handedInAt else { return nil }
            return try EntryPaper(header, day: Stockholm.local(handedIn).day, isDraft: false, in: db)
        }
        guard let entry else { return nil }
        let bytes = try await made(entry, kind)
        try await database.write { try PaperSQL.keep(bytes, kind, id, seal: seal, at: now, in: $0) }
        return bytes
    }

    func made(_ entry: EntryPaper, _ kind: PaperKind) async throws -> [UInt8] {
        let papers = tools.papers
        do {
            return try await tools.desk.take {
                switch kind {
                case .pdf: try await papers.pdf(entry.paper, pictures: entry.pictures)
                case .word: try await papers.word(entry.paper, pictures: entry.pictures)
                }
            }
        } catch let failure as PaperFailure {
            throw failure.refusal
        }
    }
}
