import Foundation

/// Text as documents keep it: NFC, without control characters and noncharacters; tabs and line breaks are spaces.
func tidied(_ text: String) -> String {
    var text = text
    if text.withUTF8(isTidy) { return text }
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0x09...0x0D: kept.append(" ")
        case ..<0x20, 0x7F..<0xA0, 0xFDD0...0xFDEF: break
        case let value where value & 0xFFFE == 0xFFFE: break
        default: kept.append(scalar)
        }
    }
    return String(kept).precomposedStringWithCanonicalMapping
}

/// Whether it is surely tidy: Latin, dashes and quotation marks, emoji. Below U+0300 nothing is to be composed.
/// Other scripts take the slow road, which changes nothing in them that should stay.
func isTidy(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < utf8.count {
        let byte = utf8[index]
        switch byte {
        case 0x20...0x7E: index += 1
        case 0xC3...0xCB: index += 2
        case 0xC2:
            guard utf8[index + 1] >= 0xA0 else { return false }
            index += 2
        case 0xE2:  // U+2002 to U+203F
            guard utf8[index + 1] == 0x80, utf8[index + 2] >= 0x82 else { return false }
            index += 3
        case 0xF0:  // U+1F000 to U+1FFBF: emoji
            guard utf8[index + 1] == 0x9F, utf8[index + 2] < 0xBF else { return false }
            index += 4
        default: return false
        }
    }
    return true
}
