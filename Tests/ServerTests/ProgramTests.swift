import Base
import Foundation
import Office
@testable import Server
import Testing
import World

/// The programs beside the service are looked for when it starts.
@Suite struct ProgramTests {
    @Test("Where none is found, each is named with what is lacking and what installs it")
    func none() async throws {
        try await inEmptyHouse { folders in
            var programs = Programs(path: "/nowhere:/nor/here", folders, sendsMail: true)
            programs.languages = ["/nowhere"]
            #expect(
                programs.missing.map(\.phrase.swedish) == [
                    "Programmet prlimit saknas. Inga filer kan läsas eller göras. Installera det (util-linux) och starta om tjänsten.",
                    "Programmet vips saknas. Inga bilder kan tas emot. Installera det (libvips-tools) och starta om tjänsten.",
                    "Programmet tesseract saknas. Ord i bilder räknas inte. Installera det (tesseract-ocr) och starta om tjänsten.",
                    "Programmet tesseract: svenska saknas. Ord i bilder räknas inte. Installera det (tesseract-ocr-swe) och starta om tjänsten.",
                    "Programmet pdfinfo saknas. Protokoll i pdf öppnas inte, så felfria filer kan avvisas. Installera det (poppler-utils) och starta om tjänsten.",
                    "Programmet pandoc saknas. Wordfiler kan inte läsas eller göras. Installera det (bin/setup --run) och starta om tjänsten.",
                    "Programmet typst saknas. PDF-filer kan inte göras. Installera det (bin/setup --run) och starta om tjänsten.",
                    "Programmet curl saknas. Inga brev kan skickas. Installera det (curl) och starta om tjänsten.",
                ])
            #expect(!Programs(path: "/nowhere", folders, sendsMail: false).missing.contains { $0.name == "curl" })
        }
    }

    @Test("Where all that bin/setup installs is there, nothing is missing")
    func all() throws {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        #expect(Programs(path: path, try Folders(given: World.repository), sendsMail: true).missing == [])
    }

    @Test("The operator's page names what is missing")
    func page() async throws {
        try await World.run { world in
            let before = try await world.get("/drift", as: world.city["operator"])
            #expect(before.status == 200)
            #expect(!before.text.contains("saknas"))
        }
        try await World.run(missing: [MissingProgram("vips", .pictures, remedy: "libvips-tools")]) { world in
            let page = try await world.get("/drift", as: world.city["operator"])
            #expect(page.text.contains("Programmet vips saknas. Inga bilder kan tas emot."))
        }
    }

    private func inEmptyHouse(_ body: (Folders) async throws -> Void) async throws {
        let root = FileManager.default.temporaryDirectory.path + "/" + UUID().uuidString
        for folder in ["/Public", "/Translations/en"] {
            try FileManager.default.createDirectory(atPath: root + folder, withIntermediateDirectories: true)
        }
        defer { try? FileManager.default.removeItem(atPath: root) }
        try await body(try Folders(given: root))
    }
}
