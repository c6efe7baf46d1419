/// What comes next for somebody on their home page: one sentence, and the one act that does it.
///
/// Each slice has a rule that makes them: facts in, a next thing out. What is late comes before what is to do, and that
/// before what one only waits for.
public struct NextThing: Hashable, Sendable {
    public enum Urgency: Int, Sendable, Comparable {
        case late, toDo, waiting
        public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
    }

    public struct Act: Hashable, Sendable {
        public let label: Phrase
        public let path: String
    }

    public let urgency: Urgency
    public let sentence: Phrase
    /// Nil when there is nothing to press.
    public let act: Act?

    public init(_ urgency: Urgency, _ sentence: Phrase, _ label: Phrase? = nil, _ path: String = "") {
        (self.urgency, self.sentence) = (urgency, sentence)
        act = label.map { Act(label: $0, path: path) }
    }

    private init(_ urgency: Urgency, _ sentence: Phrase, act: Act?) { (self.urgency, self.sentence, self.act) = (urgency, sentence, act) }

    /// The same with what it is about said first, where there are several: "Kvalitetsutmärkelsen 2026: Ni fick utmärkelsen."
    public func named(_ what: String) -> NextThing { NextThing(urgency, "\(what): \(sentence)", act: act) }

    /// Whether there is something to do, and not only to wait for.
    public var isToDo: Bool { urgency != .waiting }
}

extension Sequence<NextThing> {
    /// The most urgent; of equals the first.
    public var mostUrgent: NextThing? { self.min { $0.urgency < $1.urgency } }
}

extension Deadline {
    /// "12 dagar kvar", "sista dagen är i dag", "gick ut för 3 dagar sedan"
    public func left(at now: Instant) -> Phrase {
        let days = daysLeft(at: now)
        return switch days {
        case 0: "sista dagen är i dag"
        case 1: "1 dag kvar"
        case 2...: "\(days) dagar kvar"
        case -1: "gick ut i går"
        default: "gick ut för \(-days) dagar sedan"
        }
    }
}
