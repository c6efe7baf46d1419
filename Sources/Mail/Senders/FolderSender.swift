import Foundation

/// Puts letters in a folder as .eml files, which any mail program opens. The default, until a mail server is named.
public struct FolderSender: Sender {
    private let folder: URL

    /// `folder` is made when the first letter comes.
    public init(folder: String) { self.folder = URL(filePath: folder, directoryHint: .isDirectory) }

    public func send(_ message: Message) async throws {
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            // Written beside and moved in place: no reader meets half a letter. Ids sort by time.
            try Data(message.content).write(to: folder.appending(path: "\(message.id).eml"), options: .atomic)
        } catch {
            throw SendingFailure(
                "Brevet kunde inte skrivas i mappen \(folder.path): \(error.localizedDescription)")
        }
    }
}
