import Base
import Editions
import Entries
import Examiners
import HTML
import Site

/// What is done with a case: vote, step back, decide.
struct CaseActs {
    let room: JuryRoom
    let file: CaseFile
    let problems: Problems

    private var t: Translator { room.t }
    private var me: any ActingGuard { room.me }
    private var path: String { room.path(file.header.id) }

    // MARK: The member's own

    /// Whether the member can vote and has not: the vote is then the page's main act, and the chair's decision comes after it.
    var awaitsVote: Bool {
        !room.isOffice && file.item.decision == nil && file.team != nil && file.votes[room.person] == nil
    }

    var vote: HTML? {
        guard !room.isOffice, file.item.decision == nil else { return nil }
        let mine = file.votes[room.person]
        guard file.team != nil else {
            return p(t("När laget har låst sin slutliga bedömning kan du rösta."), .class("soft"))
        }
        return div(.class("card")) {
            h2(t("Din röst"))
            actForm(me, to: "\(path)/rost") {
                Field("rost", t("Jag röstar för"), value: mine?.rawValue ?? "", problem: problems.on("rost").map { t($0) })
                    .radios(AwardKind.allCases.map { ($0.rawValue, t($0.name(room.words)), nil) })
                button(mine == nil ? t("Rösta") : t("Ändra min röst"), .class(awaitsVote || !room.records ? "btn" : "btn quiet"))
            }
        }
    }

    /// One press with a reason; afterwards the case is gone from the member's pages.
    var recusal: HTML? {
        guard !room.isOffice else { return recused }
        return div(.class("card")) {
            h2(t("Är du jävig?"))
            p(t("Då ser du inte ärendet mer och deltar inte i beslutet. Den egna organisationens ärenden är redan borta."))
            actForm(me, to: "\(path)/jav") {
                me.field("javskal", "Skäl", hint: "Till exempel: min syster är chef där.", problems, required: true)
                    .text(maxlength: Decision.reasonCharactersMax)
                button(t("Jag är jävig"), .class("btn quiet"))
            }
        }
    }

    /// For the office: who is out and why.
    private var recused: HTML? {
        let grounds = file.grounds
        guard !grounds.isEmpty else { return nil }
        return div(.class("card")) {
            h2(t("Jäv"))
            ul {
                for member in file.members {
                    if let ground = grounds[member.id] { recused(member, ground) }
                }
            }
        }
    }

    /// A recusal that was a slip can be lifted; an own organisation cannot.
    private func recused(_ member: JuryMember, _ ground: Conflicts.Ground) -> HTML {
        li {
            "\(member.person.name): \(t(ground.phrase))"
            if ground.isWord {
                actButton(me, "Häv jävet", to: "\(path)/jav/\(member.id)/ater", style: "linklike")
            }
        }
    }

    // MARK: The decision

    @Markup var decisionForm: HTML {
        let old = file.item.decision
        h2(old == nil ? t("Beslut") : t("Ändra beslutet"), .id("beslutet"))
        actForm(me, to: "\(path)/beslut", .data("data-keep", me.person.id.text)) {
            me.field("beslut", "Domarkommittén har beslutat", value: old?.kind.rawValue ?? "", problems)
                .radios(AwardKind.allCases.map { ($0.rawValue, t($0.name(room.words)), nil) })
            me.field(
                "motivering", "Motivering",
                hint: "Läses upp vid utdelningen. Behövs för utmärkelsen och för \(room.words[.honoraryMention]).",
                value: old?.citation ?? "", problems
            ).area(rows: 5, maxlength: Decision.citationCharactersMax)
            me.field("mote", "Mötesdag", value: (old?.meeting ?? me.today).text, problems, required: true)
                .text(type: "date", class: "mid", maxlength: 10)
            me.field("paragraf", "Paragraf i protokollet", value: old?.paragraph ?? "", problems, required: true)
                .text(class: "short", maxlength: Decision.paragraphCharactersMax)
            presence(old)
            if old != nil {
                me.field(
                    "skal", "Varför ändras beslutet?",
                    hint: room.isPublic ? "Beslutet är offentligt, så skälet behövs." : "Det tidigare beslutet finns kvar i historiken.",
                    problems, required: room.isPublic
                ).area(rows: 3, maxlength: Decision.reasonCharactersMax)
            }
            button(old == nil ? t("Fatta beslutet") : t("Ändra beslutet"), .class(awaitsVote ? "btn quiet" : "btn"))
        }
    }

    private func presence(_ old: Decision?) -> HTML {
        let quorum = file.quorum
        let chosen: Set<String> =
            me.form.has("paragraf") ? Set(me.form.all("narvarande")) : Set((old?.present ?? []).map(\.text))
        return fieldset(.class("choice"), .id("narvarande")) {
            legend(t("Deltog i beslutet"))
            p(t("Minst \(quorum.presentMin) av \(quorum.members.count). Den som är jävig deltar inte."), .class("hint"))
            if let problem = problems.on("narvarande") { p(t(problem), .class("error")) }
            for member in file.members where quorum.entitled.contains(member.id) {
                presenceBox(member, isChosen: chosen.contains(member.id.text))
            }
        }
    }

    private func presenceBox(_ member: JuryMember, isChosen: Bool) -> HTML {
        element(
            "label", [],
            HTML {
                void(
                    "input",
                    [.type("checkbox"), .name("narvarande"), .value(member.id.text)] + (isChosen ? [.checked] : []))
                span { b(member.isChair ? t("\(member.person.name), ordförande") : member.person.name) }
            })
    }
}
