import Foundation

/// Characters without white space, as the award counts them (R63).
///
/// NFC; then no `White_Space`, no control (Cc) and no format characters (Cf: zero width, soft hyphen);
/// what is left is counted in Unicode scalars. `Public/pages.js` counts alike in the browser.
public enum CharacterCount {
    public static func of(_ text: String) -> Int {
        if let ascii = ofASCII(text) { return ascii }
        return text.precomposedStringWithCanonicalMapping.unicodeScalars.reduce(0) { $0 + (counts($1) ? 1 : 0) }
    }

    static func counts(_ scalar: Unicode.Scalar) -> Bool {
        let value = scalar.value
        if value < 0x7F { return value > 0x20 }
        if value >= 0xC0, value <= 0x24F { return true }
        if scalar.properties.isWhitespace { return false }
        switch scalar.properties.generalCategory {
        case .control, .format: return false
        default: return true
        }
    }

    /// The count of text in plain ASCII, where no normalisation is needed; nil for other text.
    private static func ofASCII(_ text: String) -> Int? {
        var count = 0
        for byte in text.utf8 {
            if byte >= 0x80 { return nil }
            if byte > 0x20, byte != 0x7F { count += 1 }
        }
        return count
    }
}
