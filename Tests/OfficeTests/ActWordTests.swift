import Base
import Foundation
@testable import Office
import Testing
import World

/// The log speaks in sentences: each act that the code writes has one.
@Suite struct ActWordTests {
    /// What looks like an act and is none.
    private static let others: Set = [
        "letter.invalid", "entry.id", "picture.id", "picture.png", "picture.jpg", "organisations.csv", "audit.act",
    ]

    /// Every word with a dot in Sources that begins as acts do, and each weighty act's proposal.
    private static func acts() throws -> Set<String> {
        let begins = Set(ActWords.all.map { String($0.act.prefix { $0 != "." }) })
        var found: Set<String> = ["signout"]
        let sources = World.repository + "/Sources"
        let paths = try FileManager.default.subpathsOfDirectory(atPath: sources).filter { $0.hasSuffix(".swift") }
        for path in paths where !path.hasSuffix("Rules/ActWords.swift") {
            let text = try String(contentsOfFile: sources + "/" + path, encoding: .utf8)
            for match in text.matches(of: /"([a-z]+(?:\.[a-z-]+)+)"/) {
                let word = String(match.1)
                if begins.contains(String(word.prefix { $0 != "." })), !others.contains(word) { found.insert(word) }
            }
            // What is written or read under a beginning that no sentence knows.
            for match in text.matches(of: /(?:me\.write|noteReading|Audit\.append)\(\s*"([a-z.-]+)"/) { found.insert(String(match.1)) }
        }
        return found
    }

    @Test("Every act in Sources has a sentence, and every sentence an act")
    func all() throws {
        let (acts, known) = (try Self.acts(), Set(ActWords.all.map(\.act)))
        #expect(acts.subtracting(known).sorted() == [])
        #expect(known.subtracting(acts).filter { !$0.hasSuffix(".proposed") }.sorted() == [])
        #expect(known.count == ActWords.all.count)
        // The weighty acts are proposed too, where two persons are asked for.
        let weighty = ["role.granted", "role.ended", "person.readdressed", "jury.recusal.lifted", "workplace.changed"]
        #expect(weighty.filter { !known.contains($0 + ".proposed") } == [])
    }
}
