/// A part of a line.
public enum Inline: Sendable, Hashable {
    case text(String, Marks = Marks())
    /// A new line within the paragraph.
    case lineBreak
}

/// How a piece of text stands out.
public struct Marks: Sendable, Hashable {
    public var strong: Bool
    public var emphasis: Bool
    public var link: Link?

    public init(strong: Bool = false, emphasis: Bool = false, link: Link? = nil) {
        (self.strong, self.emphasis, self.link) = (strong, emphasis, link)
    }

    public var isPlain: Bool { !strong && !emphasis && link == nil }
}

/// An address that a text may lead to: https, http or mailto, nothing else.
public struct Link: Sendable, Hashable {
    public let address: String

    /// Nil when the address has another scheme, nothing after it, white space or control characters, or is too long.
    public init?(_ address: String) {
        guard address.utf8.count <= Document.linkBytesMax, tidied(address) == address,
            !address.unicodeScalars.contains(where: \.properties.isWhitespace),
            let colon = address.utf8.firstIndex(of: 0x3A)
        else { return nil }
        let scheme = address[..<colon].lowercased()
        let rest = address[address.utf8.index(after: colon)...]
        switch scheme {
        case "http", "https":
            guard rest.utf8.starts(with: "//".utf8), let host = rest.utf8.dropFirst(2).first,
                !"/?#\\:@".utf8.contains(host)
            else { return nil }
        case "mailto":
            guard let first = rest.utf8.first, first != 0x3F else { return nil }
        default: return nil
        }
        self.address = scheme + ":" + rest
    }
}

extension [Inline] {
    /// Whether nothing is seen: no text but white space.
    var isBlank: Bool {
        allSatisfy { inline in
            guard case .text(let text, _) = inline else { return true }
            return text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
        }
    }
}
