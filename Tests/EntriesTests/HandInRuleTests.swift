import Base
import Editions
import Testing
import World

@testable import Entries

/// When and what may be handed in.
@Suite struct HandInRuleTests {
    private static let closes = Deadline(Day(2024, 5, 17)!)

    @Test("R12: 17 May kl. 24.00 takes 23.59.59 and refuses 00.00.00")
    func toTheSecond() throws {
        let last = Instant("2024-05-17T21:59:59.000Z")!
        let late = Instant("2024-05-17T22:00:00.000Z")!
        try HandInTime.check(Self.closes, extendedTo: nil, at: last)
        try HandInTime.check(Self.closes, extendedTo: nil, at: Instant(millisecondsSince1970: late.millisecondsSince1970 - 1))
        #expect(throws: Refusal.self) { try HandInTime.check(Self.closes, extendedTo: nil, at: late) }
    }

    @Test("Q11: an extension gives one unit more time, to kl. 24.00, and never less")
    func extension_() throws {
        let day = Day(2024, 5, 20)!
        try HandInTime.check(Self.closes, extendedTo: day, at: Stockholm.instant(day, TimeOfDay(23, 59, 59)!))
        #expect(throws: Refusal.self) {
            try HandInTime.check(Self.closes, extendedTo: day, at: Stockholm.instant(Day(2024, 5, 21)!))
        }
        #expect(HandInTime.last(Self.closes, extendedTo: Day(2024, 5, 1)!) == Self.closes)
    }

    @Test("A handed-in, withdrawn or late entry says why it is shut")
    func gate() {
        let now = Stockholm.instant(Day(2024, 4, 2)!)
        #expect(throws: Never.self) { try WritingGate(handedInAt: nil, withdrawnAt: nil, extendedTo: nil).mustBeOpen(Self.closes, at: now) }
        for gate in [
            WritingGate(handedInAt: now, withdrawnAt: nil, extendedTo: nil),
            WritingGate(handedInAt: nil, withdrawnAt: now, extendedTo: nil),
            WritingGate(handedInAt: now, withdrawnAt: now, extendedTo: Day(2024, 6, 1)),
        ] { #expect(throws: Refusal.self) { try gate.mustBeOpen(Self.closes, at: now) } }
    }

    @Test(
        "The state follows from the rows and the deadline (rules §3)",
        arguments: [
            (false, false, false, false, EntryState.registered), (true, false, false, false, .writing),
            (true, true, false, false, .handedIn), (true, true, false, true, .handedIn), (true, false, true, false, .withdrawn),
            (false, false, true, true, .withdrawn), (true, true, true, true, .takenBack), (true, false, false, true, .noShow),
            (false, false, false, true, .noShow),
        ])
    func states(isWritten: Bool, isHandedIn: Bool, isWithdrawn: Bool, isLate: Bool, state: EntryState) {
        #expect(EntryState(isWritten: isWritten, isHandedIn: isHandedIn, isWithdrawn: isWithdrawn, isLate: isLate) == state)
    }
}

/// What is missing before a hand-in.
@Suite struct SubmissionCheckTests {
    private let edition = Shipped.edition

    /// Every part with `each` characters, and every field filled in.
    private func check(
        each: Int = 100, verdict: Eligibility.Total? = .mayReceive,
        _ change: (inout [String: Int], inout [String: String]) -> Void = { _, _ in }
    ) -> SubmissionCheck {
        var written = Dictionary(uniqueKeysWithValues: edition.parts.map { ($0.id, each) })
        var fields = Dictionary(uniqueKeysWithValues: edition.administrative.map { ($0.key, "x") })
        change(&written, &fields)
        return SubmissionCheck(edition, written: written, done: [], fields: fields, verdict: verdict)
    }

    @Test("The form of 2024: seven openings, the word list, 25 questions and the presentation")
    func parts() {
        #expect(edition.parts.count == 7 + 1 + 25 + 1)
        #expect(Set(edition.parts.map(\.id)).count == edition.parts.count)
        #expect(edition.parts.first?.id == "opening1")
        #expect(edition.parts.last?.id == "presentation")
    }

