public import Base
import Foundation

/// The files of `Public/`, read once at start, with the compressed variants that `bin/assets` made.
///
/// Addresses carry the digest of the content (`/assets/thread.1a2b3c4d.css`), so browsers may keep them for a year.
public struct Assets: Sendable {
    struct File: Sendable {
        let type: String
        let tag: String
        let plain: [UInt8]
        let brotli: [UInt8]?
        let gzip: [UInt8]?
    }

    private let files: [String: File]
    private let addresses: [String: String]

    public static let none = Assets(files: [:])

    private init(files: [String: File]) {
        self.files = files
        addresses = files.mapValues { $0.tag }
    }

    /// Reads a folder; unknown endings and subfolders are left out.
    public init(folder: String) throws {
        var files: [String: File] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            guard let type = Self.types[String(name.split(separator: ".").last ?? "")] else { continue }
            let plain = try Self.bytes(folder + "/" + name)
            files[name] = File(
                type: type, tag: String(Digest.hex(of: plain).prefix(12)), plain: plain,
                brotli: try? Self.bytes(folder + "/" + name + ".br"),
                gzip: try? Self.bytes(folder + "/" + name + ".gz"))
        }
        self.init(files: files)
    }

    /// The address of a file, with its digest.
    public func path(_ name: String) -> String {
        guard let tag = addresses[name], let dot = name.lastIndex(of: ".") else { return "/assets/\(name)" }
        return "/assets/\(name[..<dot]).\(tag)\(name[dot...])"
    }

    /// Finds a file by the last part of its address, with or without digest.
    func find(_ name: String) -> (file: File, isDigested: Bool)? {
        if let file = files[name] { return (file, false) }
        let parts = name.split(separator: ".")
        guard parts.count >= 3 else { return nil }
        let bare = (parts.dropLast(2) + parts.suffix(1)).joined(separator: ".")
        guard let file = files[bare], file.tag == parts[parts.count - 2] else { return nil }
        return (file, true)
    }

    private static func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    private static let types = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
        "woff2": "font/woff2", "txt": "text/plain; charset=utf-8", "png": "image/png",
    ]
}
