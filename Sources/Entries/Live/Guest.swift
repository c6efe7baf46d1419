import Base
import Site

/// One browser that has a writing page open.
struct Guest: Sendable, Equatable {
    let connection: String
    let entry: String
    let person: String
    let item: String
    let name: String
}

/// The paragraph that somebody stands in: which one it is, and the marks of it and of the one before. No words of the text:
/// the browsers make the marks of the words, and find the paragraph again by them when others have moved it.
struct TextPlace: Sendable, Equatable {
    /// "12.abcdefgh.hgfedcba"; letters alone, so that no mark looks like a personal number.
    let spelled: String

    init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(\.utf8)
        guard parts.count == 3, (1...4).contains(parts[0].count), parts[0].allSatisfy({ (0x30...0x39).contains($0) }),
            parts.dropFirst().allSatisfy({ (1...8).contains($0.count) && $0.allSatisfy { (0x61...0x70).contains($0) } })
        else { return nil }
        spelled = text
    }
}

/// What servers tell each other about the writing, in words parted by tabs.
enum Word: Sendable, Equatable {
    /// Somebody is here; `isNew` asks the other servers to say who is with them.
    case here(Guest, isNew: Bool)
    case gone(entry: String, connection: String)
    case text(entry: String, item: String, revision: Int, person: String, name: String)
    /// Somebody's caret stands in another paragraph.
    case place(entry: String, item: String, person: String, TextPlace)
    /// Somebody has commented, answered, closed or opened a thread.
    case comment(entry: String, item: String)
    /// The entry is closed for writing.
    case shut(entry: String)

    var spelled: String {
        switch self {
        case .here(let guest, let isNew):
            Self.line(["here", guest.entry, guest.connection, guest.person, guest.item, isNew ? "1" : "0", guest.name])
        case .gone(let entry, let connection): Self.line(["gone", entry, connection])
        case .text(let entry, let item, let revision, let person, let name):
            Self.line(["text", entry, item, String(revision), person, name])
        case .place(let entry, let item, let person, let place): Self.line(["place", entry, item, person, place.spelled])
        case .comment(let entry, let item): Self.line(["comment", entry, item])
        case .shut(let entry): Self.line(["shut", entry])
        }
    }

    /// Nil for what another version of the program says.
    init?(_ message: String) {
        let parts = message.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        switch (parts.first, parts.count) {
        case ("here", 7):
            let guest = Guest(connection: parts[2], entry: parts[1], person: parts[3], item: parts[4], name: parts[6])
            self = .here(guest, isNew: parts[5] == "1")
        case ("gone", 3): self = .gone(entry: parts[1], connection: parts[2])
        case ("text", 6):
            guard let revision = Int(parts[3]) else { return nil }
            self = .text(entry: parts[1], item: parts[2], revision: revision, person: parts[4], name: parts[5])
        case ("place", 5):
            guard let place = TextPlace(parts[4]) else { return nil }
            self = .place(entry: parts[1], item: parts[2], person: parts[3], place)
        case ("comment", 3): self = .comment(entry: parts[1], item: parts[2])
        case ("shut", 2): self = .shut(entry: parts[1])
        default: return nil
        }
    }

    private static func line(_ parts: [String]) -> String {
        parts.map { $0.replacing("\t", with: " ") }.joined(separator: "\t")
    }
}

/// Server-sent events (the browser's EventSource): a name and one line of JSON.
enum LiveEvent {
    static let comment = Array(":\n\n".utf8)
    /// How long a browser waits before it comes back.
    static let opening = Array("retry: 2000\n\n".utf8)

    static func named(_ name: String, _ json: JSON) -> [UInt8] {
        Array("event: \(name)\ndata: \(json.spelled)\n\n".utf8)
    }
}
