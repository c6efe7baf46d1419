import Base
import Dispatch
import Editions
import Entries
import RichText
import Synchronization

/// The answers of one entry, ready to store: made before the database is asked, and many at a time.
struct EntryText: Sendable {
    struct Answer: Sendable {
        let item: String
        let document: Document
        let canonical: String
        let characters: Int
    }

    let answers: [Answer]
    /// Characters that count towards the limit (R50, R63).
    let characters: Int

    init(_ entrant: Entrant, _ words: EntryWords) throws {
        let all = entrant.year.edition.parts.map(\.id)
        let items: [String] =
            switch entrant.fate {
            case .handedIn: all
            case .writing(let parts): Array(all.prefix(parts))
            case .noShow: Array(all.prefix(6))
            case .withdrawn: Array(all.prefix(3))
            case .registered: []
            }
        let unit = entrant.unit
        answers = try words.texts(of: items, unit: unit.name, type: unit.type, year: entrant.year.number).map {
            try Self.answer($0.item, $0.text)
        }
        characters = answers.filter { $0.item != FormPart.presentationID }.reduce(0) { $0 + $1.characters }
    }

    static func answer(_ item: String, _ text: String) throws -> Answer {
        let document = try Document(plain: text)
        return Answer(
            item: item, document: document, canonical: document.canonical, characters: document.characterCount
        )
    }

    /// The texts of all entrants, by entry, on all cores at once.
    static func all(_ entrants: [Entrant], _ words: EntryWords) throws -> [ID<Entry>: EntryText] {
        let made = Mutex<[ID<Entry>: Result<EntryText, any Error>]>([:])
        DispatchQueue.concurrentPerform(iterations: entrants.count) { place in
            let text = Result { try EntryText(entrants[place], words) }
            made.withLock { $0[entrants[place].id] = text }
        }
        return try made.withLock { $0 }.mapValues { try $0.get() }
    }
}
