import Base
import Editions
import HTML
import RichText
import Site
import Store

extension Entries {
    /// What the office asks the unit to change, until when, and the answer. Opened by those who lead, it is read.
    func changesPage(_ me: UnitMember) async throws -> Answer {
        let (header, now, person) = (me.header, me.now, me.person.id)
        let (edition, requests) = try await me.read { (try $0.edition(header.year), try ChangeSQL.all(header.id, in: $0)) }
        if me.leads, let unread = requests.first(where: { $0.state(at: now) == .issued }) {
            try await me.write("change.read", about: header.id.text) { try ChangeSQL.read(unread.id, at: now, by: person, in: $0) }
        }
        let t = me.t
        return me.page(
            Page("Ändringar", crumbs: me.crumbs(header, .init(t("Ändringar"))), thread: me.unitThread(header, edition)) {
                h1(t("Ändringar efter inlämningen"))
                if requests.isEmpty { p(t("Kansliet har inte bett er ändra något."), .class("lead")) }
                for request in requests { self.request(me, edition, request) }
            })
    }

    private func request(_ me: UnitMember, _ edition: Edition, _ request: ChangeRequest) -> HTML {
        let (t, header) = (me.t, me.header)
        let isOpen = request.isOpen(at: me.now)
        return section {
            h2(t(request.reason.name))
            p { me.changeTag(request.state(at: me.now)) }
            p(request.message, .class("words"))
            p(t("Svara senast \(me.deadline(Deadline(request.due)))."))
            h3(isOpen ? t("Delar som är öppna") : t("Delar som begäran gällde"))
            ul {
                for part in edition.parts.filter({ part in request.parts.contains { $0.item == part.id } }) {
                    li { isOpen ? a(part.listName(in: me.language), .href("/bidrag/\(header.id)/skriva/\(part.id)")) : HTML(part.listName(in: me.language)) }
                }
            }
            if let answer = request.answer, !answer.isEmpty { p(t("Ert svar: \(answer)"), .class("words")) }
            if let reason = request.verdictReason, !reason.isEmpty { p(t("Kansliets skäl: \(reason)"), .class("words")) }
            if isOpen, me.leads {
                FormOf(me, to: "/bidrag/\(header.id)/andring/\(request.id)", .data("data-keep", me.person.id.text)) {
                    me.field("meddelande", "Vad har ni ändrat?", hint: "Ni behöver inte svara.")
                        .area(rows: 3, maxlength: Self.changeCharactersMax)
                    p(t("När ni lämnar in ändringen låses texten igen."))
                    button(t("Lämna in ändringen"), .class("btn"))
                }
            }
        }
    }

    /// The same for the office: every request of an entry with what has changed, and a new one.
    func officeChangesPage(_ me: OfficeMember) async throws -> Answer {
        let (id, now): (ID<Entry>, Instant) = (try me.path("entry"), me.now)
        let place = try await me.read { db -> ChangePlace? in
            guard let header = try EntrySQL.header(id, at: now, in: db) else { return nil }
            return try ChangePlace(header, in: db)
        }
        guard let place else { throw Halt.notFound }
        let (t, year) = (me.t, place.header.year)
        return me.page(
            Page(
                "Ändringar",
                crumbs: [
                    .init(t("Formell kontroll"), "/kansli/\(year)/formell"),
                    .init(place.header.unitName, "/kansli/\(year)/deltagare/\(id)"), .init(t("Ändringar")),
                ]
            ) {
                h1(t("Ändringar i bidraget från \(place.header.unitName)"))
                for request in place.requests { decided(me, place, request) }
                if place.header.state == .handedIn, place.requests.allSatisfy({ $0.verdict != nil }) { newRequest(me, place) }
                if place.edition.presentation != nil { cityPicture(me, place) }
            })
    }

    private func decided(_ me: OfficeMember, _ place: ChangePlace, _ request: ChangeRequest) -> HTML {
        let (t, path) = (me.t, "/kansli/\(place.header.year)/deltagare/\(place.header.id)/andring/\(request.id)")
        let verdicts = request.verdicts(at: me.now)
        return section {
            h2(t(request.reason.name))
            p { me.changeTag(request.state(at: me.now)) }
            p(request.message, .class("words"))
            me.facts([
                ("Skickad", t.moment(request.issuedAt)), ("Sista dag", me.deadline(Deadline(request.due))),
                ("Läst", request.readAt.map { t.moment($0) }), ("Besvarad", request.answeredAt.map { t.moment($0) }),
                ("Enhetens svar", request.answer), ("Skäl för beslutet", request.verdictReason),
            ])
            for change in place.changes[request.id] ?? [] {
                details(.open) {
                    summary(t("Vad som har ändrats i \(change.part.listName(in: me.language))"))
                    if change.comparison.isSame { p(t("Texterna är lika.")) } else {
                        div(.class("answer compared")) {
                            change.comparison.html(headingsFrom: 4, inserted: t("tillagt:"), removed: t("borttaget:"))
                        }
                    }
                }
            }
            if !verdicts.isEmpty {
                FormOf(me, to: "\(path)/beslut", .class("card")) {
                    Field("beslut", t("Beslut")).radios(verdicts.map { ($0.rawValue, t($0.name), nil) })
                    me.field("skal", "Skäl", hint: "Verksamheten ser skälet.").area(rows: 3, maxlength: Self.changeCharactersMax)
                    button(t("Besluta"), .class("btn"))
                }
            }
            if request.verdict == nil, request.answeredAt == nil {
                FormOf(me, to: "\(path)/tid", .class("card")) {
                    h3(t("Ge mer tid"))
                    me.field("till", "Ny sista dag", hint: "Hela dagen räknas, till kl. 24.00.").text(type: "date", class: "mid")
                    element("label", [.for("skal-\(request.id)")], t("Skäl"))
                    textarea(.id("skal-\(request.id)"), .name("skal"), .rows("2"), .maxlength("1000"), text: "")
                    button(t("Ge mer tid"), .class("btn quiet"))
                }
            }
        }
    }

