import Foundation

/// Names as they are kept for searching, and how what somebody searches for is matched with them.
public enum SearchText {
    /// NFC, without capitals, and with one apostrophe for all that phones and Word write: "O’Brien" is O'Brien.
    public static func folded(_ text: String) -> String {
        let small = text.trimmingCharacters(in: .whitespacesAndNewlines).precomposedStringWithCanonicalMapping.lowercased()
        return String(small.precomposedStringWithCanonicalMapping.map { apostrophes.contains($0) ? "'" : $0 })
    }

    /// Whether two names are the same but for capitals, apostrophes and spelling in Unicode.
    public static func isSame(_ one: String, _ other: String) -> Bool { folded(one) == folded(other) }

    private static let apostrophes: Set<Character> = ["’", "‘", "ʼ", "′", "´", "`", "＇"]
}
