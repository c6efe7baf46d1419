package import Base
package import Site

/// An award that a city gives, year after year: Kvalitetsutmärkelsen, and others beside it (R137).
package struct Programme: Hashable, Sendable {
    /// What stands before the year in the programme's addresses; never changed once it is used.
    package var slug: String
    package var name: Text

    package init(slug: String, name: Text) { (self.slug, self.name) = (slug, name) }

    /// The city's first: its addresses have the year alone, and an edition that names no programme is of it.
    package static let first = Programme(
        slug: AwardYear.firstProgramme, name: Text(swedish: "Kvalitetsutmärkelsen", english: "The Quality Award"))

    static let slugCharacters = 3...30

    /// Small letters a–z and hyphens, beginning and ending with a letter: never a year, and nothing to escape in an address.
    package static func isSlug(_ text: String) -> Bool {
        let isLetter: (Character) -> Bool = { ("a"..."z").contains($0) }
        return slugCharacters.contains(text.count) && text.allSatisfy { isLetter($0) || $0 == "-" }
            && isLetter(text.first!) && isLetter(text.last!)
    }
}

/// An award year (utmärkelseår): a year of a programme, which is the key of an edition. Printed as in an address: `2027`
/// for the first programme, `fornyelsepriset/2027` for another.
package struct AwardYear: Hashable, Sendable, CustomStringConvertible, ExpressibleByIntegerLiteral {
    package static let firstProgramme = "kvalitetsutmarkelsen"
    private static let numbers = 1000...9999

    /// The slug.
    package let programme: String
    package let number: Int

    package init(_ number: Int, of programme: String = firstProgramme) { (self.programme, self.number) = (programme, number) }

    /// A year alone is one of the first programme.
    package init(integerLiteral number: Int) { self.init(number) }

    package var isOfFirstProgramme: Bool { programme == Self.firstProgramme }
    package var description: String { isOfFirstProgramme ? "\(number)" : "\(programme)/\(number)" }
    /// The same where no slash may stand: in the name of a file.
    package var fileName: String { isOfFirstProgramme ? "\(number)" : "\(programme)-\(number)" }

    /// Reads what an address says; the first programme has no other address than its year.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let number = Int(parts.last!), Self.numbers.contains(number), parts.last! == "\(number)"
        else { return nil }
        let slug = parts.count == 2 ? String(parts[0]) : nil
        if let slug, !Programme.isSlug(slug) || slug == Self.firstProgramme { return nil }
        self.init(number, of: slug ?? Self.firstProgramme)
    }
}

extension AwardYear: Comparable {
    /// By the year, and in a year by the programme.
    package static func < (one: AwardYear, other: AwardYear) -> Bool { (one.number, one.programme) < (other.number, other.programme) }
}

extension Phrase.StringInterpolation {
    /// The number alone: which programme it is stands in the heading.
    package mutating func appendInterpolation(plain year: AwardYear) { appendInterpolation(plain: year.number) }
}

extension Guard {
    /// The award year in the path; one that cannot be is not found.
    package func awardYear() throws(Halt) -> AwardYear {
        guard let year = AwardYear(try word("year")) else { throw .notFound }
        return year
    }
}
