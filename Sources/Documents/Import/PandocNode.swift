import Base
import Foundation

/// A part of the converter's tree: `{"t": "Para", "c": […]}`.
struct PandocNode {
    private let raw: Any

    /// A tree of nothing known is read as empty, never refused: what cannot be read is told in the preview.
    init(_ raw: Any) { self.raw = raw }

    /// - Throws: `Refusal` when it is not JSON.
    init(json: [UInt8]) throws(Refusal) {
        guard let raw = try? JSONSerialization.jsonObject(with: Data(json)), raw is [String: Any] else {
            throw DocxFile.damaged
        }
        self.raw = raw
    }

    var type: String { (raw as? [String: Any])?["t"] as? String ?? "" }
    var content: PandocNode { self["c"] }
    var text: String { raw as? String ?? "" }
    var number: Int { (raw as? NSNumber)?.intValue ?? 0 }
    var nodes: [PandocNode] { (raw as? [Any] ?? []).map(PandocNode.init) }
    var keys: [String] { (raw as? [String: Any])?.keys.sorted() ?? [] }

    subscript(_ key: String) -> PandocNode { PandocNode((raw as? [String: Any])?[key] ?? NSNull()) }
    subscript(_ index: Int) -> PandocNode {
        guard let list = raw as? [Any], list.indices.contains(index) else { return PandocNode(NSNull()) }
        return PandocNode(list[index])
    }

    /// All words within, in order, whatever the parts are; for what is unknown or too deep.
    var words: String {
        var words = ""
        var rest = [raw]
        while let next = rest.popLast() {
            if let list = next as? [Any] {
                rest += list.reversed()
            } else if let node = next as? [String: Any] {
                switch node["t"] as? String {
                case "Str": words += node["c"] as? String ?? ""
                case "Space", "SoftBreak", "LineBreak": words += " "
                case "Code", "CodeBlock", "Math", "RawInline", "RawBlock":
                    words += ((node["c"] as? [Any])?.last as? String) ?? ""
                default: if let content = node["c"] { rest.append(content) }
                }
            }
            if next is [String: Any], !words.isEmpty, isBlock(next), words.last != " " { words += " " }
        }
        return words
    }

    private func isBlock(_ raw: Any) -> Bool {
        ["Para", "Plain", "Header"].contains((raw as? [String: Any])?["t"] as? String)
    }
}
