package import Accounts
import Base
import Editions
import Entries
import Examiners
import Site
import Store

extension Awards {
    private static let lift = "jury.recusal.lifted"

    /// Undoing a recusal opens a case to somebody who has said that they should not see it: an act that weighs.
    package static let lifting = WeightyAct(lift) { facts, db in
        let (person, entry) = try lifted(facts)
        guard let name = try PersonSQL.find(person, in: db)?.name, let unit = try RecusalSQL.unit(ofCase: entry, heldBy: person, in: db)
        else { throw Halt.notFound }
        return "\(name) får delta i ärendet om \(unit), jävet är hävt"
    } carryOut: { facts, _, _, db in
        let (person, entry) = try lifted(facts)
        guard try SeatSQL.lift(person, entry, in: db) else { throw Halt.notFound }
    }

    private static func lifted(_ facts: WeightyAct.Facts) throws -> (ID<Person>, ID<Entry>) {
        guard let person = facts["person"].flatMap({ ID<Person>($0) }), let entry = facts["entry"].flatMap({ ID<Entry>($0) })
        else { throw Halt.notFound }
        return (person, entry)
    }

    /// The office undoes a recusal that was a slip.
    func liftRecusal(_ me: OfficeMember) async throws -> Answer {
        let edition = try await me.editionInPath()
        let (entry, person, weighty) = (try await me.caseInPath(edition).id, try me.path("person", of: Person.self), weighty)
        let outcome = try await me.write(weighty.word(Self.lift, me.site.settings), about: entry.text, detail: person.text) { db in
            try weighty.act(Self.lift, ["person": person.text, "entry": entry.text], by: me, in: db)
        }
        let path = "/kansli/\(edition.year)/jury/\(entry)"
        switch outcome {
        case .done: return me.redirect(to: path, receipt: "Jävet är hävt.", "Alla på kansliet får ett brev om det.")
        case .proposed: return me.redirect(to: path, receipt: "Förslaget är lagt. Någon annan på kansliet bekräftar det.")
        }
    }
}
