import Base

/// Fills in what a text of the edition leaves open: `{year}`, `{previousYear}` and `{countedMonth}`,
/// so that the same questions can be asked another year.
struct Wording: Sendable {
    var year: Int
    var countedMonth: Month

    static let holes = ["year", "previousYear", "countedMonth"]

    /// The text with its holes filled; a brace that is no known hole stands, and `unknownHoles` tells of it.
    func filled(_ text: Text) -> Text {
        Text(swedish: filled(text.swedish, .swedish), english: filled(text.english, .english))
    }

    private func filled(_ text: String, _ language: Language) -> String {
        guard text.utf8.contains(UInt8(ascii: "{")) else { return text }
        return Self.holes.reduce(text) { text, hole in
            text.replacing("{\(hole)}", with: word(hole, language))
        }
    }

    private func word(_ hole: String, _ language: Language) -> String {
        switch hole {
        case "year": String(year)
        case "previousYear": String(year - 1)
        default: countedMonth.name(in: language)
        }
    }

    /// Faults of a text as it is written, before filling: a language left empty, a hole that nothing fills.
    static func faults(in text: Text, at place: [String]) -> [Fault] {
        let sides = [("sv", "svenska", text.swedish), ("en", "engelska", text.english)]
        return sides.compactMap { key, name, side in
            if side.allSatisfy(\.isWhitespace) { return Fault(place + [key], "Texten på \(name) är tom.") }
            guard let unknown = unknownHole(in: side) else { return nil }
            let known = holes.map { "{\($0)}" }.joined(separator: ", ")
            return Fault(place + [key], "”\(unknown)” går inte att fylla i. Här får stå \(known).")
        }
    }

    private static func unknownHole(in text: String) -> String? {
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            let end = rest[open...].firstIndex(of: "}").map { rest.index(after: $0) } ?? rest.endIndex
            let hole = rest[open..<end]
            if !holes.contains(where: { hole == "{\($0)}" }) { return String(hole) }
            rest = rest[end...]
        }
        return nil
    }
}
