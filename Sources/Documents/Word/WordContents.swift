/// The table of contents in Word's own markup: a field that Word can bring up to date, already filled with links,
/// so that it is not empty in programs that do not.
struct WordContents {
    let paper: Paper

    init(_ paper: Paper) { self.paper = paper }

    static func place(ofChapter number: Int) -> String { "kapitel-\(number + 1)" }

    /// The contents, and a new page after them.
    var markup: String {
        let entries = paper.chapters.enumerated().flatMap { number, chapter in
            [entry(1, chapter.title, Self.place(ofChapter: number))]
                + chapter.parts.map { entry(2, $0.title, $0.place) }
        }
        return """
            <w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr>\
            <w:sdtContent><w:p><w:pPr><w:pStyle w:val="TOCHeading"/></w:pPr>\(run(paper.words.contents))</w:p>\
            \(entries.enumerated().map { paragraph($1, isFirst: $0 == 0) }.joined())\
            <w:p>\(mark("end"))<w:r><w:br w:type="page"/></w:r></w:p></w:sdtContent></w:sdt>
            """
    }

    private func entry(_ level: Int, _ title: String, _ place: String) -> (level: Int, link: String) {
        (
            level,
            "<w:hyperlink w:anchor=\"\(escaped(place))\" w:history=\"1\">\(run(title))</w:hyperlink>"
        )
    }

    /// The field begins in the first entry and ends after the last.
    private func paragraph(_ entry: (level: Int, link: String), isFirst: Bool) -> String {
        let field =
            mark("begin")
            + "<w:r><w:instrText xml:space=\"preserve\"> TOC \\o \"1-2\" \\h \\z </w:instrText></w:r>"
            + mark("separate")
        return
            "<w:p><w:pPr><w:pStyle w:val=\"TOC\(entry.level)\"/></w:pPr>\(isFirst ? field : "")\(entry.link)</w:p>"
    }

    private func mark(_ kind: String) -> String { "<w:r><w:fldChar w:fldCharType=\"\(kind)\"/></w:r>" }
    private func run(_ text: String) -> String {
        "<w:r><w:t xml:space=\"preserve\">\(escaped(text))</w:t></w:r>"
    }

    private func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}
