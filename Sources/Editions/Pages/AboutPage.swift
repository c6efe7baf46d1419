import Base
import HTML
import Site

extension Editions {
    /// What the service is, and that anyone may have it.
    @Sendable func aboutPage(_ me: Visitor) async throws -> Answer {
        let t = me.t
        return me.page(
            Page("Om Röda tråden") {
                h1(t("Om Röda tråden"))
                p(
                    t(
                        "Röda tråden är den webbtjänst som \(me.site.settings.city) använder för sin kvalitetsutmärkelse, från inbjudan till återkoppling."
                    ), .class("lead"))
                div(.class("prose")) {
                    p(
                        t(
                            "En verksamhet med hög kvalitet kan visa en röd tråd: från målen, genom hur man arbetar och vad det gav, till vad man gör bättre nästa år. Den tråden är vad utmärkelsen frågar efter, och därifrån kommer namnet."
                        ))
                    h2(t("Det här gör tjänsten"))
                    ul {
                        li(t("Ni ser på två minuter om ni kan delta, med ett skäl för varje regel."))
                        li(t("Ni skriver tillsammans och får ett kvitto på exakt vad ni lämnade in och när."))
                        li(t("Nämnden eller styrelsen behandlar flera deltagare i ett ärende."))
                        li(t("Examinatorerna bedömer var för sig, enas och besöker er."))
                        li(t("Domarkommittén beslutar, och besluten är hemliga tills utdelningen börjar."))
                        li(t("Alla som deltar får återkoppling att arbeta vidare med."))
                    }
                    h2(t("Dina uppgifter"))
                    p(t("Webbplatsen har de här kakorna och inga andra:"))
                    ul {
                        for cookie in SiteCookie.allCases {
                            li {
                                b(cookie.rawValue); " " + t(cookie.purpose)
                            }
                        }
                    }
                    p(
                        t(
                            "Här finns ingen statistik från andra företag och inget innehåll från andra webbplatser. Personnummer ska aldrig skrivas här."
                        ))
                    h2(t("Öppen källkod"))
                    p(
                        t(
                            "Programmet är fritt att använda, ändra och sprida enligt licensen EUPL-1.2. Vilken kommun eller region som helst kan driva det och skriva sin egen utgåva av frågor, datum och regler."
                        ))
                    p { a(t("Läs licensen EUPL-1.2"), .href("https://eupl.eu/1.2/sv/"), .rel("external")) }
                }
            })
    }
}
