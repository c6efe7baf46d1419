import Foundation

/// Characters without white space, as the award counts them (R63).
///
/// NFC; then no `White_Space`, no control (Cc) and no format characters (Cf: zero width, soft hyphen);
/// what is left is counted in Unicode scalars. `Public/pages.js` counts alike in the browser.
public enum CharacterCount {
    public static func of(_ text: String) -> Int {
        var text = text
        if let count = text.withUTF8(ofCommon) { return count }
        return text.precomposedStringWithCanonicalMapping.unicodeScalars.reduce(0) {
            $0 + (counts($1) ? 1 : 0)
        }
    }

    static func counts(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.properties.isWhitespace { return false }
        switch scalar.properties.generalCategory {
        case .control, .format: return false
        default: return true
        }
    }

    /// The count of text that nothing in can be composed: Latin letters, dashes and quotation marks, emoji.
    /// Nil for other text.
    private static func ofCommon(_ utf8: UnsafeBufferPointer<UInt8>) -> Int? {
        var count = 0
        var index = 0
        while index < utf8.count {
            let byte = utf8[index]
            switch byte {
            case 0x00...0x7F:
                if byte > 0x20, byte != 0x7F { count += 1 }
                index += 1
            case 0xC2:  // controls, no-break space, soft hyphen; then signs
                let next = utf8[index + 1]
                if next > 0xA0, next != 0xAD { count += 1 }
                index += 2
            case 0xC3...0xCB:  // U+00C0 to U+02FF: letters
                count += 1
                index += 2
            case 0xE2:  // U+2002 to U+203F: spaces and invisible signs, dashes and quotation marks
                let last = utf8[index + 2]
                guard utf8[index + 1] == 0x80, last >= 0x82 else { return nil }
                if (0x90...0xA7).contains(last) || last >= 0xB0 { count += 1 }
                index += 3
            case 0xF0:  // U+1F000 to U+1FFBF: emoji
                guard utf8[index + 1] == 0x9F, utf8[index + 2] < 0xBF else { return nil }
                count += 1
                index += 4
            default: return nil
            }
        }
        return count
    }
}
