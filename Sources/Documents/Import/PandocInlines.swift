import Base
import Foundation
import RichText

/// Reads lines of text from the converter's tree: text with marks, line breaks, and pictures between them.
struct PandocInlines {
    enum Piece: Hashable {
        case inline(Inline)
        case picture(source: String, alt: String)
    }

    private(set) var pieces: [Piece] = []
    /// Bookmarks of the form found on the way: "16a", or "=" for a further paragraph of an item.
    private(set) var marks: [String] = []
    private(set) var notices: [Phrase] = []
    /// Whether all text leads to other places in the file.
    var isContents: Bool { inner > 0 && outer == 0 }

    private var inner = 0
    private var outer = 0
    static let depthMax = 30

    init(_ nodes: [PandocNode]) { read(nodes, Marks(), depth: 0) }

    private mutating func read(_ nodes: [PandocNode], _ marks: Marks, depth: Int) {
        for node in nodes {
            if depth > Self.depthMax { text(node.words, marks) } else { read(node, marks, depth: depth + 1) }
        }
    }

    private mutating func read(_ node: PandocNode, _ marks: Marks, depth: Int) {
        let content = node.content
        switch node.type {
        case "Str": text(content.text, marks)
        case "Space", "SoftBreak": text(" ", marks)
        case "LineBreak": pieces.append(.inline(.lineBreak))
        case "Strong": read(content.nodes, marks.with { $0.strong = true }, depth: depth)
        case "Emph": read(content.nodes, marks.with { $0.emphasis = true }, depth: depth)
        case "Underline", "SmallCaps": read(content.nodes, marks, depth: depth)
        case "Superscript": raised(content, marks, depth, PandocInlines.superscripts)
        case "Subscript": raised(content, marks, depth, PandocInlines.subscripts)
        case "Span", "Cite": read(content[1].nodes, marks, depth: depth)
        case "Quoted":
            let sign = content[0].type == "SingleQuote" ? "’" : "”"
            text(sign, marks)
            read(content[1].nodes, marks, depth: depth)
            text(sign, marks)
        case "Code": text(content[1].text, marks)
        case "Image": picture(content, depth)
        case "Link": link(content, marks, depth)
        default: rarer(node, marks, depth)
        }
    }

    private mutating func rarer(_ node: PandocNode, _ marks: Marks, _ depth: Int) {
        let content = node.content
        switch node.type {
        case "Strikeout":
            notices.append(ImportNotice.struck)
            read(content.nodes, marks, depth: depth)
        case "Math":
            notices.append(ImportNotice.formula)
            text(content[1].text, marks)
        default:
            notices.append(ImportNotice.unknown)
            text(node.words, marks)
        }
    }

    private mutating func link(_ content: PandocNode, _ marks: Marks, _ depth: Int) {
        let address = content[2][0].text
        if address.hasPrefix("#") {
            let before = outer
            read(content[1].nodes, marks, depth: depth)
            (inner, outer) = (inner + outer - before, before)
        } else if let link = Link(address), link.isHonest {
            read(content[1].nodes, marks.with { $0.link = link }, depth: depth)
        } else {
            notices.append(ImportNotice.link)
            read(content[1].nodes, marks, depth: depth)
        }
    }

    private mutating func picture(_ content: PandocNode, _ depth: Int) {
        let alt = PandocInlines(content[1].nodes).plain
        pieces.append(.picture(source: content[2][0].text, alt: alt.isEmpty ? content[2][1].text : alt))
        outer += 1
    }

    /// "m²" and "CO₂" have letters of their own; other raised text stands as it is.
    private mutating func raised(
        _ content: PandocNode, _ marks: Marks, _ depth: Int, _ letters: [Character: Character]
    ) {
        let words = content.words
        let raised = words.compactMap { letters[$0] }
        if raised.count == words.count, !words.isEmpty {
            text(String(raised), marks)
        } else {
            read(content.nodes, marks, depth: depth)
        }
    }

    private static let superscripts: [Character: Character] = Dictionary(
        uniqueKeysWithValues: zip("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻"))
    private static let subscripts: [Character: Character] = Dictionary(
        uniqueKeysWithValues: zip("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋"))
}

extension PandocInlines {
    /// The text alone.
    var plain: String {
        pieces.reduce(into: "") { plain, piece in
            switch piece {
            case .inline(.text(let text, _)): plain += text
            case .inline(.lineBreak): plain += " "
            case .picture(_, let alt): plain += alt
            }
        }
    }

    /// Adds text, to the last one when that has the same marks; bookmarks are taken out of it.
    private mutating func text(_ raw: String, _ marks: Marks) {
        let text = unmarked(raw).precomposedStringWithCanonicalMapping
        guard !text.isEmpty else { return }
        if text.contains(where: { !$0.isWhitespace }) { outer += 1 }
        if case .inline(.text(let before, marks)) = pieces.last {
            pieces[pieces.count - 1] = .inline(.text(before + text, marks))
        } else {
            pieces.append(.inline(.text(text, marks)))
        }
    }

    private mutating func unmarked(_ text: String) -> String {
        guard text.unicodeScalars.contains(BookmarkMark.open) else { return text }
        var kept = String.UnicodeScalarView()
        var rest = text.unicodeScalars[...]
        while let open = rest.firstIndex(of: BookmarkMark.open) {
            kept += rest[..<open]
            rest = rest[rest.index(after: open)...]
            guard let close = rest.firstIndex(of: BookmarkMark.close) else { continue }
            let word = String(rest[..<close])
            if word == BookmarkMark.continued { marks.append(word) }
            if word.hasPrefix(BookmarkMark.prefix) {
                marks.append(String(word.dropFirst(BookmarkMark.prefix.count)))
            }
            rest = rest[rest.index(after: close)...]
        }
        return String(kept + rest)
    }
}

extension Marks {
    func with(_ change: (inout Marks) -> Void) -> Marks {
        var marks = self
        change(&marks)
        return marks
    }
}
