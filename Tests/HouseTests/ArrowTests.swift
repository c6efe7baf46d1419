import Foundation
import Testing
import World

/// The rules of the house, read from the `import` lines (docs/architecture.md).
@Suite struct ArrowTests {
    /// Each room with those it may use, besides what is not ours.
    static let mayUse: [String: Set<String>] = {
        let ground: Set = ["Base", "HTML", "RichText", "Store", "Mail", "Site", "Organisations", "Accounts", "Texts"]
        var arrows: [String: Set<String>] = [
            "Base": [], "HTML": ["Base"], "RichText": ["Base", "HTML"], "Store": ["Base"],
            "SQLiteStore": ["Base", "Store"], "PostgresStore": ["Base", "Store", "CPostgreSQL"],
            "Documents": ["Base", "RichText", "CZlib"], "Mail": ["Base", "Store"], "Site": ["Base", "HTML", "Store"],
            "Organisations": ["Base", "HTML", "Store", "Mail", "Site"],
            "Accounts": ["Base", "HTML", "Store", "Mail", "Site", "Organisations"],
            "Texts": ["Base", "HTML", "RichText", "Store", "Site", "Accounts"],
        ]
        var above = ground
        for slice in ["Editions", "Coach", "Entries", "Cases", "Examiners", "Assessment", "Awards", "Feedback", "Office"] {
            arrows[slice] = above
            above.insert(slice)
        }
        // The coach reads texts and the form, and knows of nobody who writes.
        arrows["Coach"] = ["Base", "RichText", "Texts", "Editions"]
        for room in ["Entries", "Cases"] { arrows[room]?.insert("Documents") }
        // Nobody knows of the committee's cases, and they know of no coach: what is above joins them.
        for room in arrows.keys { arrows[room]?.remove("Cases") }
        arrows["Cases"]?.remove("Coach")
        arrows["Server"] = above.union(["SQLiteStore", "PostgresStore", "Documents", "CMalloc"])
        arrows["rodatraden"] = ["Server"]
        return arrows
    }()

    @Test("Arrows run downwards only", arguments: mayUse.keys.sorted())
    func arrows(room: String) throws {
        let rooms = Set(Self.mayUse.keys).union(["CPostgreSQL", "CZlib", "CMalloc"])
        for file in try SourceFile.all(in: "Sources/\(room)") {
            for name in file.imports where rooms.contains(name) {
                #expect(Self.mayUse[room]!.contains(name), "\(file.path) får inte importera \(name)")
            }
        }
    }

    @Test("Rules know facts alone: no web, no database, no clock")
    func rules() throws {
        let allowed: Set = [
            "Base", "RichText", "Editions", "Foundation", "Entries", "Organisations", "Examiners", "Assessment", "Texts", "Coach",
        ]
        let files = try SourceFile.all(in: "Sources").filter { $0.path.contains("/Rules/") }
        #expect(files.count > 20)
        for file in files {
            for name in file.imports { #expect(allowed.contains(name), "\(file.path) importerar \(name)") }
            #expect(!file.text.contains("Date()"), "\(file.path) läser klockan")
            #expect(!file.text.contains(".system"), "\(file.path) läser klockan")
        }
    }

    @Test("Only the drivers import GRDB and libpq")
    func drivers() throws {
        for file in try SourceFile.all(in: "Sources") {
            if file.imports.contains("GRDB") { #expect(file.path.hasPrefix("Sources/SQLiteStore/")) }
            if file.imports.contains("CPostgreSQL") { #expect(file.path.hasPrefix("Sources/PostgresStore/")) }
            if file.imports.contains("Hummingbird") {
                #expect(file.path.hasPrefix("Sources/Site/") || file.path.hasPrefix("Sources/Server/"))
            }
        }
    }

    @Test("In a slice SQL stands only under Store")
    func sql() throws {
        let slices = [
            "Organisations", "Accounts", "Texts", "Editions", "Entries", "Cases", "Examiners", "Assessment", "Awards", "Feedback", "Office",
        ]
        for slice in slices {
            for file in try SourceFile.all(in: "Sources/\(slice)") where !file.path.contains("/Store/") {
                let found = file.text.firstMatch(of: /"\s*(SELECT |INSERT INTO|UPDATE \w+ SET|DELETE FROM)/)
                #expect(found == nil, "\(file.path) har SQL utanför Store")
            }
        }
    }

    @Test("No SQL asks for editions or earlier awards by year alone: a programme stands on the same line")
    func programmes() throws {
        for file in try SourceFile.all(in: "Sources") where file.path.contains("/Store/") && !file.path.hasSuffix("ables.swift") {
            for line in file.text.split(separator: "\n")
            where line.contains(/(SELECT|WHERE|AND|,) edition\.year\b|(FROM|INTO|JOIN) earlier_award\b/) {
                #expect(line.contains("programme"), "\(file.path): \(line)")
            }
        }
    }

    @Test("Files are short enough to read at one sitting: at most 250 lines")
    func lengths() throws {
        for file in try SourceFile.all(in: "Sources") {
            #expect(file.text.count(where: { $0 == "\n" }) <= 250, "\(file.path) är för lång")
        }
    }
}

/// A Swift file of the tree.
struct SourceFile {
    let path: String
    let text: String

    var imports: [String] {
        text.matches(of: /(?m)^(?:@\w+\s+)?(?:public |package |internal )?import (?:struct |class |enum |protocol |func )?(\w+)/).map {
            String($0.output.1)
        }
    }

    static func all(in folder: String) throws -> [SourceFile] {
        let root = World.repository + "/" + folder
        let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
        return try names.filter { $0.hasSuffix(".swift") }.sorted().map {
            SourceFile(path: folder + "/" + $0, text: try String(contentsOfFile: root + "/" + $0, encoding: .utf8))
        }
    }
}
