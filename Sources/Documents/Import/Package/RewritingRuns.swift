/// What stands in a line.
extension Rewriting {
    mutating func inline(_ node: MarkupNode) {
        switch node.name {
        case "w:r": run(node)
        case "w:pPr", "w:rPr": break
        case "w:hyperlink": linked(target(of: node), node.children)
        case "w:fldSimple":
            guard isVisible else {
                node.tell()
                return
            }
            linked(LinkTarget(instruction: node["w:instr"] ?? ""), node.children)
        case "w:del", "w:moveFrom": node.tell()
        case "mc:AlternateContent":
            node.tellUnchosen()
            for child in node.chosen { inline(child) }
        case "w:bookmarkStart":
            guard let name = node["w:name"], BookmarkMark.isOurs(name), !around.isChunk else { return }
            flush()
            Rewriting.mark(name, in: &line)
        case "w:p", "w:tbl", "w:txbxContent", "w:altChunk": boxes.append(.blocks([node], around.relations))
        case "m:oMath", "m:oMathPara": formula(node)
        case "w:subDoc":
            record.leaveOut(.linkedFile, around.relations[node["r:id"] ?? ""]?.target ?? "")
        case "w:t", "m:t", "a:t", "w:fldChar", "w:instrText", "w:delText", "w:drawing", "w:pict", "w:object", "w:ruby":
            item(node)
        default: for child in node.children { inline(child) }
        }
    }

    private mutating func linked(_ target: LinkTarget?, _ nodes: [MarkupNode]) {
        let outer = link
        flush()
        link = target ?? outer
        for node in nodes { inline(node) }
        flush()
        link = outer
    }

    /// Where a link leads; nil when it leads nowhere, and is text.
    private func target(of node: MarkupNode) -> LinkTarget? {
        if let id = node["r:id"], let relation = around.relations[id], relation.isOutside {
            return .outside(node["w:anchor"].map { "\(relation.target)#\($0)" } ?? relation.target)
        }
        return node["w:anchor"].map(LinkTarget.within)
    }

    private mutating func run(_ node: MarkupNode) {
        flush()
        let outer = properties
        properties = node.child("w:rPr")
        for child in node.children { item(child) }
        flush()
        properties = outer
    }

    var isVisible: Bool { fields.allSatisfy(\.isShown) }

    /// Hidden by itself, by its style or by its paragraph's, the nearest first.
    private var isHidden: Bool {
        properties?.isOn("w:vanish") ?? around.styles.isHidden(properties?.value("w:rStyle"))
            ?? around.styles.isHidden(paragraphStyle) ?? false
    }

    mutating func item(_ node: MarkupNode) {
        switch node.name {
        case "w:fldChar": return field(node)
        case "w:instrText":
            if let last = fields.indices.last, !fields[last].isInResult { fields[last].instruction += node.text }
            return
        case "w:rPr": return
        case _ where !isVisible:
            node.tell()
            return
        case _ where isHidden: return hide(node)
        default: visible(node)
        }
    }

    private mutating func hide(_ node: MarkupNode) {
        var text = node.tell()
        if let note = note(node) { text += " " + (around.notes[note]?.node.tell() ?? "") }
        record.leaveOut(.hidden, text)
    }

    private mutating func visible(_ node: MarkupNode) {
        switch node.name {
        case "w:t", "m:t", "a:t":
            node.isTold = true
            text(node.text)
        case "w:tab", "w:ptab": sign("<w:tab/>")
        case "w:cr", "a:br": sign("<w:br/>")
        case "w:br": sign("<w:br/>")
        case "w:noBreakHyphen": sign("<w:noBreakHyphen/>")
        case "w:softHyphen": items.put("<w:softHyphen/>")
        case "w:sym":
            items.copy(node)
            record.words += WordCount.sign
            lineSaysSomething = true
        case "w:footnoteReference", "w:endnoteReference": reference(node)
        case "w:delText": node.tell()
        case "w:ruby": ruby(node)
        case "w:drawing", "w:pict", "w:object": drawing(node)
        case "mc:AlternateContent":
            node.tellUnchosen()
            for child in node.chosen { item(child) }
        case "w:r":
            flush()
            run(node)
        default: inline(node)
        }
    }

