import Assessment
import Base
import Editions
import Entries
import Examiners
import HTML
import Mail
import Organisations
import Site
import Store

extension Office {
    /// One participant: where it stands, every step with when and who, and what the office may decide.
    /// No text of the entry is shown here: a draft is the unit's own, and what is handed in has a page (rules §2).
    func entryPage(_ me: OfficeMember) async throws -> Answer {
        let (year, id, now, office) = (try me.awardYear(), try me.path("entry", of: Entry.self), me.now, self)
        let file = try await me.read { try office.file(id, year, at: now, in: $0) }
        try await me.noteReading("entry.file.read", of: id.text)
        let (header, t) = (file.header, me.t)
        return me.page(
            Page(
                "Deltagare",
                crumbs: me.crumbs(year, .init(t("Deltagare"), "/kansli/\(year)/deltagare"), .init(header.unitName)),
                thread: me.yearThread(file.edition), side: contactCard(me, file)
            ) {
                h1(header.unitName)
                p(.class("lead")) {
                    me.tag(file.standing.status, file.standing.name)
                    " "
                    header.committeeName ?? ""
                }
                warnings(me, file)
                me.waitingNotices(file.waiting, file.contacts)
                facts(me, file)
                p(.class("actions")) { links(me, file) }
                h2(t("Vad som har hänt"))
                timeline(me, file.steps)
                h2(t("Kansliets beslut"))
                requestForm(me, file)
                exceptionForm(me, file)
                extensionForm(me, file)
                h2(t("Brev"))
                letterTable(me, file.letters, empty: "Inga brev har skickats om bidraget.")
                h2(t("Logg"))
                logTable(me, file.log)
                p { a(t("Se allt i loggen"), .href(address("/kansli/logg", [("om", id.text)]))) }
            })
    }

    private func file(_ id: ID<Entry>, _ year: AwardYear, at now: Instant, in db: any Connection) throws -> EntryFile {
        guard let header = try EntrySQL.header(id, at: now, in: db), header.year == year,
            let edition = try Editions.find(year: year, in: db)
        else { throw Halt.notFound }
        var filter = LogFilter()
        filter.object = id.text
        return EntryFile(
            header: header, edition: edition, registration: try RegistrationSQL.find(id, in: db),
            request: try ExceptionRequestSQL.find(id, in: db), isUntold: try UntoldSQL.waits(id, in: db),
            seals: try SubmissionSQL.all(id, in: db), team: try TeamSQL.find(of: id, in: db),
            judging: try JudgingSQL.find(id, judgesMin: edition.edition.limits.examinersMin, in: db),
            waiting: try Waiting.read(edition, only: [id], at: now, in: db).items.filter { $0.entries == [id] },
            contacts: try EntryFile.contacts(id, in: db), steps: try StepSQL.all(id, in: db),
            letters: try outbox.letters(about: id.text, in: db),
            log: Array(try LogSQL.rows(filter, in: db).prefix(EntryFile.logLinesMax)))
    }

    private func warnings(_ me: OfficeMember, _ file: EntryFile) -> HTML {
        HTML {
            if file.isUntold, file.header.state.takesPart { untold(me, file) }
            if file.header.flags.mayNotTakePart, !file.header.flags.hasOverride, file.header.state.takesPart {
                div(.class("warning")) {
                    p(
                        me.t(
                            "Enligt reglerna kan verksamheten inte delta. Besluta om undantag längre ner, eller hör av er till verksamheten."
                        ))
                }
            }
            if file.header.flags.lacksMinutes, file.header.state == .handedIn {
                div(.class("notice")) {
                    p(me.t("Nämndens protokoll saknas. Det hindrar utmärkelsen men inte bedömningen."))
                    for contact in file.contacts[.committee] ?? [] { p { me.reach(contact) } }
                }
            }
        }
    }

    /// Nobody at the committee could be told that the unit takes part (R32).
    private func untold(_ me: OfficeMember, _ file: EntryFile) -> HTML {
        div(.class("warning")) {
            p(
                me.t(
                    "Ingen i nämnden eller bolaget har fått veta att verksamheten deltar: där finns varken en nämndsekreterare eller en adress som går att skriva till."
                ))
            actButton(
                me, "Berätta för nämnden nu", to: "/kansli/\(file.edition.year)/deltagare/\(file.header.id)/beratta", style: "btn quiet")
        }
    }

