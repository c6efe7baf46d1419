import Base
import Site
import Store

/// What a writing room knows: its own streams, and everybody that any server has told of.
struct RoomState {
    typealias Moment = ContinuousClock.Instant
    typealias Continuation = AsyncStream<[UInt8]>.Continuation
    typealias Right = WritingRoom.Right

    private struct Stream {
        let guest: Guest
        let continuation: Continuation
        let mayStay: Right
        let opened: Moment
        /// What it was last told of who is here.
        var told: [UInt8] = []
    }
    private struct Seen {
        let guest: Guest
        var at: Moment
        var wroteAt: Moment?
        var place: CaretPlace?
    }

    private var streams: [String: Stream] = [:]
    /// By owner, then by connection.
    private var seen: [String: [String: Seen]] = [:]
    /// How often each person has moved, since when.
    private var moves: [String: (since: Moment, count: Int)] = [:]
    private var isListening = false
    private var isClosed = false

    /// Whether there is room, and whether it is the first, for whom somebody must begin to listen.
    mutating func enter(_ guest: Guest, _ continuation: Continuation, _ mayStay: @escaping Right) -> (isWelcome: Bool, isFirst: Bool) {
        guard !isClosed, streams.count < WritingRoom.streamsMax,
            streams.values.count(where: { $0.guest.person == guest.person }) < WritingRoom.streamsOfOnePersonMax
        else { return (false, false) }
        streams[guest.connection] = Stream(guest: guest, continuation: continuation, mayStay: mayStay, opened: .now)
        defer { isListening = true }
        return (true, !isListening)
    }

    /// Whether the stream was there.
    mutating func leave(_ connection: String) -> Bool { streams.removeValue(forKey: connection) != nil }

    /// Takes in what a server has told; answers with the guests that it is to be told of in return.
    mutating func hear(_ word: Word, at now: Moment) -> [Guest] {
        switch word {
        case .here(let guest, let isNew):
            let before = seen[guest.owner]?[guest.connection]
            seen[guest.owner, default: [:]][guest.connection] = Seen(guest: guest, at: now, wroteAt: before?.wroteAt, place: before?.place)
            if before == nil { tellWho(guest.owner, at: now) }
            return isNew ? streams.values.map(\.guest).filter { $0.owner == guest.owner && $0.connection != guest.connection } : []
        case .gone(let owner, let connection):
            seen[owner]?[connection] = nil
            if seen[owner]?.isEmpty == true { seen[owner] = nil }
            tellWho(owner, at: now)
        case .text(let owner, let item, let revision, let person, let name):
            for (connection, one) in seen[owner] ?? [:] where one.guest.person == person && one.guest.item == item {
                seen[owner]?[connection]?.wroteAt = now
            }
            send(owner, LiveEvent.named("text", ["item": .text(item), "revision": .number(revision), "by": .text(name)]))
            tellWho(owner, at: now)
        case .place(let owner, let item, let person, let place):
            for (connection, one) in seen[owner] ?? [:] where one.guest.person == person && one.guest.item == item {
                seen[owner]?[connection]?.place = place
            }
            tellWho(owner, at: now)
        case .comment(let owner, let item): send(owner, LiveEvent.named("kommentar", ["item": .text(item)]))
        case .shut(let owner): send(owner, LiveEvent.named("stangt", [:]))
        }
        return []
    }

    /// Whether the person may tell of one place more: a caret moves often, and each place goes to all who are here.
    mutating func mayMove(_ person: String, at now: Moment) -> Bool {
        guard let spent = moves[person], spent.since > now - .seconds(WritingRoom.movesSeconds) else {
            moves[person] = (now, 1)
            return true
        }
        guard spent.count < WritingRoom.movesMax else { return false }
        moves[person] = (spent.since, spent.count + 1)
        return true
    }

    /// Lets go of what is old; answers with those who are here at this server, and the streams that have lasted long enough.
    mutating func tick(at now: Moment) -> (here: [Guest], old: [Continuation]) {
        let silent = now - .seconds(WritingRoom.silentSecondsMax)
        for (owner, guests) in seen {
            let left = guests.filter { $0.value.at > silent }
            seen[owner] = left.isEmpty ? nil : left
        }
        moves = moves.filter { $0.value.since > now - .seconds(WritingRoom.movesSeconds) }
        for owner in Set(streams.values.map(\.guest.owner)) { tellWho(owner, at: now) }
        for stream in streams.values { stream.continuation.yield(LiveEvent.comment) }
        let old = now - .seconds(WritingRoom.streamSecondsMax)
        return (streams.values.map(\.guest), streams.values.filter { $0.opened < old }.map(\.continuation))
    }

    /// What each stream's right is asked by.
    var rights: [(connection: String, mayStay: Right)] { streams.map { ($0.key, $0.value.mayStay) } }

    func continuations(of connections: Set<String>) -> [Continuation] { connections.compactMap { streams[$0]?.continuation } }

    /// Every stream; to be ended where no lock is held, for ending one makes it leave.
    var all: [Continuation] { streams.values.map(\.continuation) }

    /// Lets nobody in any more.
    mutating func close() -> [Continuation] {
        isClosed = true
        return all
    }

    private func send(_ owner: String, _ event: [UInt8]) {
        for stream in streams.values where stream.guest.owner == owner { stream.continuation.yield(event) }
    }

    func guests(in owner: String) -> [Guest] { (seen[owner] ?? [:]).values.map(\.guest) }

    /// Tells each stream of an owner who else is there, when that has changed: one line a person and question.
    private mutating func tellWho(_ owner: String, at now: Moment) {
        let lately = now - .seconds(WritingRoom.writesSeconds)
        var writing: [String: (guest: Guest, writes: Bool, place: CaretPlace?)] = [:]
        for one in (seen[owner] ?? [:]).values {
            let key = one.guest.person + " " + one.guest.item
            let writes = (one.wroteAt.map { $0 > lately } ?? false) || writing[key]?.writes == true
            writing[key] = (one.guest, writes, one.place ?? writing[key]?.place)
        }
        let all = writing.values.sorted { ($0.guest.name, $0.guest.item) < ($1.guest.name, $1.guest.item) }
        for (connection, stream) in streams where stream.guest.owner == owner {
            let others = all.filter { $0.guest.person != stream.guest.person }
            let event = LiveEvent.named(
                "vem",
                [
                    "here": .list(
                        others.map {
                            [
                                "name": .text($0.guest.name), "item": .text($0.guest.item), "writes": .truth($0.writes),
                                "place": $0.place.map { .text($0.spelled) } ?? .null,
                            ]
                        })
                ])
            guard event != stream.told else { continue }
            streams[connection]?.told = event
            stream.continuation.yield(event)
        }
    }
}
