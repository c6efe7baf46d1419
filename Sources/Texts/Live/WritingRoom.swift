package import Base
package import Site
package import Store
import Synchronization

/// Who writes the texts of each owner now, on all servers, and word of every change as it is saved.
///
/// Nothing of it is kept: a browser that comes back is told anew, and a save that nobody heard of is merged all the same.
package final class WritingRoom: Sendable {
    /// A stream is ended after so long, so that the browser comes back and is let in anew.
    static let streamSecondsMax = 600
    static let streamsMax = 3_000
    static let streamsOfOnePersonMax = 8
    /// A save tells that its writer types; so long after the last one they no longer do.
    static let writesSeconds = 8
    /// So many times in so many seconds a person's caret may move from paragraph to paragraph; the editor tells every other second.
    static let movesMax = 20
    static let movesSeconds = 20
    /// A guest that nothing has been heard of for so long is gone, with the server it was at.
    static let silentSecondsMax = 45
    static let tickSeconds = 5
    static let announcedEveryTicks = 3

    /// Whether a stream may go on.
    package typealias Right = @Sendable (any Connection) throws -> Bool

    private let database: any Database
    private let state = Mutex(RoomState())

    package init(_ database: any Database) { self.database = database }

    /// The events for one browser, from now on: `vem` tells who else is here, `text` of a saved text, `stangt` that
    /// the texts are closed. They end when `mayStay` is no longer so: asked when somebody has lost a right, and at each beat.
    /// Throws when there are too many streams.
    package func enter(_ guest: Guest, while mayStay: @escaping Right = { _ in true }) throws(Halt) -> AsyncStream<[UInt8]> {
        let (stream, continuation) = AsyncStream.makeStream(of: [UInt8].self, bufferingPolicy: .bufferingNewest(200))
        let (isWelcome, isFirst) = state.withLock { $0.enter(guest, continuation, mayStay) }
        guard isWelcome else { throw .tooMany(retryAfterSeconds: 60) }
        continuation.onTermination = { [weak self] _ in self?.leave(guest) }
        if isFirst { Task { await listen() } }
        continuation.yield(LiveEvent.opening)
        tell(.here(guest, isNew: true))
        return stream
    }

    /// Tells every server, this one at once.
    package func tell(_ word: Word) {
        Task { [database] in await database.signal(word.spelled) }
    }

    /// Throws when the person tells of their place too often.
    package func mayMove(_ person: ID<Person>) throws(Halt) {
        guard state.withLock({ $0.mayMove(person.text, at: .now) }) else { throw .tooMany(retryAfterSeconds: Self.movesSeconds) }
    }

    /// The names of the others who have its texts open, as far as this server has heard.
    package func others(in owner: TextOwner, than person: ID<Person>) -> [String] {
        state.withLock { Set($0.guests(in: owner.spelled).filter { $0.person != person.text }.map(\.name)).sorted() }
    }

    /// Ends all streams: the program stops, and browsers look for another server.
    package func close() { end(state.withLock { $0.close() }) }

    /// Ends the streams of those who have signed out, or lost the role or the right to read. When the database does not answer,
    /// the next beat asks.
    package func askAgain() async {
        let streams = state.withLock { $0.rights }
        guard !streams.isEmpty else { return }
        let lost = try? await database.read { db in Set(try streams.filter { try !$0.mayStay(db) }.map(\.connection)) }
        end(state.withLock { $0.continuations(of: lost ?? []) })
    }

    private func leave(_ guest: Guest) {
        guard state.withLock({ $0.leave(guest.connection) }) else { return }
        tell(.gone(owner: guest.owner, connection: guest.connection))
    }

    /// Hears what is told, as long as the room is open.
    private func listen() async {
        let signals = database.signals()
        let clock = Task { await tick() }
        defer { clock.cancel() }
        for await signal in signals {
            switch signal {
            case .message(Rights.signal): await askAgain()
            case .message(let message): if let word = Word(message) { hear(word) }
            // What was said meanwhile is lost: browsers come back and are told all.
            case .gap: end(state.withLock { $0.all })
            }
        }
    }

    private func hear(_ word: Word) {
        let asked = state.withLock { $0.hear(word, at: .now) }
        for guest in asked { tell(.here(guest, isNew: false)) }
    }

    /// Never within the lock: a stream that ends leaves at once.
    private func end(_ streams: [RoomState.Continuation]) {
        for stream in streams { stream.finish() }
    }

    private func tick() async {
        var count = 0
        while !Task.isCancelled {
            try? await Task.sleep(for: .seconds(Self.tickSeconds))
            count += 1
            let (here, old) = state.withLock { $0.tick(at: .now) }
            end(old)
            if count % Self.announcedEveryTicks == 0 {
                await askAgain()
                for guest in here { tell(.here(guest, isNew: false)) }
            }
        }
    }
}