    private func facts(_ me: OfficeMember, _ file: EntryFile) -> HTML {
        let (t, header, judging) = (me.t, file.header, file.judging)
        let flags = header.flags
        return me.facts([
            ("Behörighet", flags.verdict.map { t($0.officeName) }),
            (
                "Regler som inte är uppfyllda",
                Eligibility.Rule.allCases.filter(flags.failed.contains).map { t($0.name) }.joined(separator: ", ")
            ),
            ("Undantag", flags.hasOverride ? t("Ja, beslutat av kansliet") : nil),
            ("Klass", header.classKey.map { key in file.edition.edition.classes.first { $0.key == key }?.name(me.language) ?? key }),
            ("Sista dag att lämna in", me.deadline(HandInTime.last(file.edition.calendar.entryCloses, extendedTo: header.extendedTo))),
            ("Skrivna delar", t("\(header.progress.written) av \(file.edition.edition.parts.count)")),
            ("Tecken", t("\(header.progress.characters) av \(file.edition.edition.limits.entryCharactersMax)")),
            ("Inlämnat", file.seals.first.map { t("\(t.momentToTheSecond($0.at)) av \($0.by)") }),
            ("Ändrat", file.seals.count > 1 ? file.seals.last.map { t("\(t.momentToTheSecond($0.at)) av \($0.by)") } : nil),
            ("Kontrollsumma", file.seals.last?.sha256),
            ("Protokoll", flags.lacksMinutes ? t("Saknas") : t("Inkommet")),
            ("Lag", file.team.map { team in t("Lag \(team.number): \(team.members.map(\.person.name).joined(separator: ", "))") }),
            ("Bedömning", judging.map { t($0.stage.name) }),
            ("Låsta bedömningar", judging.map { t("\($0.sheetsLocked) av \($0.judges.count)") }),
            ("Platsbesök", judging?.visit.map { "\(t.moment($0.at)), \(t($0.mode.name)), \($0.place)" }),
        ])
    }

    private func links(_ me: OfficeMember, _ file: EntryFile) -> HTML {
        HTML {
            if let team = file.team {
                a(me.t("Lag \(team.number)"), .href("/kansli/\(file.edition.year)/lag/\(team.id)"), .class("btn quiet"))
            }
            if file.header.handedInAt != nil {
                a(me.t("Läs hela bidraget"), .href("/bidrag/\(file.header.id)/las"), .class("btn quiet"))
            }
            if file.header.state == .handedIn {
                a(me.t("Ändringar"), .href("/kansli/\(file.edition.year)/deltagare/\(file.header.id)/andring"), .class("btn quiet"))
                a(me.t("Juryns underlag"), .href("/kansli/\(file.edition.year)/jury/\(file.header.id)"), .class("btn quiet"))
            }
        }
    }

    private func contactCard(_ me: OfficeMember, _ file: EntryFile) -> HTML {
        HTML {
            if let registration = file.registration {
                h2(me.t("Chef"))
                person(registration.head)
                h2(me.t("Kontaktperson"))
                person(registration.contact)
            }
        }
    }

    private func person(_ contact: Registration.Contact) -> HTML {
        p {
            contact.name
            br()
            mailLink(contact.email)
            br()
            contact.phone
        }
    }
}

/// Everything about one participant that the office sees.
struct EntryFile: Sendable {
    static let logLinesMax = 20

    let header: EntryHeader
    let edition: StoredEdition
    let registration: Registration?
    let request: ExceptionRequest?
    let isUntold: Bool
    /// The hand-in, and each change that was sealed after it.
    let seals: [Submission]
    let team: Team?
    let judging: Judging?
    /// What of it waits for the office, and who can do something about it.
    let waiting: [Waiting.Item]
    let contacts: [Waiting.Kind.Holder: [HolderAddress]]
    let steps: [Step]
    let letters: [PostedLetter]
    let log: [LogLine]

    static func contacts(_ id: ID<Entry>, in db: any Connection) throws -> [Waiting.Kind.Holder: [HolderAddress]] {
        let holders: [Waiting.Kind.Holder] = [.unit, .committee, .coordinator]
        return try holders.reduce(into: [:]) { $0[$1] = try HolderSQL.find($1, of: [id], in: db)[id] ?? [] }
    }

    /// The same word as in the list.
    var standing: Standing {
        let stands = header.state == .handedIn
        return Standing(
            isHandedIn: header.handedInAt != nil, isWithdrawn: header.withdrawnAt != nil,
            isWritten: header.state == .writing, isLate: header.state == .noShow, hasTeam: team != nil,
            consensus: judging?.consensusLock != nil, final: judging?.finalLock != nil,
            decided: stands && steps.contains { $0.kind == .decided })
    }
}

extension Judging {
    /// How many of those who judge have locked.
    var sheetsLocked: Int { judges.count { sheetLocks[$0.person] != nil } }
}
