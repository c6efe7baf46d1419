import Base
import Foundation
import Testing

@testable import Organisations

/// Files that other programs have written, as they came, byte for byte.
@Suite struct CaseFileTests {
    private static func read(_ name: String) throws -> OrganisationFile {
        let bytes = try Data(contentsOf: URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases/\(name).csv"))
        return OrganisationFile(String(decoding: bytes, as: UTF8.self), known: ["farsta"])
    }

    @Test(
        "Each file gives its line with its name in one spelling, and nothing is refused",
        arguments: [
            ("excel-quotes", "t-q1 Förskolan \"Solen\""), ("quoted-semicolon", "t-q2 Förskolan Månen; hus A"),
            ("all-quoted", "t-q3 Förskolan Alla citat"),
            ("sep", "t-q5 Förskolan Sep"), ("nfd", "t-q11 Förskolan Ångström"), ("trailing-rows", "t-q12 Förskolan Tomrad"),
        ])
    func taken(file: String, line: String) throws {
        let read = try Self.read(file)
        #expect(read.refused.isEmpty)
        // By scalars: Swift holds two spellings of å to be equal.
        #expect(read.lines.map { Array("\($0.key) \($0.name)".unicodeScalars) } == [Array(line.unicodeScalars)])
    }

    @Test(
        "A blank name, and an address that no letter reaches with the unit under it, are refused with reasons",
        arguments: [
            ("blank-name", ["2 Namnet ska ha 1 till 120 tecken."]),
            (
                "registry",
                [
                    "2 Till adressen registrator@test går det inte att skicka brev. Skriv den som namn@exempelstad.example.",
                    "3 Nyckeln t-namnd2 finns varken i filen eller bland organisationerna.",
                ]
            ),
        ])
    func refused(file: String, reasons: [String]) throws {
        let read = try Self.read(file)
        #expect(read.lines.isEmpty && read.refused.map { "\($0.line) \($0.reason.swedish)" } == reasons)
    }
}
