package import Base
package import Store

/// The receipts of an entry computed again from the database.
package struct ReceiptCheck: Sendable, Equatable {
    /// What a receipt says, and what its content gives.
    package struct Seal: Sendable, Equatable {
        package let submission: Submission
        /// SHA-256 of the content that was sealed.
        package let recomputed: String

        package var holds: Bool { recomputed == submission.sha256 }
    }

    package let unitName: String
    /// Hand-ins that were taken back before the deadline (R31), in order.
    package let former: [Seal]
    /// The hand-in; the last former one while the entry is open again.
    package let first: Seal
    /// The changes after it that were sealed anew (R53), in order.
    package let changes: [Seal]
    /// Whether what the pages show is still what was sealed last.
    package let answersAreSealed: Bool
    /// Whether the pictures that are sealed are still the same byte for byte.
    package let picturesAreKept: Bool
    /// Whether the office has asked for a change that the unit is making now (R53).
    package let isBeingChanged: Bool
    /// Whether the entry is open again and not handed in now.
    package let isReopened: Bool

    package var submission: Submission { first.submission }
    package var holds: Bool { seals.allSatisfy(\.holds) && picturesAreKept && answersAreSealed }
    private var seals: [Seal] { former + [first] + changes }

    /// What it comes to, in Swedish, for the command line.
    package var sentence: String {
        let before = former.map { told("inlämnat", $0) + ", öppnat igen" }
        let what = (before + [told("inlämnat", first)] + changes.map { told("ändrat", $0) }).joined(separator: "; ")
        if let wrong = seals.first(where: { !$0.holds }) {
            return
                "Kvittot stämmer INTE: \(unitName), \(what). Kvittot säger \(wrong.submission.sha256), innehållet ger \(wrong.recomputed)."
        }
        if isReopened { return "Kvittot stämmer, och bidraget är öppet igen: \(unitName), \(what)." }
        if !picturesAreKept { return "Kvittot stämmer, men en bild är INTE den som lämnades in: \(unitName), \(what)." }
        if isBeingChanged { return "Kvittot stämmer, och en ändring som kansliet har begärt pågår: \(unitName), \(what)." }
        if !answersAreSealed { return "Kvittot stämmer, men texten på sidorna är INTE den som lämnades in: \(unitName), \(what)." }
        return "Kvittot stämmer: \(unitName), \(what)."
    }

    private func told(_ act: String, _ seal: Seal) -> String {
        let submission = seal.submission
        return "\(act) \(Swedish.momentToTheSecond(submission.at)), \(submission.characters) tecken, SHA-256 \(submission.sha256)"
    }
}

extension Entries {
    /// Recomputes the digests of a hand-in and of the changes after it (`rodatraden receipt verify`); nil when nothing is
    /// handed in.
    package static func verifyReceipt(_ entry: ID<Entry>, in db: any Connection) throws -> ReceiptCheck? {
        let contents = try SubmissionSQL.contents(entry, in: db)
        let former = recomputed(try SubmissionSQL.former(entry, in: db), try SubmissionSQL.formerContents(entry, in: db))
        let seals = recomputed(try SubmissionSQL.all(entry, in: db), contents)
        guard let first = seals.first ?? former.last, let header = try EntrySQL.header(entry, at: first.submission.at, in: db)
        else { return nil }
        guard let latest = contents.last else {
            return ReceiptCheck(
                unitName: header.unitName, former: former.dropLast(), first: first, changes: [], answersAreSealed: true,
                picturesAreKept: true, isBeingChanged: false, isReopened: true)
        }
        let current = try Sealed(header, fields: FieldSQL.all(entry, in: db), version: Sealed.version(of: latest), in: db)
        let isBeingChanged = try ChangeSQL.all(entry, in: db).contains { $0.answeredAt == nil && $0.verdict == nil }
        return ReceiptCheck(
            unitName: header.unitName, former: former, first: first, changes: Array(seals.dropFirst()),
            answersAreSealed: isBeingChanged || current.content.withoutUnit == latest.withoutUnit,
            picturesAreKept: try picturesAreKept(entry, in: latest, db), isBeingChanged: isBeingChanged, isReopened: false)
    }

    /// One picture at a time, for they are large.
    private static func picturesAreKept(_ entry: ID<Entry>, in content: String, _ db: any Connection) throws -> Bool {
        try PictureSQL.digests(entry, in: db).filter { content.contains("\"\($0.key)\":\"\($0.value)\"") }.allSatisfy { id, sha256 in
            try PictureSQL.bytes(ID(stored: id), isSmall: false, in: db).map { Digest.hex(of: $0) } == sha256
        }
    }

    private static func recomputed(_ seals: [Submission], _ contents: [String]) -> [ReceiptCheck.Seal] {
        zip(seals, contents).map { ReceiptCheck.Seal(submission: $0, recomputed: Digest.hex(of: $1)) }
    }

    /// The same by the entry's id or by the digest that a receipt shows. Throws a refusal when there is no such receipt.
    package static func verifyReceipt(_ receipt: String, in db: any Connection) throws -> ReceiptCheck {
        let entry = try ID<Entry>(receipt) ?? SubmissionSQL.entry(sha256: receipt.lowercased(), in: db)
        guard let entry, let check = try verifyReceipt(entry, in: db) else {
            throw Refusal("Det finns inget kvitto med det numret.")
        }
        return check
    }
}

extension String {
    /// Sealed content up to the unit's name, which stands last and may since have changed (R25).
    fileprivate var withoutUnit: Substring { ranges(of: ",\"unit\":").last.map { self[..<$0.lowerBound] } ?? self[...] }
}
