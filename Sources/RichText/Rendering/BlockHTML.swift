public import HTML

extension Document {
    /// The document as markup.
    /// - Parameter level: the level of its first headings on the page: 3 gives h3 to h5. Nothing goes below h6.
    public func html(headingsFrom level: Int = 3) -> HTML {
        Rendering(headingsFrom: level).blocks(blocks)
    }
}

struct Rendering {
    private let headingsFrom: Int

    init(headingsFrom: Int) { self.headingsFrom = headingsFrom }

    @Markup func blocks(_ blocks: [Block]) -> HTML {
        for block in blocks { self.block(block) }
    }

    private func block(_ block: Block) -> HTML {
        switch block {
        case .paragraph(let inlines): element("p", [], lines(inlines))
        case .heading(let level, let inlines): element(tag(level), [], lines(inlines))
        case .bulletList(let items): element("ul", [], self.items(items))
        case .numberedList(let start, let items):
            element("ol", start == 1 ? [] : [.start(String(start))], self.items(items))
        case .table(let table): self.table(table)
        case .figure(let figure): self.figure(figure)
        case .quote(let blocks): element("blockquote", [], self.blocks(blocks))
        }
    }

    private func tag(_ level: HeadingLevel) -> StaticString {
        let tags: [StaticString] = ["h1", "h2", "h3", "h4", "h5", "h6"]
        return tags[min(max(headingsFrom + level.rawValue - 1, 1), 6) - 1]
    }

    /// An item with one paragraph first and only lists after it needs no paragraph element.
    @Markup private func items(_ items: [ListItem]) -> HTML {
        for item in items { element("li", [], tight(item.blocks)) }
    }

    private func tight(_ blocks: [Block]) -> HTML {
        guard case .paragraph(let inlines)? = blocks.first, blocks.dropFirst().allSatisfy(\.isList)
        else { return self.blocks(blocks) }
        return lines(inlines) + self.blocks(Array(blocks.dropFirst()))
    }

    /// An empty cell of the header names no column, so it is no header.
    private func table(_ table: Table) -> HTML {
        element(
            "table", [],
            thead { tr { for cell in table.header { headerCell(cell) } } }
                + tbody {
                    for row in table.rows { tr { for cell in row { element("td", [], tight(cell.blocks)) } } }
                })
    }

    private func headerCell(_ cell: TableCell) -> HTML {
        cell.blocks.isEmpty ? td("") : element("th", [.scope("col")], tight(cell.blocks))
    }

    private func figure(_ figure: Figure) -> HTML {
        let image = img(.src(figure.address), .alt(figure.alt))
        if figure.caption.isEmpty { return element("figure", [], image) }
        return element("figure", [], image + element("figcaption", [], lines(figure.caption)))
    }

    @Markup private func lines(_ inlines: [Inline]) -> HTML {
        for inline in inlines {
            switch inline {
            case .lineBreak: br()
            case .text(let text, let marks): self.text(text, marks)
            }
        }
    }

    private func text(_ text: String, _ marks: Marks) -> HTML {
        var html = HTML(text)
        if marks.emphasis { html = element("em", [], html) }
        if marks.strong { html = element("strong", [], html) }
        if let link = marks.link {
            html = element("a", [.href(link.address), .rel("noopener nofollow")], html)
        }
        return html
    }
}

extension Block {
    fileprivate var isList: Bool {
        switch self {
        case .bulletList, .numberedList: true
        default: false
        }
    }
}
