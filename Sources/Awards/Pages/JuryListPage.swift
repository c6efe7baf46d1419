import Assessment
import Base
import Editions
import Entries
import HTML
import Site
import Store

extension Awards {
    /// The way in from the header: to the year of the role one acts in.
    func myJury(_ me: AnyJuror) async throws -> Answer {
        let id = ID<Edition>(stored: me.acting.scope ?? "")
        guard let edition = try await me.read({ try Editions.find(id, in: $0) }) else { throw Halt.notFound }
        return me.redirect(to: "/jury/\(edition.year)")
    }

    func juryList(_ me: Juror) async throws -> Answer { try await showList(try await .of(me, me.edition)) }
    func officeList(_ me: OfficeMember) async throws -> Answer { try await showList(try await .of(me)) }

    /// All cases, or those of a class.
    func showList(_ room: JuryRoom, _ problems: Problems = Problems(), of klass: String? = nil) async throws -> Answer {
        let me = room.me
        let board = try await me.read { try JuryBoard.read(room, in: $0) }
        let members = room.isOffice ? try await membersCard(room) : nil
        let away = room.isOffice ? [] : try await elsewhere(room)
        let next = ([board.next(room).thing(at: me.now)].compactMap { $0 } + away).mostUrgent
        return me.page(
            Page(room.heading, crumbs: [.init("\(room.year.number)")]) {
                h1(me.t(room.heading))
                problems.summary(me.t)
                if let next { me.nextThing(next) }
                me.nextElsewhere(away, besides: next)
                embargoBox(room)
                JuryList(room: room, board: board, problems: problems, failed: klass).html
                members
            }, status: problems.isEmpty ? 200 : 422)
    }
}

extension Awards {
    /// What waits for a member in the juries of other years.
    private func elsewhere(_ room: JuryRoom) async throws -> [NextThing] {
        let me = room.me
        var found: [NextThing] = []
        for scope in me.identity.scopes(of: .juror, besides: room.edition.id.text) {
            guard let edition = try await me.read({ try Editions.find(ID(stored: scope), in: $0) }) else { continue }
            let other = JuryRoom(
                me: me, edition: edition, isOffice: false,
                records: try await me.read { try JurySQL.isChair(room.person, of: edition.id, in: $0) })
            let board = try await me.read { try JuryBoard.read(other, in: $0) }
            if let next = board.next(other).thing(at: me.now), next.isToDo { found.append(next.named(edition.edition.name(me.language))) }
        }
        return found
    }
}

/// Says until when everything here is secret.
func embargoBox(_ room: JuryRoom) -> HTML {
    let t = room.t
    guard let start = room.edition.embargo.lifts else {
        return div(.class("notice")) {
            p { b(t("Besluten är hemliga tills kansliet har satt klockslaget då de blir offentliga.")) }
            p(t("Inget beslut kan fattas innan dess. Kansliet sätter klockslaget på utgåvans sida, under Inre datum."))
        }
    }
    if room.isPublic {
        return div(.class("receipt")) { p(t("Utdelningen började \(t.moment(start)). Besluten är offentliga.")) }
    }
    return div(.class("notice")) {
        p { b(t("Besluten är hemliga till utdelningen börjar \(t.moment(start)).")) }
        p(t("Till dess ser bara domarkommittén och kansliet dem. Berätta inte för någon annan."))
    }
}

/// The list with its filters, by class in a year with classes.
struct JuryList {
    let room: JuryRoom
    let board: JuryBoard
    let problems: Problems
    /// The class whose form was refused.
    let failed: String?

    private var t: Translator { room.t }
    private var classes: [AwardClass] { room.edition.edition.classes }
    private var chosen: String { room.me.query["klass"] }
    private var page: Int { max(1, room.me.query.number("sida") ?? 1) }

    /// Those of the chosen class, by class and then by name.
    private var ordered: [AwardCase] {
        if classes.isEmpty { return board.cases }
        let places = Dictionary(uniqueKeysWithValues: classes.enumerated().map { ($1.key, $0) })
        let known = classes.flatMap { item in board.cases.filter { $0.header.classKey == item.key } }
        let rest = board.cases.filter { places[$0.header.classKey ?? ""] == nil }
        return chosen.isEmpty ? known + rest : known.filter { $0.header.classKey == chosen }
    }

    /// Those of this page.
    private var shown: [AwardCase] {
        Array(ordered.dropFirst((page - 1) * Pager.rowsPerPage).prefix(Pager.rowsPerPage))
    }

    var html: HTML {
        HTML {
            if board.cases.isEmpty {
                room.me.empty("Här finns inga ärenden än. De kommer när bidragen är inlämnade.")
            } else if classes.isEmpty {
                summary
                table(shown)
                pager
            } else {
                filters
                summary
                for item in classes where chosen.isEmpty || chosen == item.key { section(item) }
                unclassed
                pager
            }
        }
    }

    private var pager: HTML? {
        let (base, chosen) = (room.base, chosen)
        return Pager(page: page, total: ordered.count) { page in
            chosen.isEmpty ? "\(base)?sida=\(page)" : "\(base)?klass=\(chosen)&sida=\(page)"
        }.html(t)
    }

