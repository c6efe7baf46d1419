import Base
import Editions
import HTML
import Site
import Store
import Texts

/// What the home of one entry is made of, for one of its people.
struct EntryHome: Sendable {
    static let commentsMax = 3
    static let changesMax = 5

    let header: EntryHeader
    let edition: Edition
    let desk: Desk
    let changes: [ChangeRequest]
    let request: ExceptionRequest?
    let isDecided: Bool
    let hasTeam: Bool
    let isReopened: Bool
    let aftermath: Aftermath?
    let resultsUpdatedAt: Instant?
    let resultsAskedAt: Instant?
    /// What others have said in open threads, the newest first.
    let comments: [CommentSQL.Remark]
    /// The case whose minutes have come, for those who may open them.
    let minutes: ID<CommitteeCase>?
    let person: ID<Person>
    let leads: Bool

    init(
        _ header: EntryHeader, of person: ID<Person>, leads: Bool, _ entries: Entries, at now: Instant, in db: any Connection
    ) throws {
        (self.header, self.person, self.leads) = (header, person, leads)
        desk = try Desk(header, in: db)
        edition = desk.edition
        changes = header.handedInAt == nil ? [] : try ChangeSQL.all(header.id, in: db)
        request = try ExceptionRequestSQL.find(header.id, in: db)
        isDecided = try entries.history.isDecided(header.id, in: db)
        hasTeam = header.state == .handedIn ? try entries.hasTeam(header.id, db) : false
        isReopened = header.handedInAt == nil ? try !SubmissionSQL.former(header.id, in: db).isEmpty : false
        aftermath = header.state == .handedIn ? try entries.aftermath(header.id, leads, now, db) : nil
        minutes = leads ? try CaseSQL.withMinutes(header.id, in: db) : nil
        resultsUpdatedAt = header.state == .handedIn ? try EconomySQL.stated([header.id], in: db)[header.id]?.updatedAt : nil
        resultsAskedAt = header.state == .handedIn ? try EconomySQL.calls([header.id], in: db)[header.id] : nil
        comments = header.state.isOpen ? try CommentSQL.recent(header.id.texts, notBy: person, max: Self.commentsMax, in: db) : []
    }

    /// The parts that the person has been given.
    var mine: [FormPart] { edition.parts.filter { part in desk.writers[part.id]?.contains { $0.id == person } ?? false } }

    /// What the person goes on with: first what they have been given, then what nobody has begun and nobody has been given,
    /// and last what a colleague has been given, for those who lead.
    var part: FormPart? {
        func isLeft(_ part: FormPart) -> Bool { [.notStarted, .draft].contains(desk.status(part)) }
        let free = edition.parts.filter { part in
            part.isRequired && desk.status(part) == .notStarted && desk.mayWrite(part, person, leads: leads)
        }
        return mine.first(where: isLeft) ?? free.first { desk.writers[$0.id]?.isEmpty ?? true } ?? free.first
    }

    func next(at now: Instant, _ language: Language) -> NextThing {
        let part = part
        return UnitNext(
            header: header, edition: edition, change: changes.first, request: request, isReopened: isReopened, part: part,
            isPartBegun: part.map { desk.status($0) != .notStarted } ?? false,
            isWritten: edition.parts.allSatisfy { !$0.isRequired || desk.status($0) != .notStarted }, leads: leads,
            aftermath: aftermath, resultsUpdatedAt: resultsUpdatedAt, resultsAskedAt: resultsAskedAt
        ).thing(at: now, language)
    }

    // MARK: How it stands

    @Markup func html(_ me: UnitMember) -> HTML {
        let t = me.t
        h2(t("Så långt har ni kommit"))
        p(t("\(desk.doneCount) av \(edition.parts.count) delar är klara, och \(header.progress.written) har text."))
        myParts(me)
        remarks(me)
        latest(me)
    }

    private func link(_ part: FormPart, _ language: Language) -> HTML {
        a(part.listName(in: language), .href("/bidrag/\(header.id)/skriva/\(part.id)"))
    }

    private func myParts(_ me: UnitMember) -> HTML? {
        let mine = mine
        if mine.isEmpty { return nil }
        return HTML {
            h2(me.t("Mina delar"))
            ol(.class("toc")) {
                for part in mine {
                    li {
                        link(part, me.language)
                        me.statusTag(desk.status(part))
                    }
                }
            }
        }
    }

    private func remarks(_ me: UnitMember) -> HTML? {
        if comments.isEmpty { return nil }
        return HTML {
            h2(me.t("Senaste kommentarer"))
            ul {
                for remark in comments {
                    li {
                        b(remark.name)
                        " " + me.t.moment(remark.at) + ": ”\(remark.text.prefix(120))” "
                        a(me.t("Svara"), .href("/bidrag/\(header.id)/kommentarer#del-\(remark.item)"))
                    }
                }
            }
        }
    }

    private func latest(_ me: UnitMember) -> HTML? {
        let saved = desk.answered.values.filter { $0.characters > 0 }.sorted { $0.savedAt > $1.savedAt }.prefix(Self.changesMax)
        if saved.isEmpty { return nil }
        return HTML {
            h2(me.t("Senast ändrat"))
            ul {
                for answered in saved {
                    if let part = edition.part(answered.item) {
                        li {
                            link(part, me.language)
                            " " + me.savedLine(answered)
                        }
                    }
                }
            }
        }
    }
}
