extension Link {
    /// Whether a reader can see where it leads: nobody stands before the host (`https://bank.example@elsewhere.example`), and
    /// nothing invisible turns the text around. What was kept before this was asked is still read.
    public var isHonest: Bool {
        guard !address.unicodeScalars.contains(where: { $0.properties.isBidiControl }) else { return false }
        guard !address.hasPrefix("mailto:"), let slashes = address.firstRange(of: "//") else { return true }
        return !address[slashes.upperBound...].prefix { !"/?#\\".contains($0) }.contains("@")
    }
}

extension Document {
    /// Whether a link in it hides where it leads.
    public var hasDeceivingLink: Bool { blocks.links.contains { !$0.isHonest } }
}

extension [Block] {
    fileprivate var links: [Link] { flatMap(\.links) }
}

extension Block {
    fileprivate var links: [Link] {
        switch self {
        case .paragraph(let inlines), .heading(_, let inlines): inlines.links
        case .figure(let figure): figure.caption.links
        case .bulletList(let items), .numberedList(_, let items): items.flatMap(\.blocks.links)
        case .quote(let blocks): blocks.links
        case .table(let table): ([table.header] + table.rows).joined().flatMap(\.blocks.links)
        }
    }
}

extension [Inline] {
    fileprivate var links: [Link] {
        compactMap { inline in
            if case .text(_, let marks) = inline { marks.link } else { nil }
        }
    }
}
