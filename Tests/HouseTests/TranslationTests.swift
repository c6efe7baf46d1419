import Foundation
import Testing
import World
import Yams

/// English is complete: every Swedish sentence that the code says has its line.
@Suite struct TranslationTests {
    @Test("Every sentence in the code has an English line")
    func complete() throws {
        let english = try Self.english()
        var missing: [String] = []
        for file in try SourceFile.all(in: "Sources") where !file.path.contains("/Commands/") && !file.path.contains("/Demo/") {
            for key in PhraseKeys.keys(in: file.text) where english[key] == nil { missing.append("\(file.path): \(key)") }
        }
        #expect(missing.isEmpty, "\(missing.count) saknas:\n\(missing.prefix(80).joined(separator: "\n"))")
    }

    @Test("An English line has as many holes as the Swedish one")
    func holes() throws {
        for (swedish, english) in try Self.english() {
            #expect(swedish.ranges(of: "{}").count == english.ranges(of: "{}").count, "\(swedish)")
            #expect(!english.isEmpty, "\(swedish)")
        }
    }

    @Test("The reader of sentences finds those with values set in")
    func reader() {
        let code = #"t("Hej \(me.name(of: "x")), \(n) dagar") + Page("Om") + Field("namn", "Ditt namn")"#
        #expect(PhraseKeys.keys(in: code) == ["Hej {}, {} dagar", "Om"])
    }

    static func english() throws -> [String: String] {
        var all: [String: String] = [:]
        let folder = World.repository + "/Translations/en"
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) where name.hasSuffix(".yaml") {
            let lines = try Yams.load(yaml: String(contentsOfFile: folder + "/" + name, encoding: .utf8))
            all.merge(lines as? [String: String] ?? [:]) { first, _ in first }
        }
        return all
    }
}
