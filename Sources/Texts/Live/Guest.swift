package import Base
package import Site

/// One browser that has a page open where texts are written.
package struct Guest: Sendable, Equatable {
    let connection: String
    /// What the texts belong to, as servers spell it.
    let owner: String
    let person: String
    let item: String
    let name: String

    /// - Parameter item: the text that the page is about; empty on a page about all of them.
    package init(_ owner: TextOwner, item: String, person: ID<Person>, name: String, at now: Instant) {
        self.init(connection: ID<Guest>(at: now).text, owner: owner.spelled, person: person.text, item: item, name: name)
    }

    init(connection: String, owner: String, person: String, item: String, name: String) {
        (self.connection, self.owner, self.person, self.item, self.name) = (connection, owner, person, item, name)
    }
}

/// The paragraph that somebody stands in: which one it is, and the marks of it and of the one before. No words of the text:
/// the browsers make the marks of the words, and find the paragraph again by them when others have moved it.
package struct CaretPlace: Sendable, Equatable {
    /// "12.abcdefgh.hgfedcba"; letters alone, so that no mark looks like a personal number.
    let spelled: String

    package init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(\.utf8)
        guard parts.count == 3, (1...4).contains(parts[0].count), parts[0].allSatisfy({ (0x30...0x39).contains($0) }),
            parts.dropFirst().allSatisfy({ (1...8).contains($0.count) && $0.allSatisfy { (0x61...0x70).contains($0) } })
        else { return nil }
        spelled = text
    }
}

/// What servers tell each other about the writing, in words parted by tabs.
package enum Word: Sendable, Equatable {
    /// Somebody is here; `isNew` asks the other servers to say who is with them.
    case here(Guest, isNew: Bool)
    case gone(owner: String, connection: String)
    case text(owner: String, item: String, revision: Int, person: String, name: String)
    /// Somebody's caret stands in another paragraph.
    case place(owner: String, item: String, person: String, CaretPlace)
    /// Somebody has commented, answered, closed or opened a thread.
    case comment(owner: String, item: String)
    /// What the texts belong to is closed for writing.
    case shut(owner: String)

    var spelled: String {
        switch self {
        case .here(let guest, let isNew):
            Self.line(["here", guest.owner, guest.connection, guest.person, guest.item, isNew ? "1" : "0", guest.name])
        case .gone(let owner, let connection): Self.line(["gone", owner, connection])
        case .text(let owner, let item, let revision, let person, let name):
            Self.line(["text", owner, item, String(revision), person, name])
        case .place(let owner, let item, let person, let place): Self.line(["place", owner, item, person, place.spelled])
        case .comment(let owner, let item): Self.line(["comment", owner, item])
        case .shut(let owner): Self.line(["shut", owner])
        }
    }

    /// Nil for what another version of the program says.
    init?(_ message: String) {
        let parts = message.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        switch (parts.first, parts.count) {
        case ("here", 7):
            let guest = Guest(connection: parts[2], owner: parts[1], person: parts[3], item: parts[4], name: parts[6])
            self = .here(guest, isNew: parts[5] == "1")
        case ("gone", 3): self = .gone(owner: parts[1], connection: parts[2])
        case ("text", 6):
            guard let revision = Int(parts[3]) else { return nil }
            self = .text(owner: parts[1], item: parts[2], revision: revision, person: parts[4], name: parts[5])
        case ("place", 5):
            guard let place = CaretPlace(parts[4]) else { return nil }
            self = .place(owner: parts[1], item: parts[2], person: parts[3], place)
        case ("comment", 3): self = .comment(owner: parts[1], item: parts[2])
        case ("shut", 2): self = .shut(owner: parts[1])
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
