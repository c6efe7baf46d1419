/// Writes a text of a Word file anew in the part of the format that the converter reads: paragraphs, runs, tables whose
/// rows are equally wide, pictures and links. All else is unfolded into these, or taken note of as left out (`ImportRecord`).
///
/// The converter drops what it does not know, in silence: the paragraph that a text box is anchored in, cells to the
/// right of the first row's last, results of simple fields.
struct Rewriting {
    /// What the text leans on.
    struct Surroundings {
        var styles: WordStyles
        var relations: [String: WordParts.Relation] = [:]
        var parts: WordParts
        /// Whether it is a file within the file, whose styles, lists and pictures are not ours.
        var isChunk = false
        /// Notes by kind and number: "footnote 2".
        var notes: [String: Note] = [:]

        /// What stands around the text of a file.
        init(of parts: WordParts, isChunk: Bool = false) throws(MarkupReader.Damage) {
            func part(_ kind: String) throws(MarkupReader.Damage) -> MarkupNode? {
                guard let name = try parts.name(of: kind) else { return nil }
                return try parts.part(name)
            }
            styles = WordStyles(styles: try part("styles"), numbering: isChunk ? nil : try part("numbering"))
            relations = try parts.relations(of: parts.main)
            (self.parts, self.isChunk) = (parts, isChunk)
            for kind in ["footnote", "endnote"] {
                guard let name = try parts.name(of: kind + "s"), let part = try parts.part(name) else { continue }
                let relations = try parts.relations(of: name)
                for note in part.children where note.name == "w:\(kind)" {
                    notes["\(kind) \(note["w:id"] ?? "")"] = Note(node: note, relations: relations)
                }
            }
        }
    }

    /// What stands below a page or last, and where the part that it stands in leads.
    struct Note {
        let node: MarkupNode
        let relations: [String: WordParts.Relation]
    }

    /// What comes after the paragraph that it is anchored in. A part of the file has relationships of its own.
    enum Box { case blocks([MarkupNode], [String: WordParts.Relation]), text(String) }

    var around: Surroundings
    var record: ImportRecord
    var out = MarkupWriter()
    // The paragraph that is being written.
    var line = MarkupWriter()
    var lineSaysSomething = false
    var boxes: [Box] = []
    var paragraphStyle: String?
    // The run that is being written.
    var items = MarkupWriter()
    var properties: MarkupNode?
    var link: LinkTarget?
    // The fields that are open, the outermost first.
    var fields: [OpenField] = []
    var plan = FieldPlan([])
    /// Identifiers of pictures.
    var drawings = 0
    var isInNote = false
    /// Notes that the text refers to, and those of them that wait for its end.
    var opened: [String: MarkupNode] = [:]
    var waiting: [Note] = []

    static let outBytesMax = 60_000_000

    init(_ around: Surroundings, _ record: ImportRecord) { (self.around, self.record) = (around, record) }

    /// A file's whole text, and what of it nobody has accounted for: that should stand in the answer, and will be told as missing.
    mutating func whole(_ body: MarkupNode) {
        story(body.children)
        notesThatWait()
        for root in [body] + opened.sorted(by: { $0.key < $1.key }).map(\.value) {
            root.walk { node in
                if MarkupNode.leaves.contains(node.name), !node.isTold { record.words += "\n" + node.text }
            }
        }
    }

    /// A text with fields of its own.
    mutating func story(_ nodes: [MarkupNode]) {
        let outer = (plan, fields, link, properties)
        (plan, fields, link, properties) = (FieldPlan(nodes), [], nil, nil)
        blocks(nodes)
        (plan, fields, link, properties) = outer
    }

    /// A text that stands in another part of the file.
    mutating func story(_ nodes: [MarkupNode], relations: [String: WordParts.Relation]) {
        let outer = around.relations
        around.relations = relations
        story(nodes)
        around.relations = outer
    }

    /// Paragraphs and tables; what else stands between them comes in paragraphs of its own.
    mutating func blocks(_ nodes: [MarkupNode]) {
        var loose: [MarkupNode] = []
        var initial: [MarkupNode] = []
        for node in Rewriting.unwrapped(nodes) {
            guard out.bytes.count < Self.outBytesMax else { return }
            guard Rewriting.isBlock(node.name) else {
                loose.append(node)
                continue
            }
            paragraph(loose: loose)
            loose = []
            if node.name == "w:p" {
                if node.isDropCap {
                    initial += node.children
                } else {
                    paragraph(node.child("w:pPr"), initial + node.children)
                    initial = []
                }
                continue
            }
            paragraph(loose: initial)
            initial = []
            if node.name == "w:tbl" { table(node) } else { chunk(node) }
        }
        paragraph(loose: initial + loose)
    }

