import Base
import Site
import Testing

@testable import Texts

/// Who else is here, in which paragraph, and word of comments: told to those who have the same texts open, and to nobody else.
@Suite(.timeLimit(.minutes(30))) struct RoomTests {
    private static func guest(_ connection: String, _ owner: String, _ person: String, item: String = "1") -> Guest {
        Guest(connection: connection, owner: owner, person: person, item: item, name: "Namn \(person)")
    }

    /// A room with a stream for each guest, all of whom are told of.
    private static func room(_ guests: [Guest], at now: RoomState.Moment) -> (RoomState, [AsyncStream<[UInt8]>]) {
        var state = RoomState(), streams: [AsyncStream<[UInt8]>] = []
        for guest in guests {
            let (stream, continuation) = AsyncStream.makeStream(of: [UInt8].self)
            _ = state.enter(guest, continuation) { _ in true }
            streams.append(stream)
            _ = state.hear(.here(guest, isNew: true), at: now)
        }
        return (state, streams)
    }

    /// What a stream was told last, once the room has closed.
    private static func last(_ state: inout RoomState, _ stream: AsyncStream<[UInt8]>) async -> String {
        for one in state.close() { one.finish() }
        var last = ""
        for await event in stream { last = String(decoding: event, as: UTF8.self) }
        return last
    }

    @Test("The others are told in which paragraph one stands; oneself and those of other owners are not")
    func place() async throws {
        let (now, place) = (ContinuousClock.now, try #require(CaretPlace("2.abcdefgh.hgfedcba")))
        let guests = [Self.guest("1", "A", "p1"), Self.guest("2", "A", "p2"), Self.guest("3", "B", "p1")]
        for (index, isTold) in [(0, false), (1, true), (2, false)] {
            var (state, streams) = Self.room(guests, at: now)
            _ = state.hear(.place(owner: "A", item: "1", person: "p1", place), at: now)
            let told = await Self.last(&state, streams[index])
            #expect(told.contains(#""name":"Namn p1","item":"1","writes":false,"place":"2.abcdefgh.hgfedcba""#) == isTold, "\(told)")
        }
    }

    @Test("A place is of the part that one has open, and stays when the server is told again that one is here")
    func stays() async throws {
        let (now, place) = (ContinuousClock.now, try #require(CaretPlace("0.a.p")))
        var (state, streams) = Self.room([Self.guest("1", "A", "p1"), Self.guest("2", "A", "p2")], at: now)
        _ = state.hear(.place(owner: "A", item: "7", person: "p1", place), at: now)
        _ = state.hear(.place(owner: "A", item: "1", person: "p1", place), at: now)
        _ = state.hear(.here(Self.guest("1", "A", "p1"), isNew: false), at: now)
        _ = state.hear(.text(owner: "A", item: "1", revision: 2, person: "p1", name: "Namn p1"), at: now)
        let told = await Self.last(&state, streams[1])
        #expect(told == "event: vem\ndata: {\"here\":[{\"name\":\"Namn p1\",\"item\":\"1\",\"writes\":true,\"place\":\"0.a.p\"}]}\n\n")
    }

    @Test("A comment is told to all who have the texts open")
    func comment() async {
        for (index, isTold) in [(0, true), (1, true), (2, false)] {
            let guests = [Self.guest("1", "A", "p1"), Self.guest("2", "A", "p2"), Self.guest("3", "B", "p3")]
            var (state, streams) = Self.room(guests, at: .now)
            _ = state.hear(.comment(owner: "A", item: "1"), at: .now)
            #expect((await Self.last(&state, streams[index]) == "event: kommentar\ndata: {\"item\":\"1\"}\n\n") == isTold)
        }
    }

    @Test("Twenty moves in twenty seconds are told, the next is not; of another person, or later, it is")
    func rate() {
        var state = RoomState()
        let now = ContinuousClock.now
        let first = (0..<WritingRoom.movesMax).map { _ in state.mayMove("p1", at: now) }
        let next = state.mayMove("p1", at: now + .seconds(19)), others = state.mayMove("p2", at: now + .seconds(19))
        let later = state.mayMove("p1", at: now + .seconds(20))
        #expect(first.allSatisfy { $0 } && first.count == 20)
        #expect(!next && others && later)
    }

    @Test(
        "What servers tell each other is read again as it was said, and nothing else is",
        arguments: [
            "place\tA\t1\tp1\t12.abcdefgh.ponmlkji", "comment\tA\t16a", "here\tA\tc\tp\t1\t0\tNamn",
        ])
    func words(message: String) {
        #expect(Word(message)?.spelled == message)
        #expect(Word(message + "\tmer") == nil)
    }

    @Test(
        "A place holds a number and two marks, and no words",
        arguments: [
            "", "1", "1.a", "1.a.b.c", "x.a.b", "12345.a.b", "1..b", "1.abcdefghi.b", "1.q.b", "1.A.b", "1.a.b\n", "-1.a.b", "1.ab cd.b",
            "٣.a.b",
        ])
    func refused(text: String) { #expect(CaretPlace(text) == nil) }

    @Test("Who else has an owner's texts open is named, oneself and those of other owners are not")
    func others() {
        var state = RoomState()
        let guest = { (connection: String, owner: String, person: String, name: String) in
            Guest(connection: connection, owner: owner, person: person, item: "1", name: name)
        }
        for one in [
            guest("1", "A", "p1", "Amina"), guest("2", "A", "p2", "Zoë"), guest("3", "A", "p2", "Zoë"), guest("4", "B", "p3", "Li"),
        ] {
            _ = state.hear(.here(one, isNew: false), at: .now)
        }
        #expect(Set(state.guests(in: "A").map(\.connection)) == ["1", "2", "3"])
        _ = state.hear(.gone(owner: "A", connection: "1"), at: .now)
        #expect(Set(state.guests(in: "A").map(\.name)) == ["Zoë"])
        #expect(state.guests(in: "C").isEmpty)
    }
}
