import Base
import Entries
import Editions
import Site
import Store

/// A request that waits for the office: somebody without an account has registered a unit that the register does not hold.
struct RequestFill {
    let year: DemoYear
    let today: Day

    func write(_ diary: inout Diary, in db: any Connection) throws {
        let (id, asked) = (ID<Newcomer>(at: Stockholm.instant(today)), Stockholm.instant(today.adding(days: -2), TimeOfDay(10, 20)!))
        let sent = asked.adding(seconds: 25 * 60)
        try db.run(
            """
            INSERT INTO newcomer (id, digest, edition, email, name, unit_text, committee_text, answers, created_at, sent_at,
                fields, asks_head)
            VALUES (\(id), \(Token().digest), \(year.stored.id), 'vilgot.ahlgren@exempelstad.example', 'Vilgot Ahlgren',
                'Öppna förskolan Tofsvipan', 'Södermalms stadsdelsnämnd', '{}', \(asked), \(sent), \(Self.fields), 0)
            """)
        diary.note("newcomer.sent", about: id.text, by: nil, as: nil, at: sent)
    }

    private static let fields = """
        {"chef_namn":"Vilgot Ahlgren","chef_telefon":"08-508 00 417","chef_epost":"vilgot.ahlgren@exempelstad.example",\
        "chef":"ja","plan":"ja","medarbetare":"11","enskild":"nej","resultat":"34","prognos":"0"}
        """
}
