import Base

/// What each act of the log is called: the stable word that the row holds, and the sentence that people read.
///
/// Every act that the code writes has a sentence here; a test looks for them.
enum ActWords {
    typealias Words = [(act: String, phrase: Phrase)]

    static let all: Words = entries + writing + committees + office + judging + jury + accounts

    /// The sentence of an act; nil for one that the code no longer writes.
    static func phrase(_ act: String) -> Phrase? { known[act] }

    private static let known = Dictionary(all.map { ($0.act, $0.phrase) }) { first, _ in first }

    private static let entries: Words = [
        ("entry.registered", "Anmälde verksamheten"),
        ("entry.registration-changed", "Ändrade anmälan"),
        ("entry.submitted", "Lämnade in bidraget"),
        ("entry.reopened", "Öppnade bidraget igen före sista dagen"),
        ("entry.withdrawal-asked", "Bad om att få avanmäla verksamheten"),
        ("entry.withdrawn", "Avanmälde verksamheten"),
        ("entry.withdrawal-undone", "Ångrade avanmälan"),
        ("entry.fields-saved", "Sparade uppgifterna om verksamheten"),
        ("entry.read", "Läste bidraget"),
        ("entry.file.read", "Läste deltagarens sida"),
        ("economy.updated", "Uppdaterade ekonomin"),
        ("eligibility.asked", "Bad om undantag från en regel"),
        ("newcomer.link", "Bad om en länk för att anmäla en ny verksamhet"),
        ("newcomer.sent", "Skickade in en ny verksamhet"),
        ("newcomer.answered", "Svarade som chef på om verksamheten är anmäld med rätta"),
        ("presentation.picture", "Valde bild att presentera verksamheten med"),
        ("presentation.settled", "Lämnade besked om samtycken för bilden"),
        ("presentation.city-picture", "Valde en av stadens bilder till verksamheten"),
        ("picture.added", "Lade till en bild"),
        ("change.read", "Läste en begäran om ändring"),
        ("change.answered", "Svarade på en begäran om ändring"),
    ]

    private static let writing: Words = [
        ("answer.saved", "Sparade text i bidraget"),
        ("answer.status", "Ändrade läget för en del av bidraget"),
        ("comment.added", "Skrev en kommentar"),
        ("comment.answered", "Svarade på en kommentar"),
        ("comment.resolved", "Markerade en kommentar som klar"),
        ("comment.reopened", "Öppnade en kommentar igen"),
        ("hint.shown", "Visade ett tips igen"),
        ("hint.dismissed", "Gömde ett tips"),
        ("entry.milestone", "Satte en milstolpe"),
        ("entry.milestone-removed", "Tog bort en milstolpe"),
        ("entry.assigned", "Fördelade delarna av bidraget"),
        ("coauthor.invited", "Bjöd in en medförfattare"),
        ("coauthor.invitation.decided", "Avgjorde en inbjudan som rör jäv"),
        ("coauthor.accepted", "Tackade ja till att vara medförfattare"),
        ("coauthor.declined", "Tackade nej till att vara medförfattare"),
        ("coauthor.withdrawn", "Tog tillbaka en inbjudan"),
        ("coauthor.right", "Ändrade en medförfattares rättigheter"),
        ("coauthor.removed", "Tog bort en medförfattare"),
        ("unit.handed-over", "Lämnade över sin uppgift till någon annan som skriver"),
        ("import.read", "Läste in en Word-fil"),
        ("import.taken", "Tog in text från en Word-fil"),
        ("import.removed", "Tog bort en inläst Word-fil"),
    ]

    private static let committees: Words = [
        ("case.opened", "Skapade ett ärende"),
        ("case.renamed", "Bytte rubrik på ett ärende"),
        ("case.removed", "Tog bort ett ärende"),
        ("case.units", "Ändrade verksamheterna i ett ärende"),
        ("case.decided", "Skrev in nämndens beslut"),
        ("case.minutes", "Lade in nämndens protokoll"),
        ("case.minutes-read", "Läste nämndens protokoll"),
        ("committee.told", "Berättade för nämnden att verksamheten deltar"),
    ]

    private static let office: Words = [
        ("entry.extended", "Gav mer tid att lämna in"),
        ("entry.formally-approved", "Godkände bidraget i formell kontroll"),
        ("eligibility.excepted", "Beslutade om undantag från en regel"),
        ("eligibility.refused", "Sade nej till undantag från en regel"),
        ("economy.asked", "Bad om uppgifter om ekonomin"),
        ("change.issued", "Begärde en ändring av bidraget"),
        ("change.extended", "Gav mer tid för en ändring"),
        ("change.decided", "Prövade en ändring av bidraget"),
        ("newcomer.confirmed", "Bekräftade en ny verksamhet"),
        ("newcomer.declined", "Sade nej till en ny verksamhet"),
        ("outage.recorded", "Skrev in ett avbrott i driften"),
        ("edition.added", "Lade in en utgåva"),
        ("edition.corrected", "Rättade en utgåva"),
        ("edition.dates.set", "Satte årets inre datum"),
        ("edition.published", "Publicerade en utgåva"),
        ("award.earlier", "Skrev in en tidigare utmärkelse"),
        ("award.earlier-added", "Lade till en tidigare utmärkelse"),
        ("award.earlier-removed", "Tog bort en tidigare utmärkelse"),
        ("organisations.imported", "Läste in organisationerna"),
        ("entries.exported", "Hämtade deltagarna som fil"),
        ("letter.read", "Läste ett brev"),
        ("letter.resent", "Skickade ett brev igen"),
        ("audit.verified", "Kontrollerade loggen"),
    ]

