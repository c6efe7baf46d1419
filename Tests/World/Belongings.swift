package import Base
import Editions
import Organisations
import RichText
import Site
package import Store

extension Objects {
    /// One of everything else that a page is about, by the name that it has in an address: a walk then meets every form.
    /// The entry of the first unit must be handed in before it is asked to change.
    package func belongings(_ city: City, at now: Instant, asksForChange: Bool, mayNotTakePart: Bool, in db: any Connection) throws
        -> [String: String]
    {
        func id() -> String { ID<Objects>(at: now).text }
        let (head, office, juror) = (city["unithead"].person.id, city["office"].person.id, city["juror"])
        let token = Token()
        var values = [
            "person": juror.person.id.text, "role": juror.role!.text, "organisation": city.unit.text, "edition": city.edition.text,
            "token": token.text, "newcomer": id(), "import": id(), "thread": id(), "invitation": id(), "action": id(), "objection": id(),
            "letter": id(), "proposal": id(), "milestone": id(),
        ]
        let newcomers: [(key: String, digest: String, sent: Instant?)] = [("newcomer", "x", now), ("ny", token.digest, nil)]
        for (key, digest, sent) in newcomers {
            let (address, newcomer): (String, String) = ("\(key)@exempelstad.example", values[key] ?? id())
            let (unit, fields): (String?, String?) = (sent.map { _ in city.unit.text }, sent.map { _ in "{}" })
            try db.run(
                """
                INSERT INTO newcomer (id, digest, edition, email, name, unit_text, committee_text, answers, created_at, sent_at, unit, fields, asks_head)
                VALUES (\(newcomer), \(digest), \(city.edition), \(address), 'Noor Salem', 'Lergöken', 'Södermalm', '{}', \(now), \(sent),
                    \(unit), \(fields), \(sent != nil))
                """)
        }
        try db.run(
            "INSERT INTO word_import (id, entry, name, notices, at, by) VALUES (\(values["import"]!), \(entry), 'a.docx', '[]', \(now), \(head))"
        )
        try db.run(
            """
            INSERT INTO import_piece (word_import, place, item, reason, sure, document)
            VALUES (\(values["import"]!), 0, '1', '', 2, \(try Document(plain: "Vi frågar barnen.").canonical))
            """)
        try db.run(
            "INSERT INTO text_milestone (id, owner_kind, owner, name, at, by) VALUES (\(values["milestone"]!), 'entry', \(entry), 'Till remissen', \(now), \(head))"
        )
        try db.run(
            "INSERT INTO text_thread (id, owner_kind, owner, item, quote, before, after) VALUES (\(values["thread"]!), 'entry', \(entry), '1', '', '', '')"
        )
        try db.run(
            "INSERT INTO text_comment (id, thread, at, by, text) VALUES (\(id()), \(values["thread"]!), \(now), \(head), 'Hur ofta?')")
        try db.run(
            """
            INSERT INTO invitation (id, entry, person, name, address, at, by)
            VALUES (\(values["invitation"]!), \(entry), \(city["nobody"].person.id), 'Eskil Dahl', 'nobody@exempelstad.example', \(now), \(head))
            """)
        try db.run(
            """
            INSERT INTO action (id, entry, text, owner, created_at, created_by)
            VALUES (\(values["action"]!), \(entry), 'Fråga föräldrarna', '', \(now), \(head))
            """)
        try db.run(
            """
            INSERT INTO action (id, entry, text, owner, created_at, created_by, done_at, done_by)
            VALUES (\(id()), \(entry), 'Berätta för alla', '', \(now), \(head), \(now), \(head))
            """)
        try db.run("INSERT INTO presentation_picture (entry, picture, nobody, at, by) VALUES (\(entry), \(picture), 0, \(now), \(head))")
        try db.run(
            "INSERT INTO picture_draft (entry, preview, width, height, content) VALUES (\(entry), \(picture), 3000, 900, \(Bytes([1])))")
        try db.run("INSERT INTO earlier_award (unit, year, kind) VALUES (\(city.unit), 2010, 'honorary')")
        try db.run(
            """
            INSERT INTO objection (id, entry, person, reason, at, by)
            VALUES (\(values["objection"]!), \(otherEntry), \(city["otherexaminer"].person.id), 'Granne.', \(now), \(city["otherhead"].person.id))
            """)
        try db.run(
            """
            INSERT INTO letter (id, recipient_name, recipient_address, subject, body, language, kind, secret, created_at, not_before, abandoned_at)
            VALUES (\(values["letter"]!), 'Amina', 'a@exempelstad.example', 'Hej', 'Hej', 'sv', 'test', 0, \(now), \(now), \(now))
            """)
        let facts = "{\"kind\":\"office\",\"person\":\"\(city["contact"].person.id)\"}"
        try db.run(
            """
            INSERT INTO proposal (id, kind, facts, proposed_by, proposed_at)
            VALUES (\(values["proposal"]!), 'role.granted', \(facts), \(city["operator"].person.id), \(now))
            """)
        if mayNotTakePart { try stop(city, at: now, in: db) }
        guard asksForChange else { return values }
        values["request"] = id()
        try db.run(
            """
            INSERT INTO change_request (id, entry, reason, message, due, issued_at, issued_by)
            VALUES (\(values["request"]!), \(entry), 'picture-text', 'Bilden har text.', \(Stockholm.local(now).day.adding(days: 2)), \(now), \(office))
            """)
        try db.run("INSERT INTO change_part (request, item, before) VALUES (\(values["request"]!), '1', 0)")
        return values
    }

    /// By its answers neither unit may take part, and the other has asked the office.
    private func stop(_ city: City, at now: Instant, in db: any Connection) throws {
        for (entry, head) in [(entry, "unithead"), (otherEntry, "otherhead")] {
            try db.run(
                """
                INSERT INTO eligibility_check (id, entry, manager, plan, staff, last_result_tkr, forecast_tkr, verdict, failed, at, by)
                VALUES (\(ID<Objects>(at: now)), \(entry), 1, 1, 4, 0, 0, 'may-not', 'staff', \(now), \(city[head].person.id))
                """)
        }
        try db.run(
            """
            INSERT INTO exception_request (entry, reason, asked_at, asked_by)
            VALUES (\(otherEntry), 'Vi delar chef.', \(now), \(city["otherhead"].person.id))
            """)
    }
}
