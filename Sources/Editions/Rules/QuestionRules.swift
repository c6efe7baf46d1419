import Base

/// Questions are numbered 1, 2, 3 … through all sections, parts a, b, c …, and their points sum to 1 000.
enum QuestionRules {
    static func faults(in sections: [Section]) -> [Fault] {
        if sections.isEmpty { return [Fault(["sections"], "Minst en del med frågor måste finnas.")] }
        return numbers(sections) + shapes(sections) + sum(sections)
    }

    private static func numbers(_ sections: [Section]) -> [Fault] {
        var faults: [Fault] = []
        var seen: Set<Int> = []
        var last = 0
        for (place, question) in placed(sections) {
            let number = question.number
            if !seen.insert(number).inserted {
                faults.append(Fault(place + ["number"], "Fråga \(number) finns redan."))
            } else if number < last {
                faults.append(Fault(place + ["number"], "Fråga \(number) står efter fråga \(last)."))
            } else {
                if number > last + 1 {
                    faults.append(Fault(place + ["number"], missing(last + 1, number - 1)))
                }
                last = number
            }
        }
        return faults
    }

    private static func missing(_ first: Int, _ last: Int) -> String {
        first == last ? "Fråga \(first) saknas." : "Fråga \(first)–\(last) saknas."
    }

    private static func shapes(_ sections: [Section]) -> [Fault] {
        var faults: [Fault] = []
        for (index, section) in sections.enumerated() where section.questions.isEmpty {
            faults.append(Fault(["sections", "\(index)", "questions"], "Delen ”\(section.key)” har inga frågor."))
        }
        for (place, question) in placed(sections) {
            faults += long(question.title, place)
            guard case .parts(let parts) = question.form else { continue }
            if parts.count < 2 {
                faults.append(Fault(place + ["parts"], "En fråga med delfrågor måste ha minst två."))
            }
            for (index, part) in parts.enumerated() {
                let place = place + ["parts", "\(index)"]
                faults += long(part.title, place)
                let wanted = index < 26 ? String(UnicodeScalar(UInt8(97 + index))) : "z"
                if part.letter != wanted {
                    faults.append(Fault(place + ["letter"], "Delfrågan ska heta ”\(wanted)”, inte ”\(part.letter)”."))
                }
            }
        }
        return faults
    }

    private static func long(_ title: Text, _ place: [String]) -> [Fault] {
        let most = Question.titleCharactersMax
        guard max(title.swedish.count, title.english.count) > most else { return [] }
        return [Fault(place + ["title"], "Rubriken får vara högst \(most) tecken.")]
    }

    private static func sum(_ sections: [Section]) -> [Fault] {
        let sum = sections.reduce(0) { $0 + $1.points }
        if sum == Rubric.pointsMax { return [] }
        return [
            Fault(
                ["sections"],
                "Poängen är tillsammans \(Swedish.number(sum)), men ska vara \(Swedish.number(Rubric.pointsMax)).")
        ]
    }

    private static func placed(_ sections: [Section]) -> [(place: [String], question: Question)] {
        sections.enumerated().flatMap { section, value in
            value.questions.enumerated().map { index, question in
                (["sections", "\(section)", "questions", "\(index)"], question)
            }
        }
    }
}