    @Test("R65: an entry with everything is ready")
    func ready() { #expect(check().isReady) }

    @Test("R50: exactly 95 000 characters are allowed, 95 001 are not; the presentation is not counted")
    func limit() {
        func fill(_ total: Int) -> SubmissionCheck {
            check { written, _ in
                let others = edition.parts.filter { $0.counts && $0.id != "1" }.count * 100
                written["1"] = total - others
            }
        }
        #expect(fill(95_000).characters == 95_000)
        #expect(fill(95_000).isReady)
        #expect(fill(95_001).missing.map(\.place) == [.whole])
    }

    @Test("R56: the presentation takes 1 000 characters and not 1 001")
    func presentation() {
        #expect(check { written, _ in written["presentation"] = 1_000 }.isReady)
        let long = check { written, _ in written["presentation"] = 1_001 }
        #expect(long.missing.map(\.place) == [.part(edition.part("presentation")!)])
    }

    @Test("R50: every question must have an answer; the word list need not (R51)")
    func answers() {
        let found = check { written, _ in (written["16a"], written["glossary"], written["opening3"]) = (0, 0, nil) }
        #expect(found.missing.map(\.place) == [.part(edition.part("opening3")!), .part(edition.part("16a")!)])
    }

    @Test("R60: the administrative facts must be filled in, those of another contact person need not")
    func fields() {
        let found = check { _, fields in (fields["employees"], fields["contactName"]) = ("", nil) }
        #expect(found.missing.map(\.place) == [.field(edition.administrative.first { $0.key == "employees" }!)])
    }

    @Test("R26: eligibility is asked again: a unit that may not take part cannot hand in, one with a deficit can")
    func eligibility() {
        #expect(check(verdict: .mayNot).missing.map(\.place) == [.eligibility])
        #expect(check(verdict: nil).missing.map(\.place) == [.eligibility])
        #expect(check(verdict: .mayTakePart).isReady)
    }
}

@Suite struct SealedTests {
    @Test("The content has one spelling, whatever the order it was read in")
    func spelling() {
        let a = Sealed(entry: "e", year: 2024, unit: "Å\"B", facts: ["b": "2", "a": "1\n"], answers: [("2", "{}"), ("1", "[]")])
        let b = Sealed(entry: "e", year: 2024, unit: "Å\"B", facts: ["a": "1\n", "b": "2"], answers: [("1", "[]"), ("2", "{}")])
        #expect(a == b)
        #expect(
            a.content
                == #"{"answers":{"1":[],"2":{}},"edition":2024,"entry":"e","facts":{"a":"1\u000a","b":"2"},"pictures":{},"presentation":null,"unit":"Å\"B","version":2}"#
        )
        #expect(a.sha256 == Digest.hex(of: a.content))
        #expect(a.sha256.count == 64)
    }

    @Test("A content from before the pictures keeps its spelling, and tells its version")
    func versions() {
        func sealed(_ version: Sealed.Version, unit: String = "Å") -> Sealed {
            Sealed(
                entry: "e", year: 2024, unit: unit, facts: [:], answers: [("1", "{}")], pictures: ["p2": "bb", "p1": "aa"],
                presentation: "p2", version: version)
        }
        let (old, new) = (sealed(.withoutPictures), sealed(.withPictures))
        #expect(old.content == #"{"answers":{"1":{}},"edition":2024,"entry":"e","facts":{},"unit":"Å"}"#)
        #expect(
            new.content
                == #"{"answers":{"1":{}},"edition":2024,"entry":"e","facts":{},"pictures":{"p1":"aa","p2":"bb"},"presentation":"p2","unit":"Å","version":2}"#
        )
        #expect(Sealed.version(of: old.content) == .withoutPictures && Sealed.version(of: new.content) == .withPictures)
        let sly = sealed(.withoutPictures, unit: #"Å","version":2}"#)
        #expect(Sealed.version(of: sly.content) == .withoutPictures)
    }
}
