/// An element of a Word file's XML, under the prefix that ECMA-376 writes its namespace with: "w:p".
final class MarkupNode {
    let name: String
    var attributes: [(name: String, value: String)] = []
    var children: [MarkupNode] = []
    /// What a leaf of text says; other elements have no text of their own.
    var text = ""
    /// Whether the text is accounted for: written on, or left out for a reason that is told.
    var isTold = false

    init(_ name: String) { self.name = name }

    subscript(_ attribute: String) -> String? { attributes.first { $0.name == attribute }?.value }

    func child(_ name: String) -> MarkupNode? { children.first { $0.name == name } }

    /// The value of a child that is a property: `<w:pStyle w:val="Rubrik1"/>`.
    func value(_ name: String) -> String? { child(name)?["w:val"] }

    /// Whether a property of yes and no is there: alone it means yes (§17.17.4). Nil when it is not.
    func isOn(_ name: String) -> Bool? {
        guard let property = child(name) else { return nil }
        return !["0", "false", "off"].contains(property["w:val"] ?? "1")
    }

    /// Itself and all within, in order.
    func walk(_ visit: (MarkupNode) -> Void) {
        visit(self)
        for child in children { child.walk(visit) }
    }

    func first(_ name: String) -> MarkupNode? {
        for child in children {
            if child.name == name { return child }
            if let found = child.first(name) { return found }
        }
        return nil
    }

    func all(_ name: String) -> [MarkupNode] {
        var found: [MarkupNode] = []
        walk { if $0.name == name { found.append($0) } }
        return found
    }

    /// Marks all text within as accounted for, and gives it.
    @discardableResult func tell() -> String {
        guard !MarkupNode.leaves.contains(name) else {
            isTold = true
            return text
        }
        if name == "mc:AlternateContent" {
            for way in children { for child in way.children { child.tell() } }
            return chosen.reduce("") { $0 + $1.tell() }
        }
        let words = children.reduce("") { $0 + $1.tell() }
        return MarkupNode.ends.contains(name) ? words + " " : words
    }

    /// Elements that hold text itself.
    static let leaves: Set<String> = ["w:t", "m:t", "a:t"]
    /// What parts words, beside white space.
    private static let ends: Set<String> = ["w:p", "w:br", "w:cr", "w:tab", "w:ptab", "a:p", "a:br", "w:tc"]
}

/// The namespaces that the reading knows, by the prefix that the standard gives them.
enum MarkupNames {
    static let addresses: [(prefix: String, address: String)] = [
        ("w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
        ("r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
        ("m", "http://schemas.openxmlformats.org/officeDocument/2006/math"),
        ("a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
        ("pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"),
        ("wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
        ("c", "http://schemas.openxmlformats.org/drawingml/2006/chart"),
        ("dgm", "http://schemas.openxmlformats.org/drawingml/2006/diagram"),
        ("mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
        ("v", "urn:schemas-microsoft-com:vml"),
        ("o", "urn:schemas-microsoft-com:office:office"),
        ("cx", "http://schemas.microsoft.com/office/drawing/2014/chartex"),
        ("asvg", "http://schemas.microsoft.com/office/drawing/2016/SVG/main"),
        ("rel", "http://schemas.openxmlformats.org/package/2006/relationships"),
    ]

    /// The same in strict files (ISO/IEC 29500-1).
    private static let strict: [(prefix: String, address: String)] = [
        ("w", "http://purl.oclc.org/ooxml/wordprocessingml/main"),
        ("r", "http://purl.oclc.org/ooxml/officeDocument/relationships"),
        ("m", "http://purl.oclc.org/ooxml/officeDocument/math"),
        ("a", "http://purl.oclc.org/ooxml/drawingml/main"),
        ("pic", "http://purl.oclc.org/ooxml/drawingml/picture"),
        ("wp", "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing"),
        ("c", "http://purl.oclc.org/ooxml/drawingml/chart"),
        ("dgm", "http://purl.oclc.org/ooxml/drawingml/diagram"),
    ]

    static let prefixes: [String: String] = Dictionary(
        (addresses + strict).map { ($0.address, $0.prefix) }, uniquingKeysWith: { first, _ in first })
    static let known = Set(addresses.map(\.prefix))

    /// The declarations of all of them, for the root of what is written.
    static let declarations = addresses.map { #" xmlns:\#($0.prefix)="\#($0.address)""# }.joined()
}
