package import Base
package import Texts

// An entry's answers are texts (docs/glossary.md): each part of the form is a place.

extension TextOwner.Kind { package static let entry = TextOwner.Kind("entry") }

extension ID where Subject == Entry {
    /// The entry as the owner of its answers.
    package var texts: TextOwner { TextOwner(.entry, self) }
}

extension TextPlace {
    /// - Parameter item: the id of a part of the form, "16a".
    package init(_ entry: ID<Entry>, _ item: String) { self.init(entry.texts, item) }
}
