/// Lines of text: texts with marks, and line breaks.
enum InlineReading {
    static func inlines(of node: Node) throws(DocumentRefusal) -> [Inline] {
        guard node.text == nil, node.marks.isEmpty else { throw .damaged }
        var inlines: [Inline] = []
        inlines.reserveCapacity(node.content.count)
        for index in node.content.indices {
            try BlockReading.inside(index) { () throws(DocumentRefusal) in
                try append(node.content[index], to: &inlines)
            }
        }
        return inlines
    }

    private static func append(_ node: Node, to inlines: inout [Inline]) throws(DocumentRefusal) {
        switch node.type {
        case "text":
            try node.attributes.allow()
            guard let text = node.text, node.content.isEmpty else { throw .damaged }
            let marks = try marks(of: node)
            if !text.isEmpty { inlines.append(text, marks) }
        case "hardBreak":
            // A line break within strong text is marked by the editor; it looks the same.
            try node.attributes.allow()
            guard node.text == nil, node.content.isEmpty else { throw .damaged }
            inlines.append(.lineBreak)
        default: throw .unknownNode(node.type)
        }
    }

    private static func marks(of node: Node) throws(DocumentRefusal) -> Marks {
        var marks = Marks()
        for mark in node.marks {
            switch mark.type {
            case "bold", "strong":
                try mark.attributes.allow()
                marks.strong = true
            case "italic", "em":
                try mark.attributes.allow()
                marks.emphasis = true
            case "link": marks.link = try link(mark.attributes)
            default: throw .unknownMark(mark.type)
            }
        }
        return marks
    }

    /// How a link opens and looks is for the page to say.
    private static func link(_ attributes: [NodeAttribute]) throws(DocumentRefusal) -> Link {
        try attributes.allow("href", "target", "rel", "class", "title")
        guard case .text(let address) = attributes["href"], let link = Link(address) else { throw .link }
        return link
    }
}

extension [Inline] {
    /// Adds text, to the last one when that has the same marks.
    fileprivate mutating func append(_ text: String, _ marks: Marks) {
        if case .text(let before, marks) = last {
            self[count - 1] = .text(tidied(before + text), marks)
        } else {
            append(.text(text, marks))
        }
    }
}
