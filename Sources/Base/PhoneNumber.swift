/// What may stand where a telephone number is asked for: digits with what people write between them, and words for the
/// switchboard or the extension. Whether it leads anywhere is not known.
public enum PhoneNumber {
    /// Shorter is a slip, longer than two numbers is a text.
    public static let digits = 5...20
    public static let charactersMax = 40

    public static func isOne(_ text: String) -> Bool {
        let words = text.lowercased().split { !$0.isLetter && $0 != "." }.filter { $0.contains(where: \.isLetter) }
        let signs = text.lowercased().filter { !$0.isLetter && !$0.isWhitespace && !"+-–()/.,".contains($0) }
        return words.allSatisfy { Self.words.contains(String($0)) } && signs.allSatisfy { $0.isASCII && $0.isNumber }
            && digits.contains(signs.count) && text.count <= charactersMax
    }

    private static let words: Set = ["ankn", "ankn.", "anknytning", "vx", "vx.", "växel"]

    public static let refusal: Phrase =
        "Skriv telefonnumret med siffror, till exempel 08-508 00 000. Växel och anknytning skriver du vx och ankn."
}
