/// One thing to write and to score: a question, or a part of one.
package struct AnswerItem: Equatable, Sendable, Identifiable {
    /// "1", "16a": the key under which answers and scores are kept.
    package var id: String
    package var question: Int
    package var sectionKey: String
    package var sectionName: Text
    package var title: Text
    package var text: Text
    /// The text of the question that this is a part of; nil for a whole question.
    package var questionText: Text?
    package var help: Text
    package var kind: AnswerKind
    /// The most that the item can give.
    package var points: Int
    package var goalsInFull: Int?
}

extension Edition {
    package func item(_ id: String) -> AnswerItem? { items.first { $0.id == id } }

    /// The share of the whole entry that the item's weight suggests: a guide, not a limit.
    package func guideCharacters(for item: AnswerItem) -> Int {
        limits.entryCharactersMax * item.points / Rubric.pointsMax
    }
}

extension Section {
    package var items: [AnswerItem] { questions.flatMap { $0.items(of: self) } }

    /// The most that the section can give.
    package var points: Int { items.reduce(0) { $0 + $1.points } }
}

extension Question {
    func items(of section: Section) -> [AnswerItem] {
        switch form {
        case .whole(let asked): [item(of: section, asked)]
        case .parts(let parts): parts.map { item(of: section, $0.asked, as: $0) }
        }
    }

    private func item(of section: Section, _ asked: Asked, as part: Part? = nil) -> AnswerItem {
        AnswerItem(
            id: "\(number)\(part?.letter ?? "")", question: number,
            sectionKey: section.key, sectionName: section.name,
            title: part?.title ?? title, text: part?.text ?? text,
            questionText: part == nil ? nil : text,
            help: asked.help, kind: asked.kind, points: asked.points, goalsInFull: goalsInFull)
    }
}
