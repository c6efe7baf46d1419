import Editions
import Testing
import World

@Suite("A file that is no edition at all is refused, never a crash")
struct HostileFileTests {
    @Test(
        "Each with its reason",
        arguments: [
            ("", 1, "Filen är tom."),
            ("hej", 1, "Filen ska ha nycklar med värden."),
            ("number: 2024\nnumber: 2025\n", 1, "Nyckeln ”number” står mer än en gång."),
            ("number: 2024\nname: [", 3, "Det här går inte att läsa som YAML (did not find expected node content)."),
            ("a: &x 1\n", 1, "Hänvisningar med & och * används inte i en utgåva. Sätt ett mellanslag efter tecknet."),
            ("a: 1\nb: !!str &x 1\n", 2, "Hänvisningar med & och * används inte i en utgåva. Sätt ett mellanslag efter tecknet."),
        ])
    func refused(text: String, line: Int, reason: String) {
        let problems = EditionFile(name: "x.yaml", text: text).problems()
        #expect(problems.first == EditionProblem(file: "x.yaml", line: line, reason: reason))
    }

    @Test("Bytes that are not UTF-8, and too many of them")
    func bytes() {
        let latin1 = EditionFile(name: "x.yaml", bytes: [0x61, 0x3A, 0x20, 0xE5])
        #expect(latin1.problems().map(\.reason) == ["Filen är inte skriven i UTF-8."])
        let large = EditionFile(name: "x.yaml", text: String(repeating: "#", count: 1_000_001))
        #expect(large.problems().map(\.reason) == ["Filen är för stor. Den får vara högst 1\u{A0}000\u{A0}000 byte."])
    }

    @Test("Nesting without end", arguments: ["[", "{a: ", "- ", "? "])
    func nesting(step: String) {
        let file = EditionFile(name: "x.yaml", text: String(repeating: step, count: 100_000))
        #expect(!file.problems().isEmpty)
    }

    @Test("An edition with any one line gone, doubled or cut is read or refused")
    func mutations() throws {
        let text = try Shipped.file(2024).text
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for index in stride(from: 0, to: lines.count, by: 23) {
            var (gone, doubled, cut) = (lines, lines, lines)
            gone.remove(at: index)
            doubled.insert(lines[index], at: index)
            cut[index] = cut[index].prefix(cut[index].count / 2)
            for mutated in [gone, doubled, cut] {
                let file = EditionFile(name: "x.yaml", text: mutated.joined(separator: "\n"))
                #expect(file.problems().allSatisfy { $0.line >= 1 && !$0.reason.isEmpty })
            }
        }
    }
}
