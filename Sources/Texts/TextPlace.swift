package import Base
package import Store

/// What texts belong to: a contribution, a report, a citation. The slice that owns them declares the kind; this room knows none by name.
package struct TextOwner: Hashable, Sendable {
    package struct Kind: Hashable, Sendable {
        package let name: String
        package init(_ name: String) { self.name = name }
    }

    package let kind: Kind
    package let id: String

    package init<Thing>(_ kind: Kind, _ id: ID<Thing>) { (self.kind, self.id) = (kind, id.text) }

    /// "entry:01j…": one word for the owner, in what servers tell each other.
    package var spelled: String { "\(kind.name):\(id)" }
}

/// Where one text stands: what it belongs to, and which part of that it is.
package struct TextPlace: Hashable, Sendable {
    package let owner: TextOwner
    package let item: String

    package init(_ owner: TextOwner, _ item: String) { (self.owner, self.item) = (owner, item) }
}

extension TextOwner {
    /// The owner's rows, in a query of one of this room's tables.
    var rows: SQL { "owner_kind = \(kind.name) AND owner = \(id)" }
}

extension TextPlace {
    /// The rows of the place, in a query of one of this room's tables.
    var rows: SQL { "owner_kind = \(owner.kind.name) AND owner = \(owner.id) AND item = \(item)" }
}
