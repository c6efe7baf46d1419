import Foundation

/// A private folder for one piece of work, gone when the work is done or has failed.
enum Workplace {
    /// Makes the folder for the service's user alone (0700), lends it out and removes it with all that stands in it.
    static func with<Result: Sendable>(
        _ work: @Sendable (_ folder: String) async throws -> Result
    ) async throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "rodatraden-paper-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await work(folder.path)
    }
}

/// A private folder that lasts as long as somebody holds it.
final class LentFolder: Sendable {
    let path: String

    init() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "rodatraden-word-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        path = folder.path
    }

    /// Writes a file without holding its bytes twice.
    func put(_ bytes: [UInt8], _ name: String) throws {
        try bytes.withUnsafeBytes { all in
            guard let start = all.baseAddress else { return }
            let data = Data(bytesNoCopy: UnsafeMutableRawPointer(mutating: start), count: all.count, deallocator: .none)
            try data.write(to: URL(filePath: "\(path)/\(name)"))
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
