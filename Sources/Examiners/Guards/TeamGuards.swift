package import Base
package import Entries
package import Site
package import Store

/// A member of the team that has the entry of the path, without a conflict of interest that stands.
package struct TeamExaminer: ActingGuard {
    package static let name = "examinator"
    package let visitor: Visitor
    package let identity: Identity
    package let seat: Seat

    package init(_ visitor: Visitor) async throws {
        (self.visitor, identity, seat) = try await seated(visitor)
    }

    package func stillHolds(in db: any Connection) throws { _ = try seatNow(in: db) }
}

/// A team member who has given their word that nothing is in the way, and may therefore read (R82).
package struct ImpartialExaminer: ActingGuard {
    package static let name = "opartisk examinator"
    package let visitor: Visitor
    package let identity: Identity
    package let seat: Seat

    package init(_ visitor: Visitor) async throws {
        (self.visitor, identity, seat) = try await seated(visitor)
        guard seat.mayRead else { throw wordFirst }
    }

    package func stillHolds(in db: any Connection) throws {
        guard try seatNow(in: db).mayRead else { throw wordFirst }
    }
}

/// The coordinator of the team that has the entry.
package struct Coordinator: ActingGuard {
    package static let name = "lagsamordnare"
    package let visitor: Visitor
    package let identity: Identity
    package let seat: Seat

    package init(_ visitor: Visitor) async throws {
        (self.visitor, identity, seat) = try await seated(visitor)
        try Self.mustLead(seat)
    }

    package func stillHolds(in db: any Connection) throws { try Self.mustLead(try seatNow(in: db)) }

    private static func mustLead(_ seat: Seat) throws(Halt) {
        guard seat.isCoordinator else { throw .forbidden("Det här gör den som samordnar laget.") }
        guard seat.mayRead else { throw wordFirst }
    }
}

/// Somebody who acts as examiner in an edition, in a team or not yet.
package struct ExaminerOfYear: ActingGuard {
    package static let name = "examinator i utgåvan"
    package let visitor: Visitor
    package let identity: Identity

    package init(_ visitor: Visitor) throws {
        let signedIn = try SignedIn(visitor)
        _ = try signedIn.acting(as: [.examiner], or: .forbidden("Sidan är till för examinatorer."))
        (self.visitor, identity) = (visitor, signedIn.identity)
    }
}

private let wordFirst = Halt.forbidden(
    "Svara först på om du är jävig. Öppna bidraget från Min granskning, så kommer frågan.")

private func seated(_ visitor: Visitor) async throws -> (Visitor, Identity, Seat) {
    let signedIn = try SignedIn(visitor)
    let id: ID<Entry> = try visitor.path("entry")
    let person = signedIn.person.id
    guard let seat = try await visitor.read({ try SeatSQL.find(person, at: id, in: $0) }), !seat.isOut
    else { throw Halt.notFound }
    let edition = seat.assignment.edition.text
    _ = try signedIn.acting(as: [.examiner]) { $0.scope == edition }
    return (visitor, signedIn.identity, seat)
}

extension ActingGuard where Self: AtEntry {
    package var entry: ID<Entry> { seat.assignment.entry }
    package var assignment: Assignment { seat.assignment }

    /// The place as it is in this transaction.
    fileprivate func seatNow(in db: any Connection) throws -> Seat {
        guard let seat = try SeatSQL.find(person.id, at: entry, in: db), !seat.isOut else { throw Halt.notFound }
        return seat
    }
}

/// A guard that knows its entry and the examiner's place at it.
package protocol AtEntry { var seat: Seat { get } }

extension TeamExaminer: AtEntry {}
extension ImpartialExaminer: AtEntry {}
extension Coordinator: AtEntry {}
