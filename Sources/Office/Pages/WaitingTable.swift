import Base
import Editions
import HTML
import Site

extension OfficeMember {
    /// "4 saker väntar på er. Inget är försenat."
    func waitingLead(_ count: Int, late: Int) -> String {
        let things: Phrase =
            switch count {
            case 0: "Inget väntar på er."
            case 1: "En sak väntar på er."
            case let count: "\(count) saker väntar på er."
            }
        let late: Phrase =
            switch late {
            case 0: "Inget är försenat."
            case 1: "En är försenad."
            case let count: "\(count) är försenade."
            }
        return count == 0 ? t(things) : "\(t(things)) \(t(late))"
    }

    /// `year` is nil for what is of no year.
    func waitingTable(_ items: [Waiting.Item], _ year: AwardYear?) -> HTML {
        guard !items.isEmpty else { return empty("Just nu finns inget som kansliet behöver göra.") }
        return Table(
            t("Väntar på er"), [t("Vad"), t("Vem"), t("Sedan"), t("Gör")],
            rows: items.map { item in
                [
                    what(item), whoLink(item, year), HTML(item.since.map { t.day($0, .plain) } ?? "–"),
                    a(t(item.kind.act), .href(path(item, year))),
                ]
            }
        ).html
    }

    private func what(_ item: Waiting.Item) -> HTML {
        HTML {
            b(t(item.kind.title))
            if let due = item.due {
                " "
                item.isLate ? tag(.late, "skulle vara klart \(due, .plain)") : tag(.wait, "senast \(due, .plain)")
            } else if item.isLate {
                " "
                tag(.late, "försenat")
            }
            br()
            span(t(item.kind.detail), .class("soft"))
        }
    }

    /// The names lead to the list of exactly those that are counted.
    private func whoLink(_ item: Waiting.Item, _ year: AwardYear?) -> HTML {
        guard let year, let list = item.kind.list(year) else { return HTML(who(item)) }
        return a(who(item), .href(list))
    }

    private static let namesMax = 3

    func who(_ item: Waiting.Item) -> String {
        guard !item.who.isEmpty else { return item.kind == .letters ? t("\(item.count) brev") : String(item.count) }
        let names = item.who.prefix(Self.namesMax).map(name).joined(separator: ", ")
        let rest = item.who.count - Self.namesMax
        return rest > 0 ? t("\(names) och \(rest) till") : names
    }

    private func name(_ subject: Waiting.Subject) -> String {
        switch subject {
        case .unit(let name, _): name
        case .team(let number): t("Lag \(number)")
        case .day(let day): t.day(day, .withWeekday)
        case .named(let name): name
        }
    }

    /// Where the act is done: at the one that it concerns, else where the office goes when it concerns several.
    func path(_ item: Waiting.Item, _ year: AwardYear?) -> String {
        guard let year else { return item.kind.path(AwardYear(today.year)) }
        if ![.formal, .economy].contains(item.kind), item.who.count == 1, case .unit(_, let entry) = item.who[0] {
            return "/kansli/\(year)/deltagare/\(entry)"
        }
        return item.kind.path(year)
    }
}

extension Waiting.Kind {
    var title: Phrase {
        switch self {
        case .letters: "Brev kom inte fram"
        case .dayOff: "En sista dag är ingen arbetsdag"
        case .proposals: "Förslag väntar på att bekräftas"
        case .newcomers: "Nya verksamheter vill anmäla sig"
        case .asked: "Ber er pröva undantag"
        case .eligibility: "Anmäld men kan inte delta"
        case .untold: "Nämnden har inte fått veta"
        case .formal: "Formell kontroll är inte gjord"
        case .noTeam: "Bidrag utan lag"
        case .shortTeam: "Laget är ofullständigt"
        case .conflict: "För få examinatorer efter jäv"
        case .minutes: "Protokoll saknas"
        case .sheets: "Bedömningar är inte låsta"
        case .visit: "Platsbesök är inte bokade"
        case .final: "Slutlig bedömning saknas"
        case .economy: "Ekonomin är inte uppdaterad"
        case .clock: "Klockslaget för besluten är inte satt"
        case .decision: "Beslut saknas"
        case .meeting: "Återföringsbesök är inte genomförda"
        case .conflictProposal: "Jäv att avgöra"
        case .newConflict: "Nya jäv"
        }
    }

