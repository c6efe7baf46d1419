import Base

/// The canonical content of a handed-in entry: one spelling, so that anyone who has it can recompute its digest.
///
/// JSON with keys in alphabetical order and no white space; answers are the documents of RichText in their one spelling.
/// `{"answers":{"1":{…}},"edition":2024,"entry":"…","facts":{"unitName":"…"},"unit":"…"}`
package struct Sealed: Sendable, Equatable {
    package let content: String
    /// SHA-256 of the content in UTF-8, 64 hexadecimal digits.
    package let sha256: String

    /// `answers` holds canonical documents by part, `facts` the administrative fields.
    package init(
        entry: String, year: Int, unit: String, facts: [String: String], answers: [(item: String, canonical: String)]
    ) {
        let answers = answers.sorted { $0.item < $1.item }.map { "\(quoted($0.item)):\($0.canonical)" }
        let facts = facts.sorted { $0.key < $1.key }.map { "\(quoted($0.key)):\(quoted($0.value))" }
        content =
            "{\"answers\":{\(answers.joined(separator: ","))},\"edition\":\(year),\"entry\":\(quoted(entry)),"
            + "\"facts\":{\(facts.joined(separator: ","))},\"unit\":\(quoted(unit))}"
        sha256 = Digest.hex(of: content)
    }
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
