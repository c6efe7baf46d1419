import HTML

/// The markup of two versions as one.
struct ComparisonRendering {
    private let headingsFrom: Int
    private let leads: (inserted: String, removed: String)

    /// What has happened to something whole.
    enum Fate { case kept, inserted, removed }

    init(headingsFrom: Int, inserted: String, removed: String) {
        (self.headingsFrom, leads) = (headingsFrom, (inserted, removed))
    }

    func blocks(_ old: [Block], _ new: [Block]) -> HTML {
        var parts: [HTML] = []
        for step in Step.steps(old, new) {
            switch step {
            case .kept(let block): parts.append(self.block(block, .kept))
            case .removed(let block): parts.append(self.block(block, .removed))
            case .inserted(let block): parts.append(self.block(block, .inserted))
            case .changed(let old, let new):
                parts.append(changed(old, new) ?? block(old, .removed) + block(new, .inserted))
            }
        }
        return Markup.buildArray(parts)
    }

    /// A block that is the same but within; nil when it is another kind of block now.
    private func changed(_ old: Block, _ new: Block) -> HTML? {
        switch (old, new) {
        case (.paragraph(let old), .paragraph(let new)): return element("p", [], line(old, new))
        case (.heading(let level, let old), .heading(let same, let new)):
            return level == same ? element(tag(level), [], line(old, new)) : nil
        case (.bulletList(let old), .bulletList(let new)):
            return element("ul", [], items(old, new, numbers: nil))
        case (.numberedList(let start, let old), .numberedList(let same, let new)):
            return start == same ? element("ol", startAttribute(start), items(old, new, numbers: start)) : nil
        case (.quote(let old), .quote(let new)): return element("blockquote", [], blocks(old, new))
        case (.table(let old), .table(let new)):
            return old.header.count == new.header.count ? table(old, new) : nil
        case (.figure(let old), .figure(let new)): return figure(old, new)
        default: return nil
        }
    }

    /// Each item of a numbered list has its number, for those that are gone are listed too.
    private func items(_ old: [ListItem], _ new: [ListItem], numbers start: Int?) -> HTML {
        var parts: [HTML] = []
        var (oldNumber, newNumber) = (start ?? 0, start ?? 0)
        func add(_ content: HTML, _ number: Int) {
            parts.append(element("li", start == nil ? [] : [.value(String(number))], content))
        }
        for step in Step.steps(old, new) {
            switch step {
            case .kept(let item): add(tight(item.blocks, .kept), newNumber)
            case .inserted(let item): add(tight(item.blocks, .inserted), newNumber)
            case .removed(let item): add(tight(item.blocks, .removed), oldNumber)
            case .changed(let old, let new): add(tight(old.blocks, new.blocks), newNumber)
            }
            if case .inserted = step {} else { oldNumber += 1 }
            if case .removed = step {} else { newNumber += 1 }
        }
        return Markup.buildArray(parts)
    }

    private func table(_ old: Table, _ new: Table) -> HTML {
        var rows: [HTML] = []
        for step in Step.steps(old.rows.map(Cells.init), new.rows.map(Cells.init)) {
            switch step {
            case .kept(let row): rows.append(self.row(row.cells, .kept))
            case .inserted(let row): rows.append(self.row(row.cells, .inserted))
            case .removed(let row): rows.append(self.row(row.cells, .removed))
            case .changed(let old, let new):
                rows.append(row(zip(old.cells, new.cells).map { td(tight($0.blocks, $1.blocks)) }))
            }
        }
        let header = zip(old.header, new.header).map { headerCell(tight($0.blocks, $1.blocks)) }
        return element(
            "table", [], element("thead", [], row(header)) + element("tbody", [], Markup.buildArray(rows)))
    }

    private func figure(_ old: Figure, _ new: Figure) -> HTML {
        var html =
            old.picture == new.picture
            ? image(new, .kept) : image(old, .removed) + image(new, .inserted)
        if old.alt != new.alt {
            // What the picture shows is not seen; when it has changed it is told.
            html = html + element("p", [.class("soft")], line([.text(old.alt)], [.text(new.alt)]))
        }
        if !old.caption.isEmpty || !new.caption.isEmpty {
            html = html + element("figcaption", [], line(old.caption, new.caption))
        }
        return element("figure", [], html)
    }

