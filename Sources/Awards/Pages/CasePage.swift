import Assessment
import Base
import Editions
import Entries
import HTML
import Site
import Store

extension Awards {
    func juryCase(_ me: CaseJuror) async throws -> Answer {
        try await showCase(try await .of(me, me.edition), me.header)
    }

    func officeCase(_ me: OfficeMember) async throws -> Answer {
        let room = try await JuryRoom.of(me)
        return try await showCase(room, try await me.caseInPath(room.edition))
    }

    /// One case on one page, the same for every member.
    func showCase(_ room: JuryRoom, _ header: EntryHeader, _ problems: Problems = Problems()) async throws -> Answer {
        let me = room.me
        let file = try await me.read { try CaseFile.read(header, room.edition, in: $0) }
        try await me.noteReading("jury.case.read", of: header.id.text)
        let view = CaseView(room: room, file: file, problems: problems)
        return me.page(
            Page(
                "Ärende hos domarkommittén",
                crumbs: [.init(me.t("Domarkommittén \(plain: room.year)"), room.base), .init(header.unitName)],
                thread: juryThread(room), side: view.side
            ) {
                problems.summary(me.t)
                view.main
            }, status: problems.isEmpty ? 200 : 422)
    }
}

/// What is read about a case; what is done with it stands in `CaseActs`.
struct CaseView {
    let room: JuryRoom
    let file: CaseFile
    let problems: Problems

    private var t: Translator { room.t }
    private var edition: Edition { room.edition.edition }
    private var acts: CaseActs { CaseActs(room: room, file: file, problems: problems) }

    @Markup var main: HTML {
        h1(file.header.unitName)
        p(.class("lead")) {
            [file.header.committeeName, className].compactMap { $0 }.joined(separator: " · ")
        }
        if acts.awaitsVote { p(.class("jump")) { a(t("Till din röst"), .href("#rost"), .class("btn quiet")) } }
        standing
        if let presentation = file.presentationHTML {
            h2(t("Presentation"))
            div(.class("card answer")) { presentation }
            room.me.presentationFigure(file.picture)
        }
        p { a(t("Läs hela bidraget"), .href("/bidrag/\(file.header.id)/las")) }
        if let assessed = file.item.assessed { levels(assessed) }
        strengths
        acts.vote
        votes
        if room.records { acts.decisionForm }
        formerDecisions
    }

    /// Nil when there is nothing to do beside the case.
    var side: HTML? { acts.recusal }

    private var className: String? {
        edition.classes.first { $0.key == file.header.classKey }.map { $0.name(t.language) }
    }

    // MARK: Where it stands

    @Markup private var standing: HTML {
        embargoBox(room)
        if let decision = file.item.decision { decided(decision) }
        h2(t("Att veta före beslutet"))
        ul(.class("verdict")) {
            for block in file.item.guards.all { blockItem(block) }
            if file.item.guards.all.isEmpty {
                li(.class("ok")) {
                    b(t("Inget hindrar ett beslut"))
                    p(t("Väntetid, ekonomi och protokoll är prövade."), .class("soft"))
                }
            }
            if let advice = file.item.advice { adviceItem(advice) }
        }
        if Eligibility.asksForResults(edition.eligibility), let stated = file.item.stated { room.me.resultFacts(stated) }
    }

    private func blockItem(_ block: AwardGuards.Block) -> HTML {
        let honoraryToo = file.item.guards.honorary.contains(block)
        return li(.class("late")) {
            b(t(block.name))
            room.me.tag(block.status, honoraryToo ? "Hindrar utmärkelse och \(room.words[.honoraryMention])" : "Hindrar utmärkelsen")
            p(t(block.reason), .class("soft"))
        }
    }

    /// Advice alone; the jury decides (rules §5.2).
    private func adviceItem(_ advice: FarEnough) -> HTML {
        li(.class(advice.suggestsAward ? "ok" : "wait")) {
            b(t(advice.suggestsAward ? "Vårt råd: tillräckligt långt" : "Vårt råd: inte tillräckligt långt"))
            room.me.tag(.info, "Ni beslutar")
            if advice.suggestsAward {
                p(t("Summan, alla avsnitt och röd tråd når det som brukar krävas."), .class("soft"))
            }
            for shortfall in advice.shortfalls { p(t(shortfall.phrase(t.language)), .class("soft")) }
            if advice.suggestsHonoraryMention {
                p(t("Spridningsvärdet är högt: ett gott exempel som kan hedras, vad summan än är."), .class("soft"))
            }
        }
    }

