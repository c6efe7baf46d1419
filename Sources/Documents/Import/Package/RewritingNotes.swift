/// Notes below the page and last in the file: each stands in brackets where it is referred to.
extension Rewriting {
    /// The note that an element refers to: "footnote 2".
    func note(_ node: MarkupNode) -> String? {
        guard node.name == "w:footnoteReference" || node.name == "w:endnoteReference", let id = node["w:id"]
        else { return nil }
        return "\(node.name.dropFirst(2).dropLast(9)) \(id)"
    }

    /// A note that is referred to from within another comes last: otherwise a chain of them would be as deep as it is long.
    mutating func reference(_ node: MarkupNode) {
        guard let id = note(node), let note = around.notes[id], opened.updateValue(note.node, forKey: id) == nil else { return }
        record.hasNotes = true
        guard !isInNote else { return waiting.append(note) }
        guard note.node.saysSomething else { return }
        text(" (")
        unfold(note)
        text(")")
    }

    private mutating func unfold(_ note: Note) {
        flush()
        let outer = (plan, fields, link, properties), (style, relations) = (paragraphStyle, around.relations)
        (plan, fields, link, properties) = (FieldPlan(note.node.children), [], nil, nil)
        (around.relations, isInNote) = (note.relations, true)
        for (place, block) in Rewriting.unwrapped(note.node.children).enumerated() {
            if place > 0 { text(" ") }
            paragraphStyle = block.child("w:pPr")?.value("w:pStyle")
            for node in block.name == "w:p" ? block.children : [block] { inline(node) }
        }
        flush()
        (plan, fields, link, properties) = outer
        (paragraphStyle, around.relations, isInNote) = (style, relations, false)
    }

    /// Notes of notes, and theirs, each in paragraphs of its own.
    mutating func notesThatWait() {
        while !waiting.isEmpty {
            let note = waiting.removeFirst()
            story(note.node.children, relations: note.relations)
        }
    }
}
