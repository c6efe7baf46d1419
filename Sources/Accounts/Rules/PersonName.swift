package import Base
import Foundation

/// What a person is called, as it is kept: in one spelling (NFC), without white space around it. The same on the web and at the machine.
package struct PersonName: Sendable, Equatable {
    package static let charactersMax = 100

    package let text: String

    /// Throws a refusal for what is no name, or too long a one.
    package init(_ text: String) throws(Refusal) {
        let name = text.trimmingCharacters(in: .whitespacesAndNewlines).precomposedStringWithCanonicalMapping
        guard !name.isEmpty, name.count <= Self.charactersMax,
            !name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        else { throw Refusal("Skriv personens namn, högst \(Self.charactersMax) tecken.", field: "namn") }
        self.text = name
    }
}
