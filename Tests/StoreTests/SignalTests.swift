import Store
import Support
import Testing

/// Messages between those who listen on one database.
@Suite struct SignalTests {
    @Test("A message reaches everybody who listens, in order, and nobody who has stopped", arguments: Backend.available)
    func reaches(backend: Backend) async throws {
        try await withDatabase(backend) { database in
            var first = database.signals().makeAsyncIterator()
            var second = database.signals().makeAsyncIterator()
            try await heard(database, &first)
            try await heard(database, &second)
            for text in ["ett", "två å", "tre ’ \"; DROP"] { await database.signal(text) }
            for text in ["ett", "två å", "tre ’ \"; DROP"] {
                #expect(await next(&first) == .message(text))
                #expect(await next(&second) == .message(text))
            }
        }
    }

    @Test("On PostgreSQL a message reaches the listeners of other servers on the same schema, and of no other schema")
    func servers() async throws {
        guard Backend.available.contains(.postgresql) else { return }
        try await withDatabases(.postgresql, count: 2) { databases in
            try await withDatabase(.postgresql) { other in
                var mine = databases[1].signals().makeAsyncIterator()
                var others = other.signals().makeAsyncIterator()
                try await heard(databases[0], &mine)
                try await heard(other, &others)
                await databases[0].signal("till oss")
                await other.signal("till andra")
                #expect(await next(&mine) == .message("till oss"))
                #expect(await next(&others) == .message("till andra"))
            }
        }
    }

    @Test("What is too long to send is not sent, and closing ends the listening", arguments: Backend.available)
    func limits(backend: Backend) async throws {
        try await withDatabase(backend) { database in
            var listener = database.signals().makeAsyncIterator()
            try await heard(database, &listener)
            if backend == .postgresql { await database.signal(String(repeating: "x", count: Signals.messageBytesMax + 1)) }
            await database.signal("kort")
            #expect(await next(&listener) == .message("kort"))
            await database.close()
            #expect(await listener.next() == nil)
        }
    }

    /// Waits until the listener hears: a connection takes a while.
    private func heard(_ database: any Database, _ listener: inout AsyncStream<Signal>.AsyncIterator) async throws {
        let caller = Task { while !Task.isCancelled { await database.signal("hör du?"); try? await Task.sleep(for: .milliseconds(20)) } }
        _ = await listener.next()
        caller.cancel()
        await caller.value
    }

    private func next(_ listener: inout AsyncStream<Signal>.AsyncIterator) async -> Signal? {
        while let signal = await listener.next() { if signal != .message("hör du?") { return signal } }
        return nil
    }
}
