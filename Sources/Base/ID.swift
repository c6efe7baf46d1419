/// An identifier that says whose it is: `ID<Unit>` cannot be passed for `ID<Person>`.
///
/// 26 characters of Crockford base 32: 48 bits of milliseconds, then 80 random bits.
/// Time-ordered, so that rows made together lie together; the random part cannot be guessed.
public struct ID<Subject>: Hashable, Sendable, Comparable, CustomStringConvertible {
    public let text: String

    /// A new identifier made at `now`.
    public init(at now: Instant) {
        var generator = SystemRandomNumberGenerator()
        var digits: [UInt8] = []
        digits.reserveCapacity(26)
        let milliseconds = UInt64(max(0, now.millisecondsSince1970))
        for shift in stride(from: 45, through: 0, by: -5) {
            digits.append(crockford[Int((milliseconds >> UInt64(shift)) & 31)])
        }
        let high = generator.next() as UInt64
        let low = generator.next() as UInt64
        for place in 0..<8 { digits.append(crockford[Int((high >> UInt64(place * 5)) & 31)]) }
        for place in 0..<8 { digits.append(crockford[Int((low >> UInt64(place * 5)) & 31)]) }
        text = String(decoding: digits, as: UTF8.self)
    }

    /// Reads an identifier from an address or a form; nil when it cannot be one.
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count == 26, text.utf8.allSatisfy({ crockfordDigits.contains($0) })
        else { return nil }
        self.text = String(text)
    }

    /// Takes an identifier that this program itself stored.
    public init(stored text: String) { self.text = text }

    /// The same identifier seen as another subject's, where one table stands for two nouns.
    public func of<Other>(_: Other.Type) -> ID<Other> { ID<Other>(stored: text) }

    public var description: String { text }
    public static func < (a: Self, b: Self) -> Bool { a.text < b.text }
}

private let crockford = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
private let crockfordDigits = Set(crockford)
