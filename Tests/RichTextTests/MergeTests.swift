import RichText
import Testing

private let strong = Marks(strong: true)

@Suite("Merging what two wrote in the same text")
struct MergeTests {
    private let a = p("Vi frågar de boende varje vecka.")
    private let b = p("Svaren går till ledningen.")
    private let c = p("Sedan ändrar vi.")
    private let new = p("Maten lagas i köket nu.")
    private let other = p("Anhöriga bjuds in till träffar.")

    @Test("Blocks that two set in at different places both stand")
    func insertedApart() throws {
        try expectMerge([a, b], mine: [new, a, b], theirs: [a, b, other], merged: [new, a, b, other])
    }

    @Test("Blocks that two set in at the same place both stand, theirs first, and the same once")
    func insertedTogether() throws {
        try expectMerge([a, b], mine: [a, new, b], theirs: [a, other, b], merged: [a, other, new, b])
        try expectMerge(
            [a, b], mine: [a, new, c, b], theirs: [a, other, new, b], merged: [a, other, new, c, b])
        try expectMerge([], mine: [new], theirs: [other], merged: [other, new])
    }

    @Test("What one removed and the other left is gone, also when both removed")
    func removed() throws {
        try expectMerge([a, b, c], mine: [a, c], theirs: [new, a, b, c], merged: [new, a, c])
        try expectMerge([a, b, c], mine: [a, c], theirs: [a], merged: [a])
        try expectMerge([a, b, c], mine: [a], theirs: [a, b, new, c], merged: [a, new])
        try expectMerge([a, b], mine: [b], theirs: [a], merged: [])
    }

    @Test("What one removed and the other changed stays, and is told of")
    func removedAndChanged() throws {
        let changed = p("Svaren går till ledningen och till nämnden.")
        try expectMerge(
            [a, b, c], mine: [a, c], theirs: [a, changed, c], merged: [a, changed, c],
            conflict: Conflict(theirs: 1..<2, mine: 2..<2))
        try expectMerge(
            [a, b, c], mine: [a, changed, c], theirs: [a, c], merged: [a, changed, c],
            conflict: Conflict(theirs: 1..<1, mine: 1..<2))
        // Beyond recognition.
        try expectMerge(
            [a, b], mine: [a], theirs: [a, new], merged: [a, new],
            conflict: Conflict(theirs: 1..<2, mine: 2..<2))
    }

    @Test("Two changes in one paragraph both stand when words lie between them")
    func words() throws {
        try expectMerge(
            [a], mine: [p("Vi frågar alla boende varje vecka.")],
            theirs: [p("Vi frågar de boende varje månad och lyssnar.")],
            merged: [p("Vi frågar alla boende varje månad och lyssnar.")])
        try expectMerge(
            [p("Hej, ni.")], mine: [p("Hej alla, ni.")], theirs: [p("Hej, ni!")], merged: [p("Hej alla, ni!")]
        )
    }

    @Test("A paragraph that is changed is known again beside one that is new")
    func changedBesideNew() throws {
        let changed = p("Vi frågar alla boende varje vecka.")
        try expectMerge([a, b], mine: [new, changed, b], theirs: [a, b, c], merged: [new, changed, b, c])
        try expectMerge(
            [a], mine: [new, changed], theirs: [p("Vi frågar de boende varje månad.")],
            merged: [new, p("Vi frågar alla boende varje månad.")])
    }

    @Test(
        "Changes that touch are a conflict: both paragraphs stand, theirs first",
        arguments: [
            ("Vi frågar de boende ofta.", "Vi frågar de unga ofta.", "Vi frågar de gamla ofta."),
            ("Vi har 2,5 tjänster här.", "Vi har 3,5 tjänster här.", "Vi har 2,7 tjänster här."),
            ("Vi lyssnar", "Vi lyssnar noga", "Vi lyssnar ofta"),
            ("Vi lyssnar noga på alla", "Vi lyssnar på alla", "Vi lyssnar noga och ofta på alla"),
            ("Målet är nått i år.", "Mycket annat gäller nu!", "Något helt nytt och eget."),
        ])
    func conflict(base: String, mine: String, theirs: String) throws {
        try expectMerge(
            [a, p(base), c], mine: [a, p(mine), c], theirs: [a, p(theirs), c],
            merged: [a, p(theirs), p(mine), c],
            conflict: Conflict(theirs: 1..<2, mine: 2..<3))
    }

    @Test("The same change is made once, and one who went on from what the other wrote is no conflict")
    func sameChange() throws {
        let changed = p("Vi frågar alla boende varje vecka.")
        try expectMerge([a, b], mine: [changed, b, c], theirs: [changed, b], merged: [changed, b, c])
        try expectMerge(
            [p("Vi")], mine: [p("Vi har sett")], theirs: [p("Vi har")], merged: [p("Vi har sett")])
        try expectMerge(
            [p("Alla barn går hem nu")], mine: [p("Alla barn springer genast hem idag")],
            theirs: [p("Alla barn springer hem nu")],
            merged: [p("Alla barn springer genast hem idag")])
    }

