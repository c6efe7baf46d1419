/// A sentence for the reader: Swedish in the code, with what varies set in by interpolation.
///
/// `"Ni har \(3) dagar kvar"` has the key `Ni har {} dagar kvar`, which the files of `Translations/en/` put into English.
/// Numbers are written with no-break spaces between thousands.
public struct Phrase: Hashable, Sendable, ExpressibleByStringInterpolation {
    /// The Swedish text with `{}` for each argument: the key of the translation.
    public let key: String
    public let arguments: [Argument]

    /// What fills a hole; whole numbers are written out as text at once.
    public enum Argument: Hashable, Sendable {
        case text(String)
        /// A phrase or a date that is itself translated.
        case phrase(Phrase)
        case day(Day, Style)
        /// Words that have come in both languages, as the terms of an edition do.
        case words(swedish: String, english: String)
    }

    public enum Style: Hashable, Sendable { case plain, withWeekday, withYear }

    public init(stringLiteral value: String) { (key, arguments) = (value, []) }
    public init(key: String, arguments: [Argument] = []) { (self.key, self.arguments) = (key, arguments) }

    public init(stringInterpolation: StringInterpolation) {
        (key, arguments) = (stringInterpolation.key, stringInterpolation.arguments)
    }

    public struct StringInterpolation: StringInterpolationProtocol {
        var key = ""
        var arguments: [Argument] = []

        public init(literalCapacity: Int, interpolationCount: Int) { key.reserveCapacity(literalCapacity) }
        public mutating func appendLiteral(_ literal: String) { key += literal }
        public mutating func appendInterpolation(_ text: String) { add(.text(text)) }
        public mutating func appendInterpolation(_ number: Int) { add(.text(Swedish.number(number))) }
        public mutating func appendInterpolation(_ phrase: Phrase) { add(.phrase(phrase)) }
        /// A year or another number that must not be grouped.
        public mutating func appendInterpolation(plain number: Int) { add(.text(String(number))) }
        public mutating func appendInterpolation(_ day: Day, _ style: Style = .withYear) { add(.day(day, style)) }

        public mutating func appendInterpolation(swedish: String, english: String) { add(.words(swedish: swedish, english: english)) }

        private mutating func add(_ argument: Argument) {
            key += "{}"
            arguments.append(argument)
        }
    }

    /// The sentence in Swedish.
    public var swedish: String { filled(key) { $0.text(in: .swedish) { $0.swedish } } }

    /// A translated pattern with the arguments set in for `{}`, in order.
    public func filled(_ pattern: String, _ word: (Argument) -> String) -> String {
        guard !arguments.isEmpty else { return pattern }
        var result = ""
        var rest = pattern[...]
        for argument in arguments {
            guard let hole = Self.hole(in: rest.utf8) else { break }
            result += rest[..<hole]
            result += word(argument)
            rest = rest[rest.utf8.index(hole, offsetBy: 2)...]
        }
        return result + rest
    }

    /// Where the next `{}` stands. By bytes, for every page has hundreds of phrases.
    private static func hole(in pattern: Substring.UTF8View) -> String.Index? {
        var place = pattern.startIndex
        while place < pattern.endIndex {
            let next = pattern.index(after: place)
            if pattern[place] == 0x7B, next < pattern.endIndex, pattern[next] == 0x7D { return place }
            place = next
        }
        return nil
    }
}

extension Phrase.Argument {
    public func text(in language: Language, _ translate: (Phrase) -> String) -> String {
        switch self {
        case .text(let text): text
        case .phrase(let phrase): translate(phrase)
        case .day(let day, let style): language.text(day, style)
        case .words(let swedish, let english): language == .swedish ? swedish : english
        }
    }
}

/// The two languages of the pages. Users write in any.
public enum Language: String, Sendable, CaseIterable {
    case swedish = "sv"
    case english = "en"

    /// What those who read it call it.
    public var ownName: String {
        switch self {
        case .swedish: "Svenska"
        case .english: "English"
        }
    }

    public func text(_ day: Day, _ style: Phrase.Style) -> String {
        switch (self, style) {
        case (.swedish, .plain): Swedish.short(day)
        case (.swedish, .withYear): Swedish.long(day)
        case (.swedish, .withWeekday): Swedish.withWeekday(day)
        case (.english, .plain): English.short(day)
        case (.english, .withYear): English.long(day)
        case (.english, .withWeekday): English.withWeekday(day)
        }
    }
}
