import Base
import Documents
import Editions
import RichText
import Site
import Store
import Texts

/// An entry as a paper, in Swedish: facts, opening, word list, questions and presentation, without lead texts (R52, R55).
struct EntryPaper: Sendable {
    let paper: Paper
    let pictures: [PaperPicture]

    /// - Parameter day: what the paper is dated with: the day of the hand-in, or today for a draft.
    init(_ header: EntryHeader, day: Day, isDraft: Bool, in db: any Connection) throws {
        let edition = try db.edition(header.year)
        let fields = try FieldSQL.all(header.id, in: db)
        var answers = Dictionary(
            uniqueKeysWithValues: try TextSQL.canonical(of: header.id.texts, in: db).map { ($0.item, try Document(json: $0.canonical)) })
        if !isDraft {
            for (item, before) in try ChangeSQL.beingChanged(header.id, in: db) {
                answers[item] = try RevisionSQL.document(TextPlace(header.id, item), before, in: db)
            }
        }
        paper = Paper(
            title: "Bidrag till \(edition.name(.swedish))", unit: header.unitName, organisation: header.committeeName ?? "",
            year: header.year.number, language: .swedish, day: day, isDraft: isDraft, facts: Self.facts(edition, fields),
            chapters: Self.paperChapters(edition) { [answers] in .answer(answers[$0.id] ?? .empty) }, words: PaperWords { $0.swedish })
        let wanted = Set(answers.values.flatMap { $0.figures.map(\.picture) })
        pictures = try PictureSQL.all(header.id, in: db).filter { wanted.contains($0.id) }.compactMap { picture in
            try PictureSQL.bytes(picture.id, isSmall: false, in: db).map {
                PaperPicture(id: picture.id, kind: picture.kind, width: picture.width, height: picture.height, bytes: $0)
            }
        }
    }

    /// The form to write on: the same with room for answers.
    static func form(_ edition: Edition, day: Day) -> Paper {
        Paper(
            title: "Bidrag till \(edition.name(.swedish))", unit: "", organisation: "", year: edition.number,
            language: .swedish, day: day, instructions: PaperWords.instructions { $0.swedish },
            facts: edition.administrative.map { Fact($0.label(.swedish), "") },
            chapters: paperChapters(edition) { .room(lines: $0.kind == .opening ? 4 : 12) }, words: PaperWords { $0.swedish })
    }

    private static func facts(_ edition: Edition, _ fields: [String: String]) -> [Fact] {
        edition.administrative.map { Fact($0.label(.swedish), fields[$0.key] ?? "") }
            + edition.sexCounts.flatMap { count in
                SexCount.Group.allCases.compactMap { group in
                    guard let number = fields[count.key(group)], !number.isEmpty else { return nil }
                    return Fact("\(count.part.title(.swedish)), \(group.name.swedish.lowercased())", number)
                }
            }
    }

    private static func paperChapters(_ edition: Edition, _ body: (FormPart) -> Part.Body) -> [Chapter] {
        chapters(edition.parts).map { parts in
            Chapter(parts[0].chapter(.swedish), parts.indices.map { part(parts[$0], after: $0 > 0 ? parts[$0 - 1] : nil, body) })
        }
    }

    private static func part(_ part: FormPart, after previous: FormPart?, _ body: (FormPart) -> Part.Body) -> Part {
        let text = part.text == part.title ? "" : part.text(.swedish)
        guard case .question(let item) = part.kind else {
            return Part(key: part.id, heading: part.title(.swedish), text: text, body: body(part))
        }
        return Part(
            key: part.id, number: part.id, heading: item.title(.swedish),
            wholeText: part.begins(item, after: previous) ? item.questionText?(.swedish) : nil, text: text, body: body(part))
    }
}