    /// The picture that presents the unit, and one of the city's in its place (R57).
    private func cityPicture(_ me: OfficeMember, _ place: ChangePlace) -> HTML {
        let t = me.t
        return section {
            h2(t("Presentationsbild"))
            if place.presentation.choice == .own {
                p(t("Verksamhetens egen bild används."))
            } else {
                p(place.presentation.city == nil ? t("Verksamheten har ingen egen bild som får användas. Välj en av stadens.") : t("En av stadens bilder används."))
            }
            me.presentationFigure(place.presentation)
            FormOf(me, to: "/kansli/\(place.header.year)/deltagare/\(place.header.id)/bild", .enctype("multipart/form-data")) {
                me.field("bild", "En av stadens bilder", hint: "Liggande, minst 1 920 × 1 200 px, utan text.")
                    .file(accept: "image/png,image/jpeg,image/webp,image/heic,image/heif")
                button(t("Använd bilden"), .class("btn quiet"))
            }
        }
    }

    private func newRequest(_ me: OfficeMember, _ place: ChangePlace) -> HTML {
        let t = me.t
        return section {
            h2(t("Begär en ändring"))
            FormOf(me, to: "/kansli/\(place.header.year)/deltagare/\(place.header.id)/andring", .data("data-keep", me.person.id.text)) {
                Field("skal-andring", t("Varför?")).choice(ChangeRequest.Reason.allCases.map { ($0.rawValue, t($0.name)) }, empty: t("Välj"))
                me.field("meddelande", "Vad ska ändras?", hint: "Verksamheten läser det här.", required: true)
                    .area(rows: 4, maxlength: Self.changeCharactersMax)
                fieldset {
                    legend(t("Delar som ska öppnas"))
                    for part in place.edition.parts {
                        element("label", [.class("tick")], HTML {
                            input(.type("checkbox"), .name("del"), .value(part.id))
                            span(part.listName(in: me.language))
                        })
                    }
                }
                Field("dagar", t("Hur lång tid?"), value: "2").choice([
                    ("1", t("1 arbetsdag, till \(ChangeRequest.due(issued: me.today, workingDays: 1), .withWeekday) kl. 24.00")),
                    ("2", t("2 arbetsdagar, till \(ChangeRequest.due(issued: me.today, workingDays: 2), .withWeekday) kl. 24.00")),
                ])
                button(t("Begär ändringen"), .class("btn"))
            }
        }
    }
}

/// What the office's page of changes shows.
private struct ChangePlace: Sendable {
    struct Change: Sendable { let part: FormPart, comparison: Comparison }

    let header: EntryHeader
    let edition: Edition
    let requests: [ChangeRequest]
    /// What each answered request changed, part by part.
    let changes: [ID<ChangeRequest>: [Change]]
    let presentation: PresentationState

    init(_ header: EntryHeader, in db: any Connection) throws {
        self.header = header
        edition = try db.edition(header.year)
        requests = try ChangeSQL.all(header.id, in: db)
        presentation = try PresentationSQL.find(header.id, in: db)
        var changes: [ID<ChangeRequest>: [Change]] = [:]
        for request in requests.prefix(10) where request.answeredAt != nil {
            for place in request.parts {
                guard let part = edition.part(place.item), let after = place.after else { continue }
                let old = try RevisionSQL.document(header.id, place.item, place.before, in: db) ?? .empty
                let new = try RevisionSQL.document(header.id, place.item, after, in: db) ?? .empty
                changes[request.id, default: []].append(Change(part: part, comparison: .init(from: old, to: new)))
            }
        }
        self.changes = changes
    }
}

extension Comparison {
    fileprivate init(from old: Document, to new: Document) { self = Document.comparison(from: old, to: new) }
}

extension Guard {
    func changeTag(_ state: ChangeRequest.State) -> HTML {
        switch state {
        case .issued, .read: tag(.wait, state.name)
        case .answered: tag(.info, state.name)
        case .lapsed: tag(.late, state.name)
        case .closed(.approved): tag(.ok, state.name)
        case .closed: tag(.late, state.name)
        }
    }
}
