import Accounts
import Base
import Organisations
import Site
import Store

/// The actors of a demo's sign-in page: one press a role. They are looked up at every start, and their roles made again
/// when somebody has ended them.
enum DemoActors {
    private struct Card {
        let key: String
        let label: Phrase
        let email: String
        let kind: Role.Kind
        /// The key of the organisation that the role is for.
        var organisation: String? = nil
        let hint: Phrase
    }

    private static let cards = [
        Card(
            key: "unithead", label: "Verksamhetschef", email: "asa.oberg@exempelstad.example",
            kind: .unitHead,
            organisation: Cast.writing, hint: "Skriver årets bidrag för Förskolan Lergöken."),
        Card(
            key: "contact", label: "Kontaktperson", email: "malgorzata.golab@exempelstad.example",
            kind: .contact,
            organisation: Cast.writing, hint: "Håller ihop skrivandet på Förskolan Lergöken."),
        Card(
            key: "coauthor", label: "Medförfattare", email: "", kind: .coauthor, organisation: Cast.writing,
            hint: "Har fått några av frågorna att skriva."),
        Card(
            key: "registrar", label: "Nämndsekreterare", email: "jun.suwannarat@exempelstad.example",
            kind: .registrar,
            organisation: Cast.registrarCommittee,
            hint: "Farsta stadsdelsnämnd har beslutat, men protokollet saknas."),
        Card(
            key: "office", label: "Kansliet", email: "andrij.farahani@exempelstad.example", kind: .office,
            hint: "Ser alla bidrag, lag och tider i tre utmärkelseår."),
        Card(
            key: "examiner", label: "Examinator", email: "tova.akerblom@exempelstad.example", kind: .examiner,
            hint: "Är mitt i sin bedömning och har inte låst den."),
        Card(
            key: "coordinator", label: "Lagsamordnare", email: "hakan.lagerlund@exempelstad.example",
            kind: .examiner,
            hint: "Leder ett lag där alla har låst och konsensus pågår."),
        Card(
            key: "juror", label: "Domarkommittén", email: "amra.wikner@exempelstad.example", kind: .juror,
            hint: "Leder domarkommittén och läser de första bidragen som är klara."),
        Card(
            key: "winner", label: "Verksamhetschef med återkoppling",
            email: "ulrika.boqvist@exempelstad.example",
            kind: .unitHead, organisation: Cast.winners[0],
            hint: "Fick utmärkelsen och kan läsa sin återkoppling."),
        Card(
            key: "controller", label: "Controller", email: "lovisa.koskela@exempelstad.example", kind: .controller,
            organisation: Cast.registrarCommittee, hint: "Följer det som är offentligt om utmärkelsen, för Farsta stadsdelsnämnd."),
        Card(
            key: "operator", label: "Drift", email: "fartun.hirsi@exempelstad.example", kind: .operator,
            hint: "Sköter installationen."),
    ]

    /// The cards whose people the database knows, in the order of the award year.
    static func find(at now: Instant, in db: any Connection) throws -> [DemoActor] {
        try cards.compactMap { card in
            let organisation = try card.organisation.flatMap { try OrganisationSQL.find(key: $0, in: db) }
            if card.organisation != nil, organisation == nil { return nil }
            guard let person = try person(card, organisation, in: db),
                let role = try role(card, person, organisation, at: now, in: db)
            else { return nil }
            return DemoActor(
                key: card.key, label: card.label, role: role, person: person.id, name: person.name,
                hint: card.hint)
        }
    }

    /// By address; a card without one is for the first who holds the role.
    private static func person(_ card: Card, _ organisation: Organisation?, in db: any Connection) throws
        -> Person?
    {
        if !card.email.isEmpty { return try PersonSQL.find(email: card.email, in: db) }
        return try PersonSQL.holding([card.kind], organisation: organisation?.id.text, in: db).first
    }

    /// Examiners and jurors act in the newest year that they have been appointed to.
    private static func role(
        _ card: Card, _ person: Person, _ organisation: Organisation?, at now: Instant, in db: any Connection
    ) throws -> ID<Role>? {
        var edition: String?
        if card.kind == .examiner || card.kind == .juror {
            edition = try db.value(
                """
                SELECT role.edition FROM role JOIN edition ON edition.id = role.edition
                WHERE role.person = \(person.id) AND role.kind = \(card.kind) ORDER BY edition.year DESC LIMIT 1
                """)
            if edition == nil { return nil }
        }
        return try RoleSQL.grant(
            card.kind, to: person.id, organisation: organisation?.id.text, edition: edition, by: nil, at: now,
            in: db)
    }
}
