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
            self.init(404, "Sidan finns inte", "Adressen kan vara fel, eller så är sidan inte till för dig. Gå till startsidan och leta därifrån.")
        case .forbidden(let phrase): self.init(403, "Du har inte tillgång", phrase)
        case .bad(let phrase): self.init(400, "Vi förstod inte det som skickades", phrase)
        case .tooLarge(let bytes):
            self.init(413, "Det du skickade är för stort", "Här går det att skicka högst \(bytes / 1024) kB. Gå tillbaka och gör det mindre.")
        case .tooMany(let seconds):
            self.init(429, "För många försök", "Vänta \((seconds + 59) / 60) minuter och försök igen.")
        case .method: self.init(405, "Sidan kan inte ta emot detta", "Gå till startsidan och försök därifrån.")
        case .signIn: self.init(401, "Logga in först", "Logga in och försök igen.")
        case .otherRole: self.init(403, "Byt roll", "Sidan hör till en annan av dina roller.")
        }
    }

    init(_ refusal: Refusal) { self.init(409, "Det går inte just nu", refusal.phrase) }

    static func fault(id: String) -> ProblemPage {
        var page = ProblemPage(500, "Något gick fel hos oss", "Det du skrev kan vara kvar om du går tillbaka. Försök igen om en stund och uppge felets nummer om du hör av dig.")
        page.id = id
        return page
    }

    static func unavailable(id: String) -> ProblemPage {
        var page = ProblemPage(503, "Tjänsten svarar inte just nu", "Vänta en minut och försök igen. Gå tillbaka så finns det du skrev kvar.")
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
                if let id { p(t("Felets nummer: \(id)"), .class("soft")) }
                p { a(t("Till startsidan"), .href("/"), .class("btn quiet")) }
            }, status: status)
    }
}

/// Offers the switch when the page belongs to another of the person's roles.
struct OtherRolePage {
    let role: Role

    func answer(to visitor: Visitor) -> Answer {
        let t = visitor.t
        let name = role.scopeName.map { "\(t(role.kind.name)) · \($0)" } ?? t(role.kind.name)
        return visitor.page(
            Page("Byt roll för att öppna sidan") {
                h1(t("Byt roll för att öppna sidan"))
                p(t("Sidan hör till din roll \(name). Du agerar i en annan roll just nu."), .class("lead"))
                FormOf(visitor, to: "/roll") {
                    hidden("roll", role.id.text)
                    hidden("till", visitor.request.method == "GET" ? visitor.request.path : "/")
                    button(t("Byt till \(name)"), .class("btn"))
                }
            }, status: 403)
    }
}
