import Foundation
import Store

/// The files of an open database, as the system knows them.
///
/// SQLite writes on in a file that has been moved, exchanged or removed, and what it confirms is gone with the file. So each
/// write looks whether the paths still lead where they led when the database was opened: a few microseconds.
struct DatabaseFiles: Sendable {
    private struct Identity: Equatable {
        let device: UInt, inode: UInt

        init?(_ path: String) {
            var status = stat()
            guard stat(path, &status) == 0 else { return nil }
            (device, inode) = (UInt(status.st_dev), UInt(status.st_ino))
        }
    }
    private let files: [(path: String, identity: Identity)]

    /// To be made when the database is open, for then all of its files are there.
    init(at path: String) {
        files = ["", "-wal", "-shm"].compactMap { end in
            Identity(path + end).map { (path + end, $0) }
        }
    }

    /// Throws `StoreError.unavailable` with what to do.
    func mustBeInPlace() throws {
        guard let lost = files.first(where: { Identity($0.path) != $0.identity }) else { return }
        throw StoreError.unavailable(
            "filen \(lost.path) är flyttad eller utbytt sedan tjänsten startade. Lägg tillbaka den, eller starta om tjänsten.")
    }

    /// Makes an empty file that the service's user alone may read, when there is none; SQLite gives `-wal` and `-shm` the same rights.
    static func make(at path: String) {
        // A file that is there is not opened: closing it again would take SQLite's locks on it away from this program.
        let made = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
        if made >= 0 { close(made) }
    }
}

/// That this program is the one server of a file. The lock is flock's on the file itself, so that it goes where the file goes; SQLite
/// locks by fcntl, which takes no notice of it. It is let go of with the program, however that ends.
final class ServerLock: Sendable {
    private let descriptor: Int32

    /// Throws `StoreError.served` when another server has it.
    init(on path: String) throws {
        descriptor = open(path, O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else { throw StoreError.unavailable("\(path): \(String(cString: strerror(errno)))") }
        // `deinit` closes the file, also when this throws.
        if flock(descriptor, LOCK_EX | LOCK_NB) != 0 { throw StoreError.served(path) }
    }

    /// Only when SQLite has closed the file: closing it takes away its locks.
    deinit { close(descriptor) }
}
