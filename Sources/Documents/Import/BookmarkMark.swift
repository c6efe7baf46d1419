/// How the marks of the form come through the converter, which drops bookmarks on headings.
///
/// Each question heading of our own Word files has a bookmark, `fraga-16a`. Before the converter reads the text, a
/// bookmark becomes a word between two private characters; `PandocReading` takes it out again. The same is done to
/// a further paragraph of a list item, which the converter writes as an item without a sign.
enum BookmarkMark {
    static let open: Unicode.Scalar = "\u{E000}"
    static let close: Unicode.Scalar = "\u{E001}"
    /// What bookmarks of the form begin with.
    static let prefix = "fraga-"
    /// The word for "belongs to the item before".
    static let continued = "="

    /// Whether a bookmark is one of the form's: "fraga-16a".
    static func isOurs(_ name: String) -> Bool {
        name.hasPrefix(prefix) && name.count > prefix.count
            && name.utf8.allSatisfy {
                $0 < 128 && (Character(Unicode.Scalar($0)).isLetter || $0 >= 0x30 && $0 <= 0x39 || "._-".utf8.contains($0))
            }
    }
}
