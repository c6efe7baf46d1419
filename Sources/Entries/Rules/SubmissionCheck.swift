package import Base
package import Editions

/// Whether an entry is ready to hand in, or to hand in again after a change (R50, R53, R56, R60, R65): what stops it, and what
/// is only worth a thought.
package struct SubmissionCheck: Equatable, Sendable {
    /// Something to tell the unit, and where it is put right.
    package struct Finding: Equatable, Sendable {
        package enum Place: Equatable, Sendable {
            case part(FormPart)
            case field(AdministrativeField)
            case whole
            case eligibility
        }

        package let place: Place
        package let phrase: Phrase
    }

    /// What must be put right before the entry can be handed in.
    package let missing: [Finding]
    /// What may be left.
    package let advice: [Finding]
    /// Where there is most to cut when the whole is too long: the parts farthest over what their weight suggests.
    package let cuts: [Cut]
    /// Characters that count (R63), and the most that the edition allows.
    package let characters: Int
    package let charactersMax: Int

    package struct Cut: Equatable, Sendable {
        package let part: FormPart
        package let characters: Int
        /// Characters over the guide of the part.
        package let over: Int
    }
    static let cutsMax = 5

    package var isReady: Bool { missing.isEmpty }

    /// `written` holds the characters of each part by id; `done` the ids marked as done; `fields` the administrative values.
    package init(
        _ edition: Edition, written: [String: Int], done: Set<String>, fields: [String: String], verdict: Eligibility.Total?
    ) {
        let parts = edition.parts
        characters = edition.characters(of: written)
        charactersMax = edition.limits.entryCharactersMax
        missing =
            Self.eligibility(verdict) + Self.answers(parts, written) + Self.limits(parts, written)
            + Self.whole(characters, charactersMax) + Self.administrative(edition, fields)
        cuts = characters > charactersMax ? Self.cuts(parts, written) : []
        advice = parts.filter { (written[$0.id] ?? 0) > 0 && !done.contains($0.id) }
            .map { Finding(place: .part($0), phrase: "Inte markerad som klar") }
    }

    /// A change after the hand-in (R53): the same limits and the same answers, asked of what the unit can put right, since only
    /// the `open` parts can be written in. Facts and eligibility were settled by the hand-in.
    package init(_ edition: Edition, changing open: Set<String>, written: [String: Int]) {
        let parts = edition.parts.filter { open.contains($0.id) }
        characters = edition.characters(of: written)
        charactersMax = edition.limits.entryCharactersMax
        let isTooLong = characters > charactersMax && parts.contains(where: \.counts)
        missing =
            Self.answers(parts, written) + Self.limits(parts, written) + (isTooLong ? Self.whole(characters, charactersMax) : [])
        cuts = isTooLong ? Self.cuts(parts, written) : []
        advice = []
    }

    private static func eligibility(_ verdict: Eligibility.Total?) -> [Finding] {
        guard let verdict else { return [Finding(place: .eligibility, phrase: "Svara på frågorna om ni får delta")] }
        guard verdict == .mayNot else { return [] }
        return [Finding(place: .eligibility, phrase: "Ni kan inte delta enligt årets regler. Hör av er till kansliet.")]
    }

    private static func answers(_ parts: [FormPart], _ written: [String: Int]) -> [Finding] {
        parts.filter { $0.isRequired && (written[$0.id] ?? 0) == 0 }
            .map { Finding(place: .part($0), phrase: "Svar saknas") }
    }

    private static func limits(_ parts: [FormPart], _ written: [String: Int]) -> [Finding] {
        parts.compactMap { part in
            guard let max = part.charactersMax, let count = written[part.id], count > max else { return nil }
            return Finding(
                place: .part(part), phrase: "\(count) tecken, \(count - max) för många. Högst \(max) tecken får plats.")
        }
    }

    /// Exactly at the limit is allowed (R50).
    private static func whole(_ characters: Int, _ max: Int) -> [Finding] {
        guard characters > max else { return [] }
        return [
            Finding(
                place: .whole,
                phrase:
                    "Bidraget har \(characters) tecken, \(characters - max) för många. Högst \(max) tecken får plats, blanksteg räknas inte."
            )
        ]
    }

    private static func cuts(_ parts: [FormPart], _ written: [String: Int]) -> [Cut] {
        let long = parts.compactMap { part -> Cut? in
            guard part.counts, let guide = part.charactersGuide, let count = written[part.id], count > guide else { return nil }
            return Cut(part: part, characters: count, over: count - guide)
        }
        return Array(long.sorted { ($1.over, $0.part.id) < ($0.over, $1.part.id) }.prefix(cutsMax))
    }

    private static func administrative(_ edition: Edition, _ fields: [String: String]) -> [Finding] {
        edition.administrative.filter { $0.isRequired && (fields[$0.key] ?? "").isEmpty }
            .map { Finding(place: .field($0), phrase: "Uppgift saknas") }
    }
}

extension Edition {
    /// The characters that count (R50, R63) of what is written in each part.
    package func characters(of written: [String: Int]) -> Int {
        parts.filter(\.counts).reduce(0) { $0 + (written[$1.id] ?? 0) }
    }
}
