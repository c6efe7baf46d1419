package import Base

/// How far a part has come (R64). The first two follow from the text; the writers set the other two.
package enum PartStatus: String, Sendable, CaseIterable {
    case notStarted = "not-started"
    case draft, review, done

    package var name: Phrase {
        switch self {
        case .notStarted: "Ej påbörjad"
        case .draft: "Utkast"
        case .review: "För genomläsning"
        case .done: "Klar"
        }
    }

    /// What the writers may set; to set a draft takes a mark away.
    static let settable: [PartStatus] = [.draft, .review, .done]

    /// - Parameter set: what the writers have set, nil for nothing. An empty part has not been begun, whatever they set.
    init(set: PartStatus?, characters: Int) { self = characters == 0 ? .notStarted : set ?? .draft }
}

/// Who may change a part, and who may only comment on it.
struct WritingRight<Person>: Equatable, Sendable {
    /// The head and the contact person decide for the unit.
    let leads: Bool
    /// A co-author who reads and comments, and writes nothing.
    let onlyComments: Bool
    /// Those who have been given the part; nobody means anybody.
    let writers: [ID<Person>]

    func mayWrite(_ person: ID<Person>) -> Bool {
        if leads { return true }
        return !onlyComments && (writers.isEmpty || writers.contains(person))
    }
}
