import Foundation

/// Files within the file (§17.17.2.1), which Word reads when it opens it: web pages, plain text, other Word files.
extension Rewriting {
    mutating func chunk(_ node: MarkupNode) {
        let name = around.relations[node["r:id"] ?? ""]?.target ?? ""
        guard let bytes = try? around.parts.bytes(name) else { return record.leaveOut(.chunk, name) }
        if bytes.starts(with: [0x50, 0x4B]) {
            // A chain of files would be as deep as it is long.
            if around.isChunk || !word(bytes) { record.leaveOut(.chunk, name) }
            return
        }
        let text = String(validating: bytes, as: UTF8.self) ?? String(bytes: bytes, encoding: .windowsCP1252) ?? ""
        switch name.split(separator: ".").last?.lowercased() {
        case "htm", "html", "xhtml": for line in PageText.lines(text) { plain(line) }
        case "txt": for line in text.split(whereSeparator: \.isNewline) { plain(String(line)) }
        default: record.leaveOut(.chunk, name)
        }
    }

    /// Another Word file: its words, without its styles, lists and pictures. What its styles hide is hidden.
    private mutating func word(_ bytes: [UInt8]) -> Bool {
        guard let file = try? DocxFile(bytes), let parts = try? WordParts(file),
            let text = try? parts.part(parts.main), let body = text.child("w:body"),
            let around = try? Surroundings(of: parts, isChunk: true)
        else { return false }
        var inner = Rewriting(around, record)
        inner.whole(body)
        record = inner.record
        out.put(inner.out)
        return true
    }
}

/// The words of a web page, a line a paragraph. Nothing of its markup is kept.
enum PageText {
    private static let blocks: Set = [
        "p", "div", "br", "li", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "section",
        "article", "blockquote", "pre", "dt", "dd", "hr", "caption",
    ]
    private static let silent = ["script", "style", "head", "title"]
    private static let entities = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "aring": "å", "auml": "ä",
        "ouml": "ö", "Aring": "Å", "Auml": "Ä", "Ouml": "Ö", "eacute": "é", "ndash": "–", "mdash": "—",
        "rdquo": "”", "ldquo": "“", "rsquo": "’", "hellip": "…", "bull": "•",
    ]

    static func lines(_ page: String) -> [String] {
        var (text, rest) = ("", page[...])
        while let start = rest.firstIndex(of: "<") {
            text += rest[..<start]
            rest = rest[start...]
            if rest.hasPrefix("<!--") {
                rest = rest.range(of: "-->").map { rest[$0.upperBound...] } ?? ""
                continue
            }
            guard let end = rest.firstIndex(of: ">") else { break }
            let name = rest[rest.index(after: start)..<end].drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }.lowercased()
            let isOpening = !rest.hasPrefix("</")
            rest = rest[rest.index(after: end)...]
            if isOpening, silent.contains(name) {
                rest = rest.range(of: "</\(name)", options: .caseInsensitive).map { rest[$0.lowerBound...] } ?? ""
            } else if blocks.contains(name) {
                text += "\u{2028}"
            }
        }
        return (text + rest).split(separator: "\u{2028}").map { unescaped($0.split(whereSeparator: \.isWhitespace).joined(separator: " ")) }
            .filter { !$0.isEmpty }
    }

    private static func unescaped(_ line: String) -> String {
        guard line.contains("&") else { return line }
        let pieces = line.split(separator: "&", omittingEmptySubsequences: false)
        return pieces.dropFirst().reduce(String(pieces[0])) { text, piece in
            guard let end = piece.prefix(10).firstIndex(of: ";") else { return text + "&" + piece }
            let name = String(piece[..<end])
            let number = name.hasPrefix("#x") || name.hasPrefix("#X") ? UInt32(name.dropFirst(2), radix: 16) : UInt32(name.dropFirst())
            let sign = name.hasPrefix("#") ? number.flatMap(Unicode.Scalar.init).map { String($0) } : entities[name]
            return sign.map { text + $0 + piece[piece.index(after: end)...] } ?? text + "&" + piece
        }
    }
}
