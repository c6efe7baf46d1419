import Entries
import Foundation
import ServiceLifecycle
import Store
import UnixSignals
import Texts

/// How the service is told to stop: by its service manager, by the keyboard, or since its terminal is gone.
enum StopSignals {
    /// A service that was started to outlive its terminal, as by `nohup`, goes on doing so.
    static func all() -> [UnixSignal] {
        let before = signal(SIGHUP, SIG_IGN)
        signal(SIGHUP, before)
        let isIgnored = unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
        return isIgnored ? [.sigterm, .sigint] : [.sigterm, .sigint, .sighup]
    }
}

/// Ends the streams of those who write when the service stops, for the web server waits for them. A few seconds later nobody
/// waits long for a database that does not answer: the whole stop takes ten seconds at most.
struct RoomService: NamedService {
    static let patientSeconds = 3

    let room: WritingRoom
    let database: any Database

    func run() async throws {
        try? await gracefulShutdown()
        room.close()
        let database = database
        // Not waited for: most stops are over before.
        Task {
            try? await Task.sleep(for: .seconds(Self.patientSeconds))
            database.hurry()
        }
    }
}
