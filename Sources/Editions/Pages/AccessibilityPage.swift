import Base
import HTML
import Site
import Store

/// When the statement was last gone through; it is gone through again every year.
private let assessed = Day(2026, 11, 21)!

extension Editions {
    /// The accessibility statement (tillgänglighetsredogörelse) that lag (2018:1937) asks for.
    @Sendable func accessibilityPage(_ me: Visitor) async throws -> Answer {
        let contact = try await me.read { try Editions.published(in: $0).newest?.edition.contact }
        let (t, city) = (me.t, me.site.settings.city)
        return me.page(
            Page("Tillgänglighet") {
                h1(t("Tillgänglighet för Röda tråden"))
                p(
                    t(
                        "\(city) står bakom den här webbplatsen. Alla ska kunna använda den. Här står hur webbplatsen uppfyller lagen om tillgänglighet till digital offentlig service, vilka brister vi känner till och hur du anmäler fler."
                    ), .class("lead"))
                div(.class("prose")) {
                    conformance(t)
                    shortcomings(t)
                    reporting(contact, t)
                    testing(t)
                }
            })
    }
}

private func conformance(_ t: Translator) -> HTML {
    HTML {
        h2(t("Hur tillgänglig är webbplatsen?"))
        p {
            b(t("Webbplatsen är delvis förenlig med lagen."))
            " "
                + t(
                    "Den är byggd för att nå WCAG 2.2 på nivå AA, som går längre än lagens krav på WCAG 2.1 AA enligt EN 301 549. Ingen utomstående har granskat den ännu, och därför säger vi inte att den är helt förenlig."
                )
        }
    }
}

private func shortcomings(_ t: Translator) -> HTML {
    HTML {
        h2(t("Innehåll som inte är tillgängligt"))
        p(t("De här bristerna känner vi till. De strider mot lagens krav."))
        ul {
            li(
                t(
                    "Protokollsutdrag som nämnder och styrelser lämnar in är PDF-filer som vi inte har gjort. De kan sakna rubriker, läsordning eller text. Be kansliet om innehållet på annat sätt."
                ))
            li(
                t(
                    "Texter från verksamheter visas som de skrevs. Språket kan vara svårare än resten av webbplatsen. På den engelska webbplatsen är de ofta på svenska utan att vara märkta så."
                ))
            li(t("Sidorna är inte prövade av användare med egna hjälpmedel. Där kan finnas brister som vi inte har hittat."))
        }
        h2(t("Oskäligt betungande anpassning"))
        p(t("Vi åberopar inget undantag för oskäligt betungande anpassning (12 §)."))
        h2(t("Innehåll som lagen inte omfattar"))
        p(t("Vi åberopar inget sådant undantag (9 §)."))
    }
}

private func reporting(_ contact: Contact?, _ t: Translator) -> HTML {
    HTML {
        h2(t("Hittar du hinder, eller behöver du något i en annan form?"))
        p(t("Hör av dig om något inte går att använda, eller om du vill ha innehåll i en form som passar dig. Säg vilken sida det gäller."))
        if let contact {
            ul {
                li {
                    t("E-post:") + " "
                    mailLink(contact.mailbox)
                }
                for phone in contact.phones { li("\(t("Telefon")): \(phone)") }
            }
        }
        h2(t("Tillsyn"))
        p {
            t(
                "Myndigheten för digital förvaltning, Digg, ser till att lagen följs. Är du inte nöjd med hur vi tar hand om det du har hört av dig om kan du"
            ) + " "
            a(t("anmäla det till Digg"), .href("https://www.digg.se/tdosanmalan"), .rel("external"))
            "."
        }
    }
}

private func testing(_ t: Translator) -> HTML {
    HTML {
        h2(t("Så har vi testat"))
        p(
            t(
                "Vi har bedömt webbplatsen själva. Varje sida prövas av ett program, axe, på svenska och engelska, i ljust och mörkt läge, och märkspråket kontrolleras. De viktigaste uppgifterna prövas också utan JavaScript. Ingen utomstående bedömning är gjord."
            ))
        p(t("Senaste bedömningen: \(assessed). Redogörelsen uppdaterades: \(assessed)."))
    }
}