    var detail: Phrase {
        switch self {
        case .letters: "Vi har försökt flera gånger. Kontrollera adressen och skicka igen."
        case .dayOff: "Fundera på om ni behöver påminna tidigare."
        case .proposals: "Någon av er har föreslagit något som gäller först när en till har bekräftat det."
        case .newcomers: "Bekräfta verksamheten, så blir den anmäld och nämnden får veta det."
        case .asked: "Verksamheten kan inte delta enligt reglerna och väntar på ert svar. Nämnden vet inget än."
        case .untold: "Hos nämnden finns ingen vi kan skriva till. Ordna det och berätta sedan på deltagarens sida."
        case .eligibility: "Enligt reglerna kan verksamheten inte delta. Pröva undantag eller hör av er."
        case .formal: "Ett lag får bidraget först när det är godkänt."
        case .noTeam: "Bidraget är inlämnat och behöver examinatorer."
        case .shortTeam: "Konsensus kan inte börja förrän laget är fulltaligt."
        case .conflict: "Någon i laget har anmält jäv för bidraget."
        case .minutes: "Utan protokoll kan verksamheten inte få utmärkelsen."
        case .sheets: "Alla i laget behöver låsa sin bedömning före konsensus."
        case .visit: "Den som samordnar laget bokar besöket med verksamheten."
        case .final: "Domarkommittén behöver lagets slutliga nivåer."
        case .economy: "Juryn prövar utmärkelsen mot de nyaste uppgifterna. De här är från våren."
        case .clock: "Utan det kan inget beslut fattas, och ingenting öppnar efter utdelningen."
        case .decision: "Domarkommitténs beslut behöver skrivas in före utdelningen."
        case .meeting: "Verksamheten ser sin rapport först efter besöket."
        case .conflictProposal: "Ärendet beslutas inte förrän ni har avgjort det."
        case .newConflict: "Någon har förlorat ärenden. Kontrollera att lag och domarkommitté räcker till."
        }
    }

    var act: Phrase {
        switch self {
        case .letters: "Se breven"
        case .dayOff: "Se kalendern"
        case .proposals: "Läs förslagen"
        case .newcomers: "Se vilka"
        case .asked: "Svara verksamheten"
        case .untold: "Se vilka"
        case .eligibility: "Pröva behörigheten"
        case .formal: "Kontrollera bidragen"
        case .noTeam: "Ge ett lag"
        case .shortTeam: "Komplettera laget"
        case .conflict, .minutes, .sheets, .visit, .final, .meeting: "Se vilka"
        case .economy: "Be om uppgifterna"
        case .clock: "Sätt klockslaget"
        case .decision: "Gå till juryns beslut"
        case .conflictProposal, .newConflict: "Gå till jäv"
        }
    }

    /// The list of the participants that it counts, and no others; nil for what counts no participants.
    func list(_ year: AwardYear) -> String? { key.map { "/kansli/\(year)/deltagare?vantar=\($0)" } }

    /// Where the office goes when it concerns several: to the page where the act is done for many at once, else to the list.
    func path(_ year: AwardYear) -> String {
        switch self {
        case .letters: "/kansli/utskick?visa=failed"
        case .dayOff, .clock: "/kansli/utgavor"
        case .proposals: "/kansli/forslag"
        case .newcomers: "/kansli/anmalningar"
        case .formal: "/kansli/\(year)/formell?visa=kvar"
        case .noTeam, .shortTeam: "/kansli/\(year)/lag"
        case .economy: "/kansli/\(year)/ekonomi"
        case .decision: "/kansli/\(year)/jury"
        case .conflictProposal, .newConflict: "/kansli/\(year)/jav"
        case .asked, .eligibility, .untold, .conflict, .minutes, .sheets, .visit, .final, .meeting: list(year) ?? "/kansli/\(year)"
        }
    }
}
