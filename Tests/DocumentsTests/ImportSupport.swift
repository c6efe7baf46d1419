import Base
import Foundation
import RichText

@testable import Documents

/// Files and forms for the tests of the import; `Fixtures/make.py` makes them.
enum ImportFixture {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")

    static func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appending(path: name)))
    }

    /// The blocks of a file, from the converter's tree of it.
    static func read(_ name: String) throws -> (blocks: [ImportedBlock], notices: [ImportNotice]) {
        try PandocReading.read(bytes("\(name).json"), pictures: pictures)
    }

    static func split(_ name: String) throws -> Split {
        let (blocks, notices) = try read(name)
        return try Split(blocks, form: form(), notices: notices)
    }

    /// The converter names the pictures of a file in turn.
    static let first = ID<Picture>(stored: "01hy3j0000abcdefghjkmnpqr1")
    static let second = ID<Picture>(stored: "01hy3j0000abcdefghjkmnpqr2")
    static let pictures = ["./media/image1.png": first, "./media/image2.png": second]

    /// The form of 2024.
    static func form() throws -> ImportForm {
        let stored = try JSONDecoder().decode(StoredForm.self, from: Data(bytes("form-2024.json")))
        let targets = stored.targets.map { target in
            ImportTarget(
                kinds[target.kind] ?? .question, key: target.key, number: target.number,
                heading: target.heading,
                text: target.text ?? "")
        }
        return ImportForm(targets, ownTexts: stored.ownTexts, factLabels: stored.factLabels)
    }

    private static let kinds: [String: ImportTarget.Kind] = [
        "group": .group, "opening": .opening, "loose": .loose,
    ]

    private struct StoredForm: Decodable {
        struct Target: Decodable {
            var kind: String
            var key: String
            var number: String?
            var heading: String
            var text: String?
        }
        var targets: [Target]
        var ownTexts: [String]
        var factLabels: [String]
    }
}

/// A paragraph of plain text.
func said(_ text: String) -> Block { .paragraph([.text(text)]) }

func points(_ texts: String...) -> Block { .bulletList(texts.map { ListItem([said($0)]) }) }

func numbered(from start: Int = 1, _ texts: String...) -> Block {
    .numberedList(start: start, texts.map { ListItem([said($0)]) })
}

func titled(_ level: HeadingLevel, _ text: String) -> Block { .heading(level, [.text(text)]) }

func strong(_ text: String) -> Block { .paragraph([.text(text, Marks(strong: true))]) }

func table(_ rows: [String]...) -> Block {
    let cells = rows.map { $0.map { TableCell($0.isEmpty ? [] : [said($0)]) } }
    return .table(Table(header: cells[0], rows: Array(cells.dropFirst())))
}

extension Split {
    func blocks(_ key: String) -> [Block]? { placed.first { $0.key == key }?.blocks }
    func sign(_ key: String) -> ImportSign? { placed.first { $0.key == key }?.sign }
}

extension Document {
    static func plain(_ blocks: [Block]) -> String { (try? Document(blocks))?.plain ?? "" }
}

extension [Block] {
    /// All that is said, and the pictures that are shown; the signs of lists are not words.
    var allWords: [String] {
        flatMap { block -> [String] in
            switch block {
            case .paragraph(let inlines), .heading(_, let inlines): Words(inlines.flat).all
            case .bulletList(let items), .numberedList(_, let items): items.flatMap(\.blocks).allWords
            case .quote(let blocks): blocks.allWords
            case .table(let table): ([table.header] + table.rows).flatMap { $0.flatMap(\.blocks) }.allWords
            case .figure(let figure): Words(figure.caption.flat).all + [figure.picture.text]
            }
        }
    }
}
