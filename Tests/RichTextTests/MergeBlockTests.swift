import Base
import RichText
import Testing

@Suite("Merging lists, tables and pictures that two changed")
struct MergeBlockTests {
    private let a = p("Vi frågar de boende varje vecka.")

    @Test("Lists merge by items, and words within an item")
    func lists() throws {
        try expectMerge(
            [list("Vi frågar de boende", "Vi ändrar maten")],
            mine: [list("Vi frågar de boende ofta", "Vi ändrar maten", "Vi följer upp")],
            theirs: [list("Ledningen planerar", "Vi frågar alla boende", "Vi ändrar maten")],
            merged: [
                list("Ledningen planerar", "Vi frågar alla boende ofta", "Vi ändrar maten", "Vi följer upp")
            ])
        try expectMerge(
            [list("ett", "två")],
            mine: [.numberedList(start: 1, [ListItem([p("ett")]), ListItem([p("två")])])],
            theirs: [list("ett", "två", "tre")],
            merged: [.numberedList(start: 1, ["ett", "två", "tre"].map { ListItem([p($0)]) })])
        try expectMerge(
            [list("ett", "två"), a], mine: [list("ett"), a], theirs: [list("två"), a], merged: [a])
    }

    @Test("A conflict in one item makes the whole list stand twice")
    func listConflict() throws {
        let (mine, theirs) = (
            list("Vi frågar unga", "Vi ändrar", "Nytt"), list("Vi frågar gamla", "Vi ändrar")
        )
        try expectMerge(
            [list("Vi frågar alla", "Vi ändrar")], mine: [mine], theirs: [theirs], merged: [theirs, mine],
            conflict: Conflict(theirs: 0..<1, mine: 1..<2))
    }

    @Test("Items within items merge too")
    func nested() throws {
        func nested(_ words: String...) -> Block {
            .bulletList([ListItem([p("Överst"), .numberedList(start: 2, words.map { ListItem([p($0)]) })])])
        }
        try expectMerge(
            [nested("ett", "två", "tre")], mine: [nested("ett", "två och en halv", "tre")],
            theirs: [nested("noll", "ett", "två")],
            merged: [nested("noll", "ett", "två och en halv")])
    }

    @Test("Two who fill the cells of an empty row have one table with both")
    func emptyRows() throws {
        let head = ["År", "Andel"]
        try expectMerge(
            [table(head, ["", ""], ["", ""])], mine: [table(head, ["2023", ""], ["", ""])],
            theirs: [table(head, ["", "81 %"], ["", ""])], merged: [table(head, ["2023", "81 %"], ["", ""])])
        try expectMerge(
            [table(head, ["", ""], ["", ""])], mine: [table(head, ["2023", ""], ["2024", ""])],
            theirs: [table(head, ["", ""], ["", "87 %"])], merged: [table(head, ["2023", ""], ["2024", "87 %"])])
        try expectMerge(
            [table(["", ""], ["", ""], ["", ""])], mine: [table(["År", ""], ["2023", ""], ["", ""])],
            theirs: [table(["", "Andel"], ["", ""], ["", "87 %"])], merged: [table(head, ["2023", ""], ["", "87 %"])])
        // Both wrote in one cell: both stand in it, as two paragraphs of one place do.
        let both = Block.table(
            Table(header: head.map(cell), rows: [[TableCell([p("2024"), p("2023")]), cell("")], [cell(""), cell("")]]))
        try expectMerge(
            [table(head, ["", ""], ["", ""])], mine: [table(head, ["2023", ""], ["", ""])],
            theirs: [table(head, ["2024", ""], ["", ""])], merged: [both])
    }

    @Test("Tables merge by rows and cells")
    func tables() throws {
        try expectMerge(
            [table(["Mål", "Utfall"], ["Mat", "79 %"], ["Stöd", "80 %"])],
            mine: [table(["Mål", "Utfall"], ["Mat", "83 %"], ["Stöd", "80 %"], ["Trygghet", "90 %"])],
            theirs: [table(["Mål", "Utfall i år"], ["Mat och måltid", "79 %"], ["Stöd", "80 %"])],
            merged: [
                table(
                    ["Mål", "Utfall i år"], ["Mat och måltid", "83 %"], ["Stöd", "80 %"],
                    ["Trygghet", "90 %"])
            ])
    }

    @Test("A column that one adds or removes, and cells that the other edits")
    func columns() throws {
        let base = table(["Mål", "Utfall"], ["Mat", "79 %"], ["Stöd", "80 %"])
        let edited = table(["Mål", "Utfall"], ["Mat", "83 %"], ["Stöd", "80 %"], ["Trygghet", "90 %"])
        try expectMerge(
            [base],
            mine: [table(["Mål", "År", "Utfall"], ["Mat", "2024", "79 %"], ["Stöd", "2023", "80 %"])],
            theirs: [edited],
            merged: [
                table(
                    ["Mål", "År", "Utfall"], ["Mat", "2024", "83 %"], ["Stöd", "2023", "80 %"],
                    ["Trygghet", "", "90 %"])
            ])
        try expectMerge(
            [base], mine: [table(["Mål"], ["Mat"], ["Stöd"])],
            theirs: [table(["Mål", "Utfall"], ["Kost", "79 %"], ["Stöd", "80 %"])],
            merged: [table(["Mål"], ["Kost"], ["Stöd"])])
        let narrow = table(["Mål"], ["Mat"], ["Stöd"])
        try expectMerge(
            [base], mine: [narrow], theirs: [edited], merged: [edited, narrow],
            conflict: Conflict(theirs: 0..<1, mine: 1..<2))
    }

    @Test("A picture's words, caption and the picture itself are changed apart")
    func figures() throws {
        let (one, two) = (ID<Picture>(stored: pictureText), ID<Picture>(stored: "01hy3j0000abcdefghjkmnpqrt"))
        func figure(_ picture: ID<Picture>, _ alt: String, _ caption: String) -> Block {
            .figure(Figure(picture: picture, alt: alt, caption: caption.isEmpty ? [] : [.text(caption)]))
        }
        try expectMerge(
            [figure(one, "Ett hjul", "Vårt årshjul")],
            mine: [figure(one, "Ett hjul med fyra delar", "Vårt årshjul")],
            theirs: [figure(two, "Ett hjul", "Vårt nya årshjul")],
            merged: [figure(two, "Ett hjul med fyra delar", "Vårt nya årshjul")])
        try expectMerge(
            [figure(one, "", "")], mine: [figure(one, "Mitt", "")], theirs: [figure(one, "Deras", "")],
            merged: [figure(one, "Deras", ""), figure(one, "Mitt", "")],
            conflict: Conflict(theirs: 0..<1, mine: 1..<2))
    }
}
