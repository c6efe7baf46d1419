import Base
package import Editions

/// The canonical content of a handed-in entry: one spelling, so that anyone who has it can recompute its digest.
///
/// JSON with keys in alphabetical order and no white space; answers are the documents of RichText in their one spelling, and
/// `pictures` has the SHA-256 of each picture in them, and of the one that presents the unit, named by `presentation`:
/// The edition is its number alone in the first programme, and else a text as in an address.
/// `{"answers":{"1":{…}},"edition":2024,"entry":"…","facts":{"unitName":"…"},"pictures":{"…":"…"},"presentation":"…","unit":"…","version":2}`
package struct Sealed: Sendable, Equatable {
    /// The first version had no pictures, and no key that said so. Content is never spelled anew in another version than its own.
    package enum Version: Sendable { case withoutPictures, withPictures }

    package let content: String
    /// SHA-256 of the content in UTF-8, 64 hexadecimal digits.
    package let sha256: String

    /// `answers` holds canonical documents by part, `facts` the administrative fields, `pictures` digests by the pictures' ids.
    package init(
        entry: String, year: AwardYear, unit: String, facts: [String: String], answers: [(item: String, canonical: String)],
        pictures: [String: String] = [:], presentation: String? = nil, version: Version = .withPictures
    ) {
        let answers = answers.sorted { $0.item < $1.item }.map { "\(quoted($0.item)):\($0.canonical)" }
        let shown = "\"pictures\":{\(pairs(pictures))},\"presentation\":\(presentation.map(quoted) ?? "null"),"
        content =
            "{\"answers\":{\(answers.joined(separator: ","))},\"edition\":\(year.isOfFirstProgramme ? "\(year)" : quoted("\(year)")),\"entry\":\(quoted(entry)),"
            + "\"facts\":{\(pairs(facts))},\(version == .withPictures ? shown : "")\"unit\":\(quoted(unit))"
            + (version == .withPictures ? Self.versionMark : "}")
        sha256 = Digest.hex(of: content)
    }

    private static let versionMark = ",\"version\":2}"

    /// Which version a content is in: the first ends with the quoted name of the unit.
    package static func version(of content: String) -> Version {
        content.hasSuffix(versionMark) ? .withPictures : .withoutPictures
    }
}

private func pairs(_ values: [String: String]) -> String {
    values.sorted { $0.key < $1.key }.map { "\(quoted($0.key)):\(quoted($0.value))" }.joined(separator: ",")
}

/// A JSON string with the least of escapes.
private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": result += "\\\""
        case "\\": result += "\\\\"
        case _ where scalar.value < 0x20:
            result += "\\u00" + (scalar.value < 0x10 ? "0" : "") + String(scalar.value, radix: 16)
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result + "\""
}