    /// What wraps blocks or runs without a meaning of its own: content controls, custom XML, directions, tracked
    /// insertions, what we do not know.
    static func unwrapped(_ nodes: [MarkupNode]) -> [MarkupNode] {
        nodes.flatMap { node -> [MarkupNode] in
            switch node.name {
            case "mc:AlternateContent":
                node.tellUnchosen()
                return unwrapped(node.chosen)
            case "w:del", "w:moveFrom":
                node.tell()
                return []
            case _ where isBlock(node.name) || isInline(node.name): return [node]
            default: return unwrapped(node.children)
            }
        }
    }

    private static func isBlock(_ name: String) -> Bool { ["w:p", "w:tbl", "w:altChunk"].contains(name) }

    private static func isInline(_ name: String) -> Bool { inlines.contains(name) }
    private static let inlines: Set<String> = [
        "w:r", "w:hyperlink", "w:fldSimple", "w:bookmarkStart", "w:subDoc", "m:oMath", "m:oMathPara", "w:t", "m:t",
        "a:t", "w:fldChar", "w:instrText", "w:drawing", "w:pict", "w:object", "w:ruby",
    ]

    /// What stands outside of paragraphs; most of it says nothing.
    private mutating func paragraph(loose nodes: [MarkupNode]) {
        let says = nodes.contains { $0.saysSomething || $0.name == "w:bookmarkStart" && BookmarkMark.isOurs($0["w:name"] ?? "") }
        if says { paragraph(nil, nodes) } else { for node in nodes { inline(node) } }
    }

    /// A paragraph, and after it the boxes that are anchored in it.
    mutating func paragraph(_ pPr: MarkupNode?, _ nodes: [MarkupNode]) {
        let outer = (line, lineSaysSomething, boxes, paragraphStyle)
        (line, lineSaysSomething, boxes) = (MarkupWriter(), false, [])
        paragraphStyle = pPr?.value("w:pStyle")
        for node in nodes where node.name != "w:pPr" { inline(node) }
        flush()
        let anchored = boxes
        if lineSaysSomething || anchored.isEmpty || !line.bytes.isEmpty {
            out.put("<w:p>")
            if let pPr { paragraphProperties(pPr) }
            out.put(line)
            out.put("</w:p>")
            record.words += "\n"
        }
        (line, lineSaysSomething, boxes, paragraphStyle) = outer
        for box in anchored {
            switch box {
            case .blocks(let nodes, let relations): story(nodes, relations: relations)
            case .text(let text): plain(text)
            }
        }
    }

    /// A paragraph of words alone.
    mutating func plain(_ text: String) {
        out.put("<w:p><w:r><w:t xml:space=\"preserve\">")
        out.text(text)
        out.put("</w:t></w:r></w:p>")
        record.words += text + "\n"
    }

    private static let kept: Set = ["w:numPr", "w:ind", "w:outlineLvl", "w:keepNext", "w:jc"]

    private mutating func paragraphProperties(_ pPr: MarkupNode) {
        guard !around.isChunk else { return }
        out.put("<w:pPr>")
        if let style = pPr.value("w:pStyle"), !around.styles.isKeptApart(style) {
            out.put("<w:pStyle")
            out.attribute("w:val", style)
            out.put("/>")
        }
        for property in pPr.children where Self.kept.contains(property.name) { out.copy(property) }
        out.put("</w:pPr>")
        let number = pPr.child("w:numPr")?.value("w:numId") ?? ""
        if around.styles.unsigned.contains(number) { Self.mark(BookmarkMark.continued, in: &out) }
    }

    /// A word that `PandocReading` takes out again.
    static func mark(_ word: String, in out: inout MarkupWriter) {
        out.put("<w:r><w:t>")
        out.put("&#xE000;")
        out.text(word)
        out.put("&#xE001;")
        out.put("</w:t></w:r>")
    }
}

extension MarkupNode {
    /// A letter that stands large before the paragraph that it begins (§17.3.1.11).
    fileprivate var isDropCap: Bool {
        ["drop", "margin"].contains(child("w:pPr")?.child("w:framePr")?["w:dropCap"] ?? "none")
    }

    /// Of two ways to say the same, the one that is not read is accounted for.
    func tellUnchosen() {
        let chosen = Set(self.chosen.map(ObjectIdentifier.init))
        for way in children where !way.children.contains(where: { chosen.contains(ObjectIdentifier($0)) }) {
            way.tell()
        }
    }
}
