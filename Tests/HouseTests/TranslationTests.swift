import Editions
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
            for key in PhraseKeys.keys(in: file.text, at: file.path) where english[key] == nil { missing.append("\(file.path): \(key)") }
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

    @Test("A sentence has one English text, in whatever files it stands")
    func oneText() throws {
        var texts: [String: [String: [String]]] = [:]
        for (file, lines) in try Self.files() {
            for (swedish, english) in lines { texts[swedish, default: [:]][english, default: []].append(file) }
        }
        for (swedish, english) in texts { #expect(english.count == 1, "\(swedish): \(english)") }
    }

    @Test(
        "English says it as an English reader would",
        arguments: [
            ("Hur många medarbetare är ni?", "How many employees do you have?"),
            ("Med en länk i ett brev", "By e-mail link"),
            (
                "Skriv din e-postadress, så skickar vi en länk som loggar in dig. Den gäller i 30 minuter.",
                "Write your e-mail address and we will send a link that signs you in. The link works for 30 minutes."
            ),
            (
                "Om adressen finns hos oss har vi skickat ett brev med en länk. Den gäller i 30 minuter.",
                "If we know the address we have sent a letter with a link. The link works for 30 minutes."
            ),
            (
                "Här är länken som du bad om. Den gäller i 30 minuter och kan användas en gång.",
                "Here is the link you asked for. The link works for 30 minutes and can be used once."
            ),
        ])
    func words(swedish: String, english: String) throws {
        #expect(try Self.english()[swedish] == english)
    }

    @Test(
        "In English too, the red thread goes from the goals to what came of them, and the year has its recipients and its staff engagement")
    func editionWords() throws {
        let opening = try #require(try Self.english().first { $0.key.hasPrefix("En verksamhet med hög kvalitet kan visa en röd tråd") })
        #expect(opening.value.contains("what came of them"))
        let edition = try Shipped.edition(2024)
        #expect(edition.words.heading(.receiver).english == "Recipients")
        #expect(edition.sections.contains { $0.name.english == "Staff engagement" })
    }

    @Test("The end of a day is written 24:00 in English, and in no other way")
    func endOfDay() throws {
        let lines = try Self.english().filter { $0.key.contains("24.00") }
        #expect(lines.count > 20)
        for (swedish, english) in lines {
            #expect(english.ranges(of: "24:00").count == swedish.ranges(of: "24.00").count, "\(english)")
        }
    }

    @Test("The reader of sentences finds those with values set in")
    func reader() {
        let code = #"""
            t("Hej \(me.name(of: "x")), \(n) dagar") + Page("Om")
            me.field("namn", "Ert \(t("långa")) namn", hint: "som ni vill")
            """#
        #expect(PhraseKeys.keys(in: code) == ["Hej {}, {} dagar", "Om", "Ert {} namn", "långa", "som ni vill"])
    }

    @Test("The reader of sentences finds those that are chosen between, listed or on a line of their own")
    func readerOfLines() {
        let code = #"""
            var name: Phrase {
                switch self {
                case .done: "klar"
                case .late: isLong ? "\(days) dagar sen" : "sen"
                }
            }
            let word: Phrase = isOne ? "ett" : "flera"
            letter(paragraphs: ["Hej!", "\(unit) kan lämna in."])
            throw Refusal(
                "Filen är tom.", field: "fil")
            """#
        let keys = ["klar", "{} dagar sen", "sen", "ett", "flera", "Hej!", "{} kan lämna in.", "Filen är tom."]
        #expect(PhraseKeys.keys(in: code) == keys)
    }

    @Test("The reader of sentences leaves what is said to nobody: comments, addresses, classes, SQL and the log")
    func readerOfTheRest() {
        let code = #"""
            // Says "Hej" to nobody.
            a(.href("/bidrag/\(id)"), .class(isNew ? "btn" : "btn quiet")) + me.write("entry.submitted")
            if form["namn"] == "Hej" { try db.run("SELECT name FROM person") }
            """#
        #expect(PhraseKeys.keys(in: code).isEmpty)
        let log = #"logger.warning("Letter delayed"); throw Refusal("Brevet \(id) finns inte.")"#
        #expect(PhraseKeys.keys(in: log, at: "Sources/Mail/Courier.swift") == ["Brevet {} finns inte."])
    }

    static func english() throws -> [String: String] {
        try files().reduce(into: [:]) { all, file in all.merge(file.lines) { first, _ in first } }
    }

    private static func files() throws -> [(name: String, lines: [String: String])] {
        let folder = World.repository + "/Translations/en"
        return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().filter { $0.hasSuffix(".yaml") }.map { name in
            let lines = try Yams.load(yaml: String(contentsOfFile: folder + "/" + name, encoding: .utf8))
            return (name, lines as? [String: String] ?? [:])
        }
    }
}
