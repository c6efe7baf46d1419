import Base
import Entries
import Examiners
import Site
import Testing

@Suite("R82, Q10: who may not judge what")
struct ConflictsTests {
    typealias Place = ID<Conflicts.Place>
    let unit = Place(stored: "unit"), sister = Place(stored: "sister")
    let committee = Place(stored: "committee"), other = Place(stored: "other"), before = Place(stored: "before")

    var entry: Conflicts.Subject { .init(units: [unit], committees: [committee]) }

    @Test("Nobody from elsewhere is in conflict")
    func none() {
        let examiner = Conflicts.Belonging(units: [sister], committees: [other])
        #expect(Conflicts.grounds(of: examiner, against: entry).isEmpty)
        #expect(Conflicts.grounds(of: .init(), against: entry).isEmpty)
    }

    @Test("Own unit is a ground, and so is its committee")
    func ownUnit() {
        let examiner = Conflicts.Belonging(units: [unit], committees: [committee])
        #expect(Conflicts.grounds(of: examiner, against: entry) == [.ownUnit, .ownCommittee])
    }

    @Test("Another unit of the same committee is a ground (Q10: default yes)")
    func ownCommittee() {
        let examiner = Conflicts.Belonging(units: [sister], committees: [committee])
        #expect(Conflicts.grounds(of: examiner, against: entry) == [.ownCommittee])
    }

    @Test("The committee that holds the contract is a ground of its own name")
    func contractHolder() {
        let entry = Conflicts.Subject(units: [unit], committees: [committee], isUnderContract: true)
        let examiner = Conflicts.Belonging(committees: [committee])
        #expect(Conflicts.grounds(of: examiner, against: entry) == [.contractHolder])
    }

    @Test("A committee that has been merged into the unit's is still one's own (R25)")
    func merged() {
        let entry = Conflicts.Subject(units: [unit], committees: [committee, before])
        #expect(Conflicts.grounds(of: .init(committees: [before]), against: entry) == [.ownCommittee])
    }

    @Test("What the examiner declares is a ground by itself, and stands beside the others")
    func declared() {
        #expect(
            Conflicts.grounds(of: .init(), against: entry, declared: "Min syster är chef där.")
                == [.declared("Min syster är chef där.")])
        #expect(
            Conflicts.grounds(of: .init(committees: [committee]), against: entry, declared: "Vän")
                == [.ownCommittee, .declared("Vän")])
    }

    @Test("Who writes for the unit is out first of all")
    func writer() {
        let author = Conflicts.Belonging(units: [unit], committees: [committee], writesFor: [unit])
        #expect(Conflicts.grounds(of: author, against: entry) == [.writer, .ownUnit, .ownCommittee])
        #expect(Conflicts.grounds(of: .init(units: [sister], writesFor: [sister]), against: entry).isEmpty)
    }

    @Test("Who wrote earlier in the year is out too, and of that unit alone")
    func formerWriter() {
        #expect(Conflicts.grounds(of: .init(wroteFor: [unit]), against: entry) == [.formerWriter])
        #expect(Conflicts.grounds(of: .init(wroteFor: [sister]), against: entry).isEmpty)
    }

    @Test("The office's decision on an objection is a ground of its own name")
    func decided() {
        #expect(Conflicts.grounds(of: .init(), against: entry, decided: "Nära vänner.") == [.decided("Nära vänner.")])
    }

    @Test("The office may let an examiner judge all the same, but neither jury nor office, and never who writes the entry")
    func book() {
        let (person, author, entry) = (ID<Person>(stored: "p"), ID<Person>(stored: "a"), ID<Entry>(stored: "e"))
        let book = ConflictBook(
            [person: [entry: [.ownCommittee]], author: [entry: [.writer]]], overridden: [entry: [person, author]])
        #expect(!book.keepsOut(person, acting: .examiner, entry))
        #expect(book.keepsOut(author, acting: .examiner, entry))
        for kind in [Role.Kind.juror, .office] { #expect(book.keepsOut(person, acting: kind, entry)) }
        for kind in [Role.Kind.unitHead, .contact, .coauthor, .registrar, .controller, .operator] {
            #expect(!book.keepsOut(author, acting: kind, entry))
        }
        #expect(!ConflictBook().keepsOut(person, acting: .office, entry))
    }

    @Test("Two units without a committee have none in common")
    func noCommittee() {
        let entry = Conflicts.Subject(units: [unit], committees: [])
        #expect(Conflicts.grounds(of: .init(units: [sister], committees: []), against: entry).isEmpty)
    }
}
