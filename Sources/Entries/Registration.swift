import Base

/// Who is behind an entry, as told when registering (R30).
package struct Registration: Sendable, Equatable {
    package struct Contact: Sendable, Equatable {
        package var name: String
        package var phone: String
        package var email: String

        package init(name: String, phone: String, email: String) { (self.name, self.phone, self.email) = (name, phone, email) }
    }

    package var head: Contact
    package var contact: Contact
    /// A class of the edition, in a year with classes (R111).
    package var classKey: String?

    package init(head: Contact, contact: Contact, classKey: String?) {
        (self.head, self.contact, self.classKey) = (head, contact, classKey)
    }
}