    private func decided(_ decision: Decision) -> HTML {
        div(.class("receipt")) {
            h2(t("Beslut: \(decision.kind.name(room.words))"))
            p(t("Fattat \(decision.meeting, .withYear), § \(decision.paragraph)."))
            if !decision.citation.isEmpty { blockquote { paragraphs(decision.citation) } }
            let names = file.members.filter { decision.present.contains($0.id) }.map(\.person.name)
            if !names.isEmpty { p(t("Deltog i beslutet: \(names.joined(separator: ", "))."), .class("soft")) }
        }
    }

    // MARK: What the team found

    @Markup private func levels(_ assessed: Assessed) -> HTML {
        h2(t("Lagets bedömning"))
        div(.class("tiles")) {
            div(.class("card")) {
                b(assessed.profile.sum.text(t.language))
                span(t("av \(Rubric.pointsMax) poäng"))
            }
            if let band = assessed.profile.band {
                div(.class("card")) {
                    b(band.name(t.language))
                    span(t("nivå för helheten"))
                }
            }
        }
        ProfilePicture(profile: assessed.profile, floor: edition.rubric.enough.sectionPercentMin).html(t)
        h3(t("Tre bedömningar av helheten"))
        for judgement in edition.rubric.crossCutting { crossNote(judgement) }
    }

    private func crossNote(_ judgement: CrossCutting) -> HTML? {
        guard let judged = file.team?.cross[judgement.key] else { return nil }
        return div(.class("note")) {
            b("\(judgement.name(t.language)): \(judged.level.text(t.language))")
            paragraphs(judged.reason)
        }
    }

    @Markup private var strengths: HTML {
        if let team = file.team {
            h2(t("Styrkor"))
            for section in edition.sections { strengths(of: section, team) }
        }
    }

    private func strengths(of section: Section, _ team: JuryCase) -> HTML? {
        let found = team.items.filter { $0.item.sectionKey == section.key }
            .map { ($0.item, Notes($0.agreed.strengths).lines) }.filter { !$0.1.isEmpty }
        guard !found.isEmpty else { return nil }
        return details {
            summary(section.name(t.language))
            for (item, lines) in found {
                h3("\(item.id). \(item.title(t.language))")
                ul { for line in lines { li(line) } }
            }
        }
    }

    // MARK: Votes and what was decided before

    /// A member sees the others' votes after giving their own: nobody is to be led.
    private var showsVotes: Bool { room.isOffice || file.votes[room.person] != nil || file.item.decision != nil }

    @Markup private var votes: HTML {
        h2(t("Röster"))
        if showsVotes {
            p(t(file.ballot.outcome.phrase(room.words)))
            Table(t("Röster"), [t("Ledamot"), t("Röst")], rows: file.members.map(voteRow)).html
        } else {
            p(t("Du ser de andras röster när du har röstat. \(file.ballot.votes.count) av \(file.quorum.entitled.count) har röstat."))
        }
    }

    private func voteRow(_ member: JuryMember) -> [HTML] {
        let vote: HTML =
            if file.grounds[member.id] != nil { room.me.tag(.info, "Jäv, deltar inte") } else if let kind = file.ballot.votes[member.id] {
                HTML(t(kind.name(room.words)))
            } else { HTML(t("Inte röstat")) }
        return [HTML(member.isChair ? t("\(member.person.name), ordförande") : member.person.name), vote]
    }

    @Markup private var formerDecisions: HTML {
        if !file.former.isEmpty {
            details {
                summary(t("Tidigare beslut (\(file.former.count))"))
                for old in file.former {
                    div(.class("note")) {
                        b(t(old.kind.name(room.words)))
                        p(
                            t(
                                "Fattat \(old.meeting, .withYear), § \(old.paragraph). Ändrat \(t.moment(old.replacedAt)) av \(old.replacedBy)."
                            ))
                        if !old.reason.isEmpty { p(t("Skäl: \(old.reason)")) }
                        if !old.citation.isEmpty { blockquote { paragraphs(old.citation) } }
                    }
                }
            }
        }
    }
}

/// A text that somebody wrote, a paragraph a line.
@Markup func paragraphs(_ text: String) -> HTML {
    for line in text.split(separator: "\n") { p(String(line)) }
}

extension Ballot.Outcome {
    func phrase(_ words: Words) -> Phrase {
        switch self {
        case .nobodyHasVoted: "Ingen har röstat än."
        case .most(let kind): "Flest har röstat för: \(kind.name(words))."
        case .byChair(let kind): "Lika många röster. Ordförandens röst avgör: \(kind.name(words))."
        case .tie: "Lika många röster, och ordföranden har inte röstat för något av dem."
        }
    }
}
