/// What a file's styles and numberings say that the reading must know.
struct WordStyles {
    private struct Style {
        let name: String
        let basedOn: String?
        let isHidden: Bool?
    }

    /// How many styles may build on each other.
    private static let chainMax = 20
    /// What is in these styles the converter keeps apart from the text or reads as code, and drops some of: the first of
    /// two titles, what stands beside a note.
    private static let apart: Set = [
        "title", "subtitle", "author", "date", "abstract", "abstract title", "source code", "verbatim char",
    ]
    private var styles: [String: Style] = [:]
    /// Numberings whose sign is a space: further paragraphs of an item.
    private(set) var unsigned: Set<String> = []

    init(styles: MarkupNode?, numbering: MarkupNode?) {
        for style in styles?.all("w:style") ?? [] {
            guard let id = style["w:styleId"] else { continue }
            self.styles[id] = Style(
                name: style.value("w:name")?.lowercased() ?? "", basedOn: style.value("w:basedOn"),
                isHidden: style.child("w:rPr")?.isOn("w:vanish"))
        }
        let abstract = Set(
            (numbering?.all("w:abstractNum") ?? []).filter { $0.first("w:lvlText")?["w:val"] == " " }
                .compactMap { $0["w:abstractNumId"] })
        for number in numbering?.all("w:num") ?? [] where abstract.contains(number.value("w:abstractNumId") ?? "") {
            if let id = number["w:numId"] { unsigned.insert(id) }
        }
    }

    /// Whether a style, or one that it builds on, hides its text (§17.3.2.41); nil when none of them says.
    func isHidden(_ style: String?) -> Bool? {
        var (id, steps) = (style, 0)
        while let next = id, let style = styles[next], steps < Self.chainMax {
            if let isHidden = style.isHidden { return isHidden }
            (id, steps) = (style.basedOn, steps + 1)
        }
        return nil
    }

    func isKeptApart(_ style: String) -> Bool { Self.apart.contains(name(style)) }

    private func name(_ style: String) -> String { styles[style]?.name ?? style.lowercased() }
}
