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