    @Test(
        "A paragraph that one parts in two takes what the other changed in the longer half; in the other it is a conflict"
    )
    func parted() throws {
        let whole = p("Vi frågar de boende varje vecka i alla grupper. Svaren går sedan till ledningen.")
        let halves = [
            p("Vi frågar de boende varje vecka i alla grupper."), p("Svaren går sedan till ledningen."),
        ]
        try expectMerge(
            [whole], mine: halves,
            theirs: [p("Vi frågar alla boende varje vecka i alla grupper. Svaren går sedan till ledningen.")],
            merged: [p("Vi frågar alla boende varje vecka i alla grupper."), halves[1]])
        let changed = p("Vi frågar de boende varje vecka i alla grupper. Svaren går sedan till nämnden.")
        try expectMerge(
            [whole], mine: halves, theirs: [changed], merged: [changed] + halves,
            conflict: Conflict(theirs: 0..<1, mine: 1..<2))
    }

    @Test("Marks and words merge: bold from one, a word from the other")
    func marks() throws {
        let bold = Block.paragraph([.text("Vi "), .text("frågar", strong), .text(" de boende varje vecka.")])
        try expectMerge(
            [a], mine: [bold], theirs: [p("Vi frågar de boende varje månad.")],
            merged: [.paragraph([.text("Vi "), .text("frågar", strong), .text(" de boende varje månad.")])])
        let italic = Block.paragraph([
            .text("Vi "), .text("frå", Marks(emphasis: true)), .text("gar de boende varje vecka."),
        ])
        try expectMerge(
            [a], mine: [bold], theirs: [italic],
            merged: [
                .paragraph([
                    .text("Vi "), .text("frå", Marks(strong: true, emphasis: true)), .text("gar", strong),
                    .text(" de boende varje vecka."),
                ])
            ])
        // Who rewrites a word that the other made bold decides; no word is lost.
        try expectMerge(
            [a], mine: [bold], theirs: [p("Vi möter de boende varje vecka.")],
            merged: [p("Vi möter de boende varje vecka.")])
    }

    @Test("Links to different places, and a link on a word that the other rewrote, are conflicts")
    func links() throws {
        func linked(_ address: String) throws -> Block {
            .paragraph([.text("Se "), .text("rapporten", Marks(link: Link(address))), .text(" om maten här")])
        }
        let plain = p("Se rapporten om maten här")
        for (mine, theirs) in try [
            (linked("https://ett.se/"), linked("https://tva.se/")),
            (linked("https://ett.se/"), p("Se bilagan om maten här")),
        ] {
            try expectMerge(
                [plain], mine: [mine], theirs: [theirs], merged: [theirs, mine],
                conflict: Conflict(theirs: 0..<1, mine: 1..<2))
        }
        try expectMerge(
            [plain], mine: [linked("https://ett.se/")], theirs: [p("Se rapporten om maten där")],
            merged: [
                .paragraph([
                    .text("Se "), .text("rapporten", Marks(link: Link("https://ett.se/"))),
                    .text(" om maten där"),
                ])
            ])
    }

    @Test("A paragraph that one makes a heading and the other edits becomes the edited heading")
    func heading() throws {
        try expectMerge(
            [p("Så lyssnar vi på alla")], mine: [.heading(.two, [.text("Så lyssnar vi på alla")])],
            theirs: [p("Så lyssnar vi på er alla")],
            merged: [.heading(.two, [.text("Så lyssnar vi på er alla")])])
        let levels = [HeadingLevel.one, .two, .three].map { Block.heading($0, [.text("Arbetssätt")]) }
        try expectMerge(
            [levels[0]], mine: [levels[1]], theirs: [levels[2]], merged: [levels[2], levels[1]],
            conflict: Conflict(theirs: 0..<1, mine: 1..<2))
    }

    @Test("A block that one moved and the other changed stands changed where it was moved to")
    func moved() throws {
        let changed = p("Vi frågar alla boende varje vecka.")
        try expectMerge([a, b, c], mine: [b, c, a], theirs: [changed, b, c], merged: [b, c, changed])
        try expectMerge([a, b, c], mine: [changed, b, c], theirs: [b, c, a], merged: [b, c, changed])
        try expectMerge([a, b, c], mine: [b, a, c], theirs: [b, c, a], merged: [b, c, a])
    }

    @Test("Words that meet where two texts are put together are tidied to one spelling")
    func tidy() throws {
        try expectMerge(
            [p("en te x två tre"), c], mine: [p("en te \u{301}x två tre"), c],
            theirs: [p("en te x två fyra"), c],
            merged: [p("en te \u{301}x två fyra"), c])
    }

    @Test("When both do not get room mine stands, and that is told")
    func tooLarge() throws {
        let (base, half) = (try Document([a]), String(repeating: "ord ", count: 150_000))
        let mine = try Document([a, p(half + "mitt")])
        let merged = try Document.merge(base: base, mine: mine, theirs: Document([p(half + "deras"), a]))
        #expect(merged.document == mine)
        #expect(merged.isMineAlone && merged.conflicts.isEmpty)
    }
}
