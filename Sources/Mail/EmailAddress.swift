public import Base
import Foundation

/// An e-mail address that can stand in a header and in an SMTP command: no spaces, line breaks or quotes.
///
/// Letters such as å, ä and ö are allowed on both sides of the at sign (R13: the award's own mailbox has been
/// written with ä).
public struct EmailAddress: Hashable, Sendable {
    /// As written, in NFC and without surrounding spaces.
    public let text: String

    public static let longest = 254

    /// Throws a `Refusal` that tells the person what an address looks like.
    public init(_ text: some StringProtocol, field: String? = nil) throws(Refusal) {
        let trimmed = text.trimmingCharacters(in: .whitespaces).precomposedStringWithCanonicalMapping
        guard let address = EmailAddress(checked: trimmed) else {
            throw Refusal("Skriv en e-postadress, till exempel namn@stockholm.se.", field: field)
        }
        self = address
    }

    private init?(checked text: String) {
        let halves = text.split(separator: "@", omittingEmptySubsequences: false)
        guard text.utf8.count <= Self.longest, halves.count == 2, halves[0].utf8.count <= 64 else {
            return nil
        }
        let names = halves[0].split(separator: ".", omittingEmptySubsequences: false)
        let labels = halves[1].split(separator: ".", omittingEmptySubsequences: false)
        guard names.allSatisfy(isName), labels.count >= 2, labels.allSatisfy(isLabel) else { return nil }
        self.text = text
    }

    /// Whether mail servers need the SMTPUTF8 extension to carry it.
    public var needsUTF8: Bool { !text.utf8.allSatisfy { $0 < 0x80 } }

    /// What stands after the at sign.
    public var domain: Substring { text[text.index(after: text.lastIndex(of: "@")!)...] }
}

/// One of the dotted parts before the at sign: RFC 5321 `Atom`, widened by RFC 6531.
private func isName(_ part: Substring) -> Bool {
    !part.isEmpty
        && part.unicodeScalars.allSatisfy {
            isWordScalar($0) || "!#$%&'*+-/=?^_`{|}~".unicodeScalars.contains($0)
        }
}

/// One of the dotted parts after it: letters, digits and inner hyphens.
private func isLabel(_ part: Substring) -> Bool {
    !part.isEmpty && part.utf8.count <= 63 && !part.hasPrefix("-") && !part.hasSuffix("-")
        && part.unicodeScalars.allSatisfy { isWordScalar($0) || $0 == "-" }
}

private func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
        return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
        .spacingMark, .decimalNumber:
        return true
    default: return false
    }
}

/// Who a letter is to or from: a name, which may be empty, and an address.
public struct Recipient: Hashable, Sendable {
    public let name: String
    public let address: EmailAddress

    public init(name: String, address: EmailAddress) {
        (self.name, self.address) = (PlainText.line(name), address)
    }

    public init(name: String, address: String) throws(Refusal) {
        self.init(name: name, address: try EmailAddress(address))
    }
}
