import Base
import Foundation
import RichText
import Testing

@testable import Documents

/// The converter's tree as blocks of ours.
@Suite struct ImportReadingTests {
    @Test("Merged cells are repeated, a frame is opened, and a table too wide or within another is text")
    func tables() throws {
        let (blocks, notices) = try ImportFixture.read("tables")
        #expect(
            blocks.dropFirst().prefix(4).map(\.block) == [
                table(["År", "Resultat", "Resultat"], ["2023", "81", "83"], ["2023", "82", "84"]),
                table(["a", "b"], ["c", "d"]),
                said("I en ram."),
                table(["Mål", "Utfall"], ["Nöjda", "81, 83"]),
            ])
        #expect(
            blocks.dropFirst(5).map(\.block) == [
                said((0..<31).map { "k\($0)" }.joined(separator: ", ")),
                said((0..<31).map(String.init).joined(separator: ", ")),
            ])
        #expect(
            notices.map(\.phrase) == [
                ImportNotice.mergedCells, ImportNotice.firstRow, ImportNotice.nestedTable,
                ImportNotice.wideTable,
            ])
    }

    @Test("What has no block of its own becomes text, and the preview tells so")
    func oddities() throws {
        let (blocks, notices) = try ImportFixture.read("oddities")
        let link = try #require(Link("https://exempel.se/a"))
        #expect(
            blocks.dropFirst().map(\.block) == [
                said("Yta 30 m² och CO₂, struketx + y"),
                .paragraph([.text("Se "), .text("hit", Marks(link: link))]),
                said("Se dit"),
                .bulletList([ListItem([said("I en punkt"), said("efter.")])]),
                .figure(Figure(picture: ImportFixture.first, alt: "")),
                .paragraph([.text("Rad ett"), .lineBreak, .text("rad två")]),
                .quote([said("Nu blir vi hörda.")]),
            ])
        #expect(
            notices.map(\.phrase) == [
                ImportNotice.struck, ImportNotice.formula, ImportNotice.link, ImportNotice.lifted,
            ])
    }

    @Test("Quotation marks and unknown parts keep their words")
    func words() throws {
        let tree = """
            [{"t":"Para","c":[{"t":"Str","c":"Ja"},
            {"t":"Space"},{"t":"Quoted","c":[{"t":"DoubleQuote"},[{"t":"Str","c":"nej"}]]}]},
            {"t":"CodeBlock","c":[["",[],[]],"a\\nb"]},
            {"t":"Framtid","c":[["",["x"],[]],[{"t":"Para","c":[{"t":"Str","c":"kvar"}]}]]}]
            """
        let (blocks, notices) = try read(tree)
        #expect(
            blocks == [
                said("Ja ”nej”"), .paragraph([.text("a"), .lineBreak, .text("b")]), said("kvar"),
            ])
        #expect(notices == [ImportNotice.unknown])
    }

    @Test("A picture that pages do not show is told, and its words are kept")
    func strangePicture() throws {
        let tree =
            #"[{"t":"Para","c":[{"t":"Image","c":[["",[],[]],[{"t":"Str","c":"Karta"}],["./media/image3.emf",""]]}]}]"#
        let (blocks, notices) = try read(tree)
        #expect(blocks == [.paragraph([.text("Karta", Marks(emphasis: true))])])
        #expect(
            notices.map(\.swedish) == [
                "Bilden image3.emf kan inte visas här. Spara den som png eller jpeg och lägg in den igen."
            ])
    }

    @Test("A further paragraph of an item is put back in it, and the list goes on")
    func continuedItems() throws {
        let item = { (text: String) in #"[{"t":"Para","c":[{"t":"Str","c":"\#(text)"}]}]"# }
        let list = { (start: Int, text: String) in
            #"{"t":"OrderedList","c":[[\#(start),{"t":"Decimal"},{"t":"Period"}],[\#(item(text))]]}"#
        }
        let further = #"{"t":"BulletList","c":[\#(item("\u{E000}=\u{E001}b"))]}"#
        let (blocks, _) = try read("[\(list(1, "a")),\(further),\(list(2, "c")),\(list(7, "d"))]")
        #expect(
            blocks == [
                .numberedList(start: 1, [ListItem([said("a"), said("b")]), ListItem([said("c")])]),
                numbered(from: 7, "d"),
            ])
    }

    @Test("Lists in lists without end are read within the levels of a document")
    func deep() throws {
        var tree = #"{"t":"Para","c":[{"t":"Str","c":"djupt"}]}"#
        for _ in 0..<100 { tree = #"{"t":"BulletList","c":[[\#(tree)]]}"# }
        let (blocks, notices) = try read("[\(tree)]")
        #expect(try Document(blocks).plain.hasSuffix("djupt"))
        #expect(notices.contains(ImportNotice.deep))
    }

    @Test("A start of a list beyond the limits is put within them")
    func listStart() throws {
        let tree =
            #"[{"t":"OrderedList","c":[[70000,{"t":"Decimal"},{"t":"Period"}],[[{"t":"Plain","c":[{"t":"Str","c":"a"}]}]]]}]"#
        #expect(try read(tree).blocks == [numbered(from: 9_999, "a")])
    }

    @Test("What is not the converter's tree is refused", arguments: ["", "[]", "{", "7"])
    func damaged(json: String) {
        #expect(throws: DocxFile.damaged) { try PandocReading.read(Array(json.utf8), pictures: [:]) }
    }

    @Test(
        "Everything that is read is a document",
        arguments: ["filled", "typed", "automatic", "tables", "oddities", "earlier"])
    func documents(name: String) throws {
        let blocks = try ImportFixture.read(name).blocks.map(\.block)
        #expect(try Document(blocks).blocks == blocks)
    }

    private func read(_ blocks: String) throws -> (blocks: [Block], notices: [Phrase]) {
        let json = #"{"pandoc-api-version":[1,23,1],"meta":{},"blocks":\#(blocks)}"#
        let (read, notices) = try PandocReading.read(Array(json.utf8), pictures: [:])
        return (read.map(\.block), notices.map(\.phrase))
    }
}
