import RichText
import Testing

@testable import Documents

/// Numbers before questions, and how alike lines are.
@Suite struct ImportLabelTests {
    @Test(
        "A label of a question is read",
        arguments: [
            ("1. Hur", "1"), ("16a. Hur", "16a"), ("16 a) Hur", "16a"), ("Fråga 3: Hur", "3"),
            ("FRÅGA 3 Hur", "3"),
            ("20b Hur", "20b"), ("7", "7"), ("16) Hur", "16"),
        ])
    func labels(line: String, label: String) {
        #expect(QuestionLabel(line)?.text == label)
        #expect(QuestionLabel(line)?.isMarked == (line != "7"))
    }

    @Test(
        "A number in a text is no marked label",
        arguments: [
            "22 mars möts vi", "1-2 gånger", "3.5 procent", "2024. Året", "16 av dem", "8:30 börjar vi",
            "1–2 dagar", "79 % är nöjda",
        ])
    func dates(line: String) {
        #expect(QuestionLabel(line)?.isMarked != true)
    }

    @Test("A letter alone is a part")
    func letters() {
        #expect(QuestionLabel("b) Varför?")?.letter == "b")
        #expect(QuestionLabel("b) Varför?")?.number == nil)
        #expect(QuestionLabel("a Varför?") == nil)
    }

    @Test(
        "The length of a label is what is cut away",
        arguments: [("16 a)  Hur", 7), ("Fråga 3: Hur", 9), ("1.\u{A0}Hur", 3)])
    func lengths(line: String, length: Int) {
        #expect(QuestionLabel(line)?.length == length)
    }

    @Test("Words that many questions have say little")
    func likeness() {
        let texts = [
            "Hur arbetar ni med bemötande?", "Hur arbetar ni med risker?", "Hur arbetar ni med lärande?",
        ].map { Words($0) }
        let likeness = Likeness(texts.map(\.stems))
        #expect(likeness.of(Words("HUR arbetar ni, med bemötandet"), texts[0]) == 1)
        #expect(likeness.of(texts[0], texts[1]) < 0.6)
        #expect(likeness.of(Words(""), texts[0]) == 0)
        #expect(likeness.most(Words("Katten sover")) == 0)
    }

    @Test("A paragraph is cut after the question, and its marks stay", arguments: [0, 3, 4, 9])
    func cut(place: Int) {
        let inlines: [Inline] = [.text("Hur?", Marks(strong: true)), .lineBreak, .text("Så.")]
        let (before, after) = inlines.split(at: place)
        #expect(before.flat.count == min(place, 8))
        #expect((before + after).remarked { _ in } == inlines)
    }
}
