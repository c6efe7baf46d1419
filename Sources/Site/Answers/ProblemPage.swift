import Base
import HTML
import HTTPTypes
import Store

/// The page for what went wrong: what it is, what to do, and an id that stands in the log.
struct ProblemPage {
    let status: Int
    let heading: Phrase
    let advice: Phrase
    var id: String? = nil

    init(_ halt: Halt) {
        switch halt {
        case .notFound:
            self.init(
                404, "Sidan finns inte", "Adressen kan vara fel, eller så är sidan inte till för dig. Gå till startsidan och leta därifrån."
            )
        case .forbidden(let phrase): self.init(403, "Du har inte tillgång", phrase)
        case .bad(let phrase): self.init(400, "Vi förstod inte det som skickades", phrase)
        case .tooLarge(let bytes):
            self.init(
                413, "Det du skickade är för stort", "Här går det att skicka högst \(bytes / 1024) kB. Gå tillbaka och gör det mindre.")
        case .tooMany(let seconds):
            self.init(429, "För många försök", "Vänta \((seconds + 59) / 60) minuter och försök igen.")
        case .wait(let phrase, let status, _): self.init(status, "Vänta en stund", phrase)
        case .method: self.init(405, "Sidan kan inte ta emot detta", "Gå till startsidan och försök därifrån.")
        case .signIn: self.init(401, "Logga in först", "Logga in och försök igen.")
        case .switchedRole:
            self.init(
                409, "Du har bytt roll",
                "Sidan som du skickade från hör till en roll som du inte längre har. Inget har sparats. Öppna sidan på nytt.")
        case .sentBefore:
            self.init(409, "Det har redan kommit fram", "Samma formulär har redan tagits emot, och det står kvar. Öppna sidan på nytt.")
        case .otherRole: self.init(403, "Byt roll", "Sidan hör till en annan av dina roller.")
        }
    }

    init(_ refusal: Refusal) { self.init(409, "Det går inte just nu", refusal.phrase) }

    static func fault(id: String) -> ProblemPage {
        var page = ProblemPage(
            500, "Något gick fel hos oss",
            "Det du skrev kan vara kvar om du går tillbaka. Försök igen om en stund och uppge felets nummer om du hör av dig.")
        page.id = id
        return page
    }

    static func unavailable(id: String) -> ProblemPage {
        var page = ProblemPage(
            503, "Tjänsten svarar inte just nu", "Vänta en minut och försök igen. Gå tillbaka så finns det du skrev kvar.")
        page.id = id
        return page
    }

    private init(_ status: Int, _ heading: Phrase, _ advice: Phrase) {
        (self.status, self.heading, self.advice) = (status, heading, advice)
    }

    func answer(to visitor: Visitor) -> Answer {
        let t = visitor.t
        return visitor.page(
            Page(heading) {
                h1(t(heading))
                p(t(advice), .class("lead"))
                visitor.writtenText
                if let id { p(t("Felets nummer: \(id)"), .class("soft")) }
                p { a(t("Till startsidan"), .href("/"), .class("btn quiet")) }
            }, status: status)
    }
}

/// Where somebody goes who must sign in, and comes back from.
struct SignInFirst {
    let visitor: Visitor
    /// The browser had a session, which has ended.
    let hadSession: Bool

    init(_ visitor: Visitor, hadSession: Bool) { (self.visitor, self.hadSession) = (visitor, hadSession) }

    /// To the sign-in page. Where nothing keeps what was typed – no script has said `kvar` – it is shown here first.
    var answer: Answer {
        guard hadSession, !visitor.form.has("kvar"), let written = visitor.writtenText else { return .redirect(path) }
        let t = visitor.t
        return visitor.page(
            Page("Logga in igen") {
                h1(t("Logga in igen"))
                p(t("Du har blivit utloggad, så inget har sparats. Kopiera det du skrev innan du loggar in."), .class("lead"))
                written
                p { a(t("Logga in"), .href(path), .class("btn")) }
            }, status: 401)
    }

    private var path: String {
        let page = visitor.page.utf8.allSatisfy { $0 != 0x3F && $0 != 0x26 && $0 != 0x25 } ? visitor.page : queryValue(visitor.page)
        let parts = (page == "/" ? [] : ["till=\(page)"]) + (hadSession ? ["slut=1"] : [])
        return "/logga-in" + (parts.isEmpty ? "" : "?" + parts.joined(separator: "&"))
    }
}

extension Visitor {
    /// What somebody has written in a form that was refused as a whole, to be copied.
    var writtenText: HTML? {
        let written = form.written
        guard request.method == "POST", !written.isEmpty else { return nil }
        return section {
            h2(t("Det du skrev"))
            for text in written {
                element("textarea", [.readonly, .rows("6"), .aria(.label, t("Det du skrev"))], "\n" + text)
            }
        }
    }
}
