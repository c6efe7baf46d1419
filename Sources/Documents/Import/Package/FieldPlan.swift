import Foundation

/// Which marks of fields belong together (§17.16.18). A mark that has no other half is nobody's: it must not hide the
/// rest of the text.
struct FieldPlan {
    enum Mark {
        /// Without a result, what stands in the field is no less text than what stands around it.
        case begin(hasResult: Bool)
        case separate, end
    }

    private(set) var marks: [ObjectIdentifier: Mark] = [:]
    private var open: [(begin: MarkupNode, separate: MarkupNode?)] = []

    /// - Parameter story: text that is read from end to end; boxes within it are stories of their own.
    init(_ story: [MarkupNode]) {
        for node in story { read(node) }
    }

    private mutating func read(_ node: MarkupNode) {
        switch node.name {
        case "w:del", "w:moveFrom", "w:txbxContent": return
        case "mc:AlternateContent":
            for child in node.chosen { read(child) }
        case "w:fldChar": mark(node)
        default: for child in node.children { read(child) }
        }
    }

    private mutating func mark(_ node: MarkupNode) {
        switch node["w:fldCharType"] {
        case "begin": open.append((node, nil))
        case "separate":
            if let last = open.indices.last, open[last].separate == nil { open[last].separate = node }
        case "end":
            guard let field = open.popLast() else { return }
            marks[ObjectIdentifier(field.begin)] = .begin(hasResult: field.separate != nil)
            if let separate = field.separate { marks[ObjectIdentifier(separate)] = .separate }
            marks[ObjectIdentifier(node)] = .end
        default: break
        }
    }
}

/// A field that is being read.
struct OpenField {
    var instruction = ""
    /// Whether its result is to come; what stands before it is how it was reckoned.
    var hasResult: Bool
    var isInResult = false
    /// Whether what stands here is seen.
    var isShown: Bool { isInResult || !hasResult }
    /// Whether any of its result has been read.
    var hasShown = false
    /// What a field of a form holds beside its result.
    var form: MarkupNode?

    var target: LinkTarget? { isInResult ? LinkTarget(instruction: instruction) : nil }

    /// What a field without a result shows by itself: the choice of a list, the box that is ticked, the text of a button.
    var ownText: String {
        let words = instruction.split(separator: " ", omittingEmptySubsequences: true)
        switch words.first?.uppercased() {
        case "FORMDROPDOWN":
            guard let list = form?.first("w:ddList") else { return "" }
            let entries = list.children.filter { $0.name == "w:listEntry" }.map { $0["w:val"] ?? "" }
            let place = Int(list.value("w:result") ?? list.value("w:default") ?? "0") ?? 0
            return entries.indices.contains(place) ? entries[place] : ""
        case "FORMCHECKBOX":
            guard let box = form?.first("w:checkBox") else { return "" }
            return box.isOn("w:checked") ?? box.isOn("w:default") ?? false ? "☒" : "☐"
        case "EQ": return equation
        case "MACROBUTTON", "GOTOBUTTON": return words.dropFirst(2).joined(separator: " ")
        default: return ""
        }
    }

    /// What an equation of the old kind is made of, without its signs of layout (§17.16.5.18): `EQ \\f(Antal;Totalt)`.
    private var equation: String {
        let pieces = instruction.split(separator: "\\", omittingEmptySubsequences: false)
        return pieces.dropFirst().map { $0.drop { $0.isLetter || $0 == " " } }.joined().trimmingCharacters(in: .whitespaces)
    }
}

/// Where a link leads.
enum LinkTarget: Hashable {
    case within(String)
    case outside(String)

    /// HYPERLINK "https://…" \l "place" (§17.16.5.25); nil for other fields.
    init?(instruction: String) {
        let words = LinkTarget.words(instruction)
        guard words.first?.uppercased() == "HYPERLINK" else { return nil }
        let anchor = words.firstIndex { $0.lowercased() == "\\l" }.flatMap { place in
            words.indices.contains(place + 1) ? words[place + 1] : nil
        }
        let address = words.dropFirst().first { !$0.hasPrefix("\\") }
        if let address, address != anchor {
            self = .outside(anchor.map { "\(address)#\($0)" } ?? address)
        } else if let anchor {
            self = .within(anchor)
        } else {
            return nil
        }
    }

    /// Words, and what stands within quotation marks as one.
    private static func words(_ instruction: String) -> [String] {
        var words: [String] = []
        for (place, piece) in instruction.split(separator: "\"", omittingEmptySubsequences: false).enumerated() {
            words += place.isMultiple(of: 2) ? piece.split(separator: " ").map(String.init) : [String(piece)]
        }
        return words
    }
}

extension MarkupNode {
    /// What is read of two ways to say the same: the first that is offered, or the other when the first says nothing
    /// (ECMA-376-3 §7.5).
    var chosen: [MarkupNode] {
        let choices = children.filter { $0.name == "mc:Choice" } + children.filter { $0.name == "mc:Fallback" }
        return (choices.first(where: \.saysSomething) ?? choices.first)?.children ?? []
    }

    /// Whether there is text or a picture within, or what stands for one.
    var saysSomething: Bool {
        if MarkupNode.leaves.contains(name) { return text.contains { !$0.isWhitespace } }
        return MarkupNode.showing.contains(name) || children.contains(where: \.saysSomething)
    }

    private static let showing: Set<String> = [
        "a:blip", "v:imagedata", "v:textpath", "c:chart", "cx:chart", "dgm:relIds", "w:footnoteReference",
        "w:endnoteReference", "w:fldChar", "w:altChunk", "o:OLEObject", "w:subDoc", "w:sym",
    ]
}
