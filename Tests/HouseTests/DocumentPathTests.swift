import Foundation
import Testing
import World

/// The documents lead into the code, so they follow when it moves.
@Suite struct DocumentPathTests {
    @Test("Every file and folder that the documents name is there")
    func paths() throws {
        let named = try Self.documents().flatMap { document in
            try String(contentsOfFile: World.repository + "/" + document, encoding: .utf8)
                .matches(of: #/`([A-Za-z0-9]+(?:/[A-Za-z0-9_\-]+)+(?:\.swift|/))`/#).map { (document, String($0.1)) }
        }
        #expect(named.count > 50)
        let missing = named.filter { _, path in
            !["/Sources/", "/Tests/", "/"].contains { FileManager.default.fileExists(atPath: World.repository + $0 + path) }
        }
        #expect(missing.map { "\($0): \($1)" } == [])
    }

    private static func documents() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: World.repository + "/docs").filter { $0.hasSuffix(".md") }.map { "docs/" + $0 }
            + ["README.md", "STYLE.md"]
    }
}