    /// Words in the run that is being written.
    mutating func text(_ text: String) {
        items.put("<w:t xml:space=\"preserve\">")
        items.text(text)
        items.put("</w:t>")
        record.words += text
        if text.contains(where: { !$0.isWhitespace }) { (lineSaysSomething) = true }
        for place in fields.indices { fields[place].hasShown = true }
    }

    private mutating func sign(_ markup: StaticString) {
        items.put(markup)
        record.words += " "
    }

    /// The small words over others follow them in brackets (§17.3.3.25).
    private mutating func ruby(_ node: MarkupNode) {
        for part in node.child("w:rubyBase")?.children ?? [] { inline(part) }
        let over = node.child("w:rt")?.children ?? []
        guard over.contains(where: \.saysSomething) else { return }
        text(" (")
        for part in over { inline(part) }
        text(")")
    }

    /// A field's result is read as any text; how it was reckoned is not (§17.16.18).
    private mutating func field(_ node: MarkupNode) {
        guard let mark = plan.marks[ObjectIdentifier(node)] else { return }
        switch mark {
        case .begin(let hasResult): fields.append(OpenField(hasResult: hasResult, form: node.child("w:ffData")))
        case .separate:
            flush()
            fields[fields.count - 1].isInResult = true
        case .end:
            flush()
            guard let field = fields.popLast() else { return }
            let own = field.hasShown ? "" : field.ownText
            if isVisible, !own.isEmpty {
                text(own)
                flush()
            }
        }
    }

    /// Ends the run that is being written.
    mutating func flush() {
        guard !items.bytes.isEmpty else { return }
        let target = link ?? fields.last { $0.target != nil }?.target
        if let target { open(target) }
        line.put("<w:r>")
        if let properties { runProperties(properties) }
        line.put(items)
        line.put("</w:r>")
        if target != nil { line.put("</w:hyperlink>") }
        items = MarkupWriter()
    }

    private mutating func open(_ target: LinkTarget) {
        line.put("<w:hyperlink")
        switch target {
        case .within(let anchor): line.attribute("w:anchor", anchor)
        case .outside(let address): line.attribute("r:id", record.link(address))
        }
        line.put(">")
    }

    private static let dropped: Set = [
        "w:rPrChange", "w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:vanish", "w:specVanish", "w:webHidden",
    ]

    private mutating func runProperties(_ rPr: MarkupNode) {
        line.put("<w:rPr>")
        for property in rPr.children where !Self.dropped.contains(property.name) && !isCode(property) { line.copy(property) }
        line.put("</w:rPr>")
    }

    /// A file within the file has styles of its own.
    private func isCode(_ property: MarkupNode) -> Bool {
        property.name == "w:rStyle" && (around.isChunk || around.styles.isKeptApart(property["w:val"] ?? ""))
    }

    /// A formula as the converter reads it, or as words when something else stands in it.
    private mutating func formula(_ node: MarkupNode) {
        guard isVisible else {
            node.tell()
            return
        }
        flush()
        guard node.isPureFormula else {
            for child in node.children { inline(child) }
            return
        }
        line.copy(node)
        // Letters beyond the Latin ones become words of the formula language.
        let words = node.all("m:t").map(\.text).filter { $0.unicodeScalars.allSatisfy { $0.value < 0x250 } }
        record.words += WordCount.sign + words.joined(separator: WordCount.sign) + WordCount.sign
        node.tell()
        lineSaysSomething = true
    }
}

extension MarkupNode {
    /// Whether there is nothing in a formula but what formulas are made of.
    fileprivate var isPureFormula: Bool {
        children.allSatisfy { $0.name.hasPrefix("m:") && $0.isPureFormula || $0.name == "w:rPr" }
    }
}