    /// As `tight` of what is whole, when both versions can be shown so.
    private func tight(_ old: [Block], _ new: [Block]) -> HTML {
        if old.isEmpty { return tight(new, .inserted) }
        if new.isEmpty { return tight(old, .removed) }
        guard let (first, after) = both(old.tight, new.tight) else { return blocks(old, new) }
        return line(first.line, after.line) + blocks(first.lists, after.lists)
    }

    private func line(_ old: [Inline], _ new: [Inline]) -> HTML {
        if old == new { return line(new, .kept) }
        let parts = LineComparison(old, new).readable.map { run in
            let words = [Inline](words: run.words)
            return switch run.kind {
            case .kept, .marked: line(words, .kept)
            case .inserted: line(words, .inserted)
            case .removed: line(words, .removed)
            }
        }
        return Markup.buildArray(parts)
    }
}

/// What is whole.
extension ComparisonRendering {
    private func block(_ block: Block, _ fate: Fate) -> HTML {
        switch block {
        case .paragraph(let inlines): element("p", [], line(inlines, fate))
        case .heading(let level, let inlines): element(tag(level), [], line(inlines, fate))
        case .bulletList(let items): element("ul", [], self.items(items, fate))
        case .numberedList(let start, let items):
            element("ol", startAttribute(start), self.items(items, fate))
        case .quote(let blocks): element("blockquote", [], self.blocks(blocks, fate))
        case .table(let table):
            element(
                "table", [],
                element("thead", [], row(table.header.map { headerCell(tight($0.blocks, fate)) }))
                    + element("tbody", [], HTML { for cells in table.rows { row(cells, fate) } }))
        case .figure(let figure):
            element(
                "figure", [],
                image(figure, fate)
                    + (figure.caption.isEmpty
                        ? HTML() : element("figcaption", [], line(figure.caption, fate))))
        }
    }

    @Markup private func blocks(_ blocks: [Block], _ fate: Fate) -> HTML {
        for block in blocks { self.block(block, fate) }
    }

    @Markup private func items(_ items: [ListItem], _ fate: Fate) -> HTML {
        for item in items { element("li", [], tight(item.blocks, fate)) }
    }

    /// An item or a cell with one paragraph first and only lists after it needs no paragraph element.
    private func tight(_ blocks: [Block], _ fate: Fate) -> HTML {
        guard let tight = blocks.tight else { return self.blocks(blocks, fate) }
        return line(tight.line, fate) + self.blocks(tight.lists, fate)
    }

    private func row(_ cells: [TableCell], _ fate: Fate) -> HTML {
        row(cells.map { td(tight($0.blocks, fate)) })
    }
    @Markup private func row(_ cells: [HTML]) -> HTML { tr { for cell in cells { cell } } }
    private func td(_ content: HTML) -> HTML { element("td", [], content) }
    private func headerCell(_ content: HTML) -> HTML {
        content.isEmpty ? td(content) : element("th", [.scope("col")], content)
    }

    private func image(_ figure: Figure, _ fate: Fate) -> HTML {
        told(img(.src(figure.address), .alt(figure.alt)), fate)
    }

    private func line(_ inlines: [Inline], _ fate: Fate) -> HTML {
        let parts = inlines.map { inline in
            switch inline {
            case .lineBreak: br()
            case .text(let text, let marks): self.text(text, marks)
            }
        }
        return told(Markup.buildArray(parts), fate)
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

    /// Tells what has happened by the element, and by a word.
    private func told(_ html: HTML, _ fate: Fate) -> HTML {
        if html.isEmpty { return html }
        return switch fate {
        case .kept: html
        case .inserted: element("ins", [], lead(leads.inserted) + html)
        case .removed: element("del", [], lead(leads.removed) + html)
        }
    }

    private func lead(_ word: String) -> HTML { span(word + " ", .class("vh")) }

    private func startAttribute(_ start: Int) -> [Attribute] { start == 1 ? [] : [.start(String(start))] }

    private func tag(_ level: HeadingLevel) -> StaticString {
        let tags: [StaticString] = ["h1", "h2", "h3", "h4", "h5", "h6"]
        return tags[min(max(headingsFrom + level.rawValue - 1, 1), 6) - 1]
    }
}

extension [Block] {
    /// A paragraph and the lists after it; nil for other blocks.
    fileprivate var tight: (line: [Inline], lists: [Block])? {
        guard case .paragraph(let inlines)? = first, dropFirst().allSatisfy({ $0.items != nil }) else {
            return nil
        }
        return (inlines, Array(dropFirst()))
    }
}