    private var filters: HTML {
        nav(.class("pager"), .aria(.label, t("Klasser"))) {
            filterLink(t("Alla klasser"), "")
            for item in classes { filterLink(item.name(t.language), item.key) }
        }
    }

    private func filterLink(_ label: String, _ key: String) -> HTML {
        let path = key.isEmpty ? room.base : "\(room.base)?klass=\(key)"
        return key == chosen ? a(label, .href(path), .aria(.current, "page")) : a(label, .href(path))
    }

    private var summary: HTML {
        let decided = board.cases.compactMap(\.decision)
        return div(.class("tiles")) {
            counted(board.cases.count, one: "ärende", "ärenden")
            counted(board.cases.count { $0.assessed != nil }, one: "färdigt bedömt", "färdigt bedömda")
            if !room.isOffice { counted(board.myVotes.count, one: "röst från dig", "röster från dig") }
            counted(decided.count, one: "beslutat", "beslutade")
            counted(decided.count { $0.kind == .award }, one: "utmärkelse", "utmärkelser")
            tile(Swedish.number(decided.count { $0.kind == .honorary }), room.words(.honoraryMention, t.language))
        }
    }

    private func counted(_ number: Int, one: Phrase, _ many: Phrase) -> HTML {
        tile(Swedish.number(number), t(number == 1 ? one : many))
    }

    private func section(_ item: AwardClass) -> HTML {
        let cases = shown.filter { $0.header.classKey == item.key }
        return HTML {
            h2(item.name(t.language), .id(item.key))
            if let empty = board.emptyClasses[item.key] { EmptyClassBox(room: room, item: item, empty: empty, problems: wrong(item)).html }
            formerEmptyClasses(board.formerClasses[item.key] ?? [], room)
            if cases.isEmpty { p(t("Inga ärenden i klassen."), .class("soft")) } else { table(cases) }
            if room.records, board.emptyClasses[item.key] == nil {
                EmptyClassForm(room: room, item: item, problems: wrong(item)).html
            }
        }
    }

    private func wrong(_ item: AwardClass) -> Problems { failed == item.key ? problems : Problems() }

    @Markup private var unclassed: HTML {
        let known = Set(classes.map(\.key))
        let rest = shown.filter { !known.contains($0.header.classKey ?? "") }
        if chosen.isEmpty, !rest.isEmpty {
            h2(t("Utan klass"))
            table(rest)
        }
    }

    /// Those that can be decided in a table; those that are judged still in one row, for nothing can be done about them.
    @Markup private func table(_ cases: [AwardCase]) -> HTML {
        let ready = cases.filter { $0.assessed != nil }
        let waiting = cases.filter { $0.assessed == nil }
        if !ready.isEmpty { readyTable(ready) }
        if !waiting.isEmpty {
            details {
                element("summary", [], t(waiting.count == 1 ? "1 bedöms ännu" : "\(waiting.count) bedöms ännu"))
                ul { for item in waiting { li { unit(item) } } }
            }
        }
    }

    private func readyTable(_ cases: [AwardCase]) -> HTML {
        let judgements = room.edition.edition.rubric.crossCutting
        var columns = [t("Verksamhet"), t("Summa")] + judgements.map { $0.name(t.language) }
        if !room.isOffice { columns.append(t("Min röst")) }
        columns.append(t("Beslut"))
        return Table(t("Ärenden"), columns, numeric: Set(1...(1 + judgements.count)), rows: cases.map(row)).html
    }

    private func row(_ item: AwardCase) -> [HTML] {
        var cells = [unit(item), sum(item)]
        for judgement in room.edition.edition.rubric.crossCutting {
            cells.append(HTML(item.assessed?.cross[judgement.key]?.text(t.language) ?? ""))
        }
        if !room.isOffice { cells.append(HTML(board.myVotes[item.id].map { t($0.name(room.words)) } ?? t("Inte röstat"))) }
        cells.append(item.decision.map { decisionTag($0.kind, room.words, room.me) } ?? HTML(t("Inte beslutat")))
        return cells
    }

    private func unit(_ item: AwardCase) -> HTML {
        HTML {
            a(item.header.unitName, .href(room.path(item.id)))
            if let committee = item.header.committeeName { small(committee) }
            if let share = item.assessed?.profile.sections.min(by: { $0.percent < $1.percent }) {
                small(t("Svagaste avsnitt: \(share.name(t.language)), \(share.percent) %"))
            }
            flags(item)
        }
    }

    private func sum(_ item: AwardCase) -> HTML { HTML(item.assessed?.profile.sum.text(t.language) ?? "") }

    private func flags(_ item: AwardCase) -> HTML {
        HTML {
            for block in item.guards.all where block != .notAssessed { room.me.tag(block.status, block.name) }
            if let advice = item.advice {
                if advice.suggestsAward { room.me.tag(.ok, "Har kommit tillräckligt långt") }
                if advice.suggestsHonoraryMention { room.me.tag(.info, "Gott exempel att sprida") }
            }
        }
    }
}

extension AwardGuards.Block {
    var status: Status { self == .notAssessed ? .wait : .late }
}

func decisionTag(_ kind: AwardKind, _ words: Words, _ me: any ActingGuard) -> HTML {
    switch kind {
    case .award, .honorary: me.tag(.ok, kind.name(words))
    case .none: me.tag(.info, kind.name(words))
    }
}
