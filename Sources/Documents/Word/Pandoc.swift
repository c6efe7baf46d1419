/// The nodes of pandoc's own tree that a paper needs; pandoc makes the Word file of them.
enum Pandoc {
    static func document(_ blocks: [JSON], meta: [(String, JSON)]) -> JSON {
        ["pandoc-api-version": [.number(1), .number(23)], "meta": .object(meta), "blocks": .list(blocks)]
    }

    // MARK: Meta

    static func metaText(_ text: String) -> JSON { .node("MetaInlines", .list([self.text(text)])) }
    static func metaList(_ texts: [String]) -> JSON { .node("MetaList", .list(texts.map(metaText))) }

    // MARK: Blocks

    static func paragraph(_ inlines: [JSON]) -> JSON { .node("Para", .list(inlines)) }
    /// A paragraph without air after it, as in cells and lists of short items.
    static func tight(_ inlines: [JSON]) -> JSON { .node("Plain", .list(inlines)) }
    static func heading(_ level: Int, id: String = "", _ inlines: [JSON]) -> JSON {
        .node("Header", [.number(level), attributes(id: id), .list(inlines)])
    }
    static func bullets(_ items: [[JSON]]) -> JSON { .node("BulletList", .list(items.map { .list($0) })) }
    static func numbered(from start: Int, _ items: [[JSON]]) -> JSON {
        .node(
            "OrderedList",
            [[.number(start), .node("Decimal"), .node("Period")], .list(items.map { .list($0) })])
    }
    static func quote(_ blocks: [JSON]) -> JSON { .node("BlockQuote", .list(blocks)) }
    /// Blocks in one of the styles of reference.docx.
    static func styled(_ style: String, _ blocks: [JSON]) -> JSON {
        .node("Div", [attributes(["custom-style": style]), .list(blocks)])
    }
    /// What pandoc has no node for, in Word's own markup.
    static func raw(_ markup: String) -> JSON { .node("RawBlock", ["openxml", .text(markup)]) }

    static func figure(_ image: JSON, caption: [JSON]) -> JSON {
        .node(
            "Figure",
            [
                noAttributes, [.spelled(null), .list(caption.isEmpty ? [] : [tight(caption)])],
                [tight([image])],
            ])
    }

    /// - Parameter shares: the width of each column, as parts of the line.
    static func table(header: [[JSON]], rows: [[[JSON]]], shares: [Double]) -> JSON {
        let columns = shares.map {
            JSON.list([.node("AlignDefault"), .node("ColWidth", .spelled(decimal($0)))])
        }
        return .node(
            "Table",
            [
                noAttributes, [.spelled(null), []], .list(columns), [noAttributes, [row(header)]],
                [[noAttributes, .number(0), [], .list(rows.map(row))]], [noAttributes, []],
            ])
    }

    private static func row(_ cells: [[JSON]]) -> JSON {
        [
            noAttributes,
            .list(cells.map { [noAttributes, .node("AlignDefault"), .number(1), .number(1), .list($0)] }),
        ]
    }

    // MARK: Inlines

    static func text(_ text: String) -> JSON { .node("Str", .text(text)) }
    static func strong(_ inline: JSON) -> JSON { .node("Strong", [inline]) }
    static func emphasis(_ inline: JSON) -> JSON { .node("Emph", [inline]) }
    static func link(_ inline: JSON, to address: String) -> JSON {
        .node("Link", [noAttributes, [inline], [.text(address), ""]])
    }
    static func image(_ file: String, alt: String, _ size: [String: String]) -> JSON {
        .node("Image", [attributes(size), .list(alt.isEmpty ? [] : [text(alt)]), [.text(file), ""]])
    }
    static var lineBreak: JSON { .node("LineBreak") }

    // MARK: Attributes

    private static let null = Array("null".utf8)
    private static var noAttributes: JSON { attributes() }
    private static func attributes(id: String = "", _ values: [String: String] = [:]) -> JSON {
        let pairs = values.sorted { $0.key < $1.key }.map { JSON.list([.text($0.key), .text($0.value)]) }
        return [.text(id), [], .list(pairs)]
    }
    /// Four decimals are finer than any printer.
    private static func decimal(_ part: Double) -> [UInt8] {
        let digits = String(Int((part * 10_000).rounded()) + 10_000).dropFirst()
        return Array((part >= 1 ? "1.0" : "0." + digits).utf8)
    }
}
