import Documents
import RichText
import Testing

@Suite struct OutlineTests {
    @Test(
        "Headings go down one level at a time, and those side by side stay so",
        arguments: [
            ([1, 2, 3], [1, 2, 3]), ([2, 2], [1, 1]), ([3, 2, 1], [1, 1, 1]), ([1, 3, 3, 2], [1, 2, 2, 2]),
            ([2, 3, 1, 3], [1, 2, 1, 2]), ([1, 2, 1, 3, 2], [1, 2, 1, 2, 2]), ([], []),
        ])
    func steps(written: [Int], shown: [Int]) {
        let blocks = written.map { Block.heading(HeadingLevel(rawValue: $0)!, [.text("Rubrik")]) }
        let stepped = Outline.stepped(blocks).map { block in
            if case .heading(let level, _) = block { level.rawValue } else { 0 }
        }
        #expect(stepped == shown)
    }

    @Test("What is no heading stays as it is")
    func others() throws {
        let blocks = try PaperFixture.everything().blocks
        let isHeading = { (block: Block) in if case .heading = block { true } else { false } }
        #expect(Outline.stepped(blocks).filter { !isHeading($0) } == blocks.filter { !isHeading($0) })
    }
}
