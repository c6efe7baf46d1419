import Base
import HTML
import Site
import Store

/// What the parts of the public pages are made of: an edition, the moment and the language, and no person.
struct PublicEdition: Sendable {
    let stored: StoredEdition
    let phase: Phase
    let visitor: Visitor

    init(_ stored: StoredEdition, _ visitor: Visitor) {
        (self.stored, self.visitor) = (stored, visitor)
        phase = stored.phase(at: visitor.now)
    }

    var edition: Edition { stored.edition }
    var calendar: AwardCalendar { stored.calendar }
    var language: Language { visitor.language }
    var t: Translator { visitor.t }
    var now: Instant { visitor.now }
    var address: String { "/utmarkelsen/\(stored.year)" }

    /// The part kept since it was last made for this file, language, phase and day, else made now.
    func part(_ name: String, _ make: () -> HTML) -> HTML { Editions.shelf.part(key(name, 0), make) }

    /// The same for what also changes when somebody writes: kept while the log's last number stands.
    func part(_ name: String, asOf number: Int, _ make: () async throws -> HTML) async rethrows -> HTML {
        try await Editions.shelf.part(key(name, number), make)
    }

    private func key(_ name: String, _ number: Int) -> Shelf.PartKey {
        // A correction that is taken back has the file of before, and tells of both.
        Shelf.PartKey(
            name: name, digest: "\(stored.digest) \(stored.version)", language: language, phase: phase, today: visitor.today, number: number
        )
    }

    /// The word of the year, with a capital when it begins a heading.
    func word(_ word: Word) -> String { edition.words(word, language) }
    func heading(_ word: Word) -> String {
        let word = self.word(word)
        return word.prefix(1).uppercased() + word.dropFirst()
    }

    func className(_ key: String?) -> String? {
        edition.classes.first { $0.key == key }?.name[language]
    }

    /// "kl. 15.00", in English "15:00".
    func clock(_ time: TimeOfDay) -> String { language == .swedish ? Swedish.clock(time) : time.text }

    /// "kl. 13.00–14.00", in English "13:00–14:00".
    func hours(_ from: TimeOfDay, _ to: TimeOfDay) -> String {
        language == .swedish ? "kl. \(Swedish.span(from, to))" : "\(from.text)–\(to.text)"
    }

    /// "1 dag kvar"; nil for what is over.
    func left(until day: Day) -> String? {
        switch day.days(since: visitor.today) {
        case ..<0: nil
        case 0: t("i dag")
        case 1: t("1 dag kvar")
        case let days: t("\(days) dagar kvar")
        }
    }
}

extension PublicEdition {
    /// Those who received something; the ceremony's beginning opens it (R116).
    static func winners(_ stored: StoredEdition, _ results: any YearResults, at now: Instant, in db: any Connection)
        throws -> [Winner]
    {
        guard stored.phase(at: now).isCeremonyOver else { return [] }
        return try results.winners(of: stored, at: now, in: db)
    }

    /// A winner with the jury's reason; on the start page with its first words and a link to the rest.
    func winnerCard(_ winner: Winner, charactersMax: Int? = nil) -> HTML {
        let kind = winner.kind == .honorary ? heading(.honoraryMention) : heading(.award)
        return article(.class("winner")) {
            h3(winner.unit)
            if winner.kind == .honorary, charactersMax != nil { p { visitor.tag(.info, text: kind) } }
            if !winner.citation.isEmpty {
                blockquote { for text in paragraphs(shortened(winner.citation, charactersMax ?? .max)) { p(text) } }
            }
            if charactersMax == nil {
                p([kind, className(winner.classKey)].compactMap { $0 }.joined(separator: " · "), .class("soft"))
            } else {
                p {
                    a(.href("\(address)#mottagare")) {
                        t("Läs motiveringen")
                        span(" " + t("för \(winner.unit)"), .class("vh"))
                    }
                }
            }
        }
    }

    private func paragraphs(_ text: String) -> [String] {
        text.split(separator: "\n").map(String.init).filter { !$0.allSatisfy(\.isWhitespace) }
    }

    /// The first words that fit.
    private func shortened(_ text: String, _ charactersMax: Int) -> String {
        guard text.count > charactersMax else { return text }
        let start = text.prefix(charactersMax)
        return start[..<(start.lastIndex(of: " ") ?? start.endIndex)] + " …"
    }
}