    private static let judging: Words = [
        ("team.created", "Skapade ett lag"),
        ("team.removed", "Tog bort ett tomt lag"),
        ("team.confirmed", "Fastställde ett lag"),
        ("team.member.added", "Lade till en examinator i ett lag"),
        ("team.member.removed", "Tog bort en examinator ur ett lag"),
        ("team.coordinator.chosen", "Valde vem som samordnar ett lag"),
        ("team.entry.assigned", "Gav ett lag ett bidrag"),
        ("team.entry.moved", "Flyttade ett bidrag till ett annat lag"),
        ("team.entry.unassigned", "Tog ifrån ett lag ett bidrag"),
        ("workplace.changed", "Ändrade var någon arbetar"),
        ("conflict.declared", "Anmälde jäv"),
        ("conflict.none", "Försäkrade att inget jäv finns"),
        ("conflict.objected", "Invände mot en examinator"),
        ("conflict.objection.decided", "Avgjorde en invändning mot en examinator"),
        ("conflict.overridden", "Beslutade att gå förbi ett jäv"),
        ("conflict.seen", "Såg ett nytt jäv"),
        ("sheet.saved", "Sparade i sin bedömning"),
        ("sheet.locked", "Låste sin bedömning"),
        ("sheets.read", "Läste lagets bedömningar"),
        ("cross.saved", "Sparade bedömningarna av helheten"),
        ("consensus.saved", "Sparade i lagets konsensus"),
        ("consensus.locked", "Låste konsensus"),
        ("visit.booked", "Bokade platsbesöket"),
        ("visit.recorded", "Skrev in platsbesöket"),
        ("final.changed", "Ändrade den slutliga bedömningen"),
        ("final.locked", "Låste den slutliga bedömningen"),
        ("lock.reopened", "Öppnade ett lås"),
    ]

    private static let jury: Words = [
        ("jury.case.read", "Läste domarkommitténs underlag"),
        ("jury.class.empty", "Beslutade att ingen i en klass får utmärkelsen"),
        ("jury.class.reopened", "Öppnade beslutet om en klass igen"),
        ("jury.decided", "Skrev in domarkommitténs beslut"),
        ("jury.member.saved", "Sparade uppgifter om en ledamot"),
        ("jury.recused", "Anmälde jäv i domarkommittén"),
        ("jury.recusal.lifted", "Hävde ett jäv i domarkommittén"),
        ("jury.recusal.lifted.proposed", "Föreslog att häva ett jäv i domarkommittén"),
        ("jury.voted", "Röstade"),
        ("feedback.meeting.recorded", "Skrev in återföringsbesöket"),
        ("feedback.read", "Läste återföringsrapporten"),
        ("feedback.shared", "Delade återföringsrapporten"),
        ("action.added", "Lade till en åtgärd i handlingsplanen"),
        ("action.changed", "Ändrade en åtgärd i handlingsplanen"),
        ("action.done", "Markerade en åtgärd som klar"),
        ("action.reopened", "Öppnade en åtgärd igen"),
    ]

    private static let accounts: Words = [
        ("person.added", "Lade till en person"),
        ("person.changed", "Ändrade uppgifter om en person"),
        ("person.readdressed", "Bytte e-postadress på en person"),
        ("person.readdressed.proposed", "Föreslog en ny e-postadress för en person"),
        ("person.closed", "Stängde ett konto"),
        ("person.reopened", "Öppnade ett konto igen"),
        ("person.reopened.proposed", "Föreslog att öppna ett konto igen"),
        ("role.granted", "Gav en roll"),
        ("role.granted.proposed", "Föreslog en roll"),
        ("role.ended", "Avslutade en roll"),
        ("role.ended.proposed", "Föreslog att avsluta en roll"),
        ("role.switched", "Bytte roll"),
        ("workplace.changed.proposed", "Föreslog en ändring av var någon arbetar"),
        ("proposal.confirmed", "Bekräftade ett förslag"),
        ("proposal.turned-down", "Avslog ett förslag"),
        ("language.chosen", "Valde språk"),
        ("password.changed", "Bytte lösenord"),
        ("signin.password", "Loggade in med lösenord"),
        ("signin.link", "Bad om en länk för att logga in"),
        ("signin.by-link", "Loggade in med länk"),
        ("signin.demo", "Loggade in i provstaden"),
        ("signin.failed", "Försökte logga in med fel lösenord"),
        ("signout", "Loggade ut"),
        ("signout.chosen", "Loggade ut från en enhet"),
        ("signout.others", "Loggade ut från alla andra enheter"),
    ]
}
