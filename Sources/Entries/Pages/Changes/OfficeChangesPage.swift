import Base
import Documents
import Editions
import HTML
import RichText
import Site
import Store
import Texts

extension Entries {
    /// The same for the office: every request of an entry with what has changed, and a new one.
    func officeChangesPage(_ me: OfficeMember) async throws -> Answer { try await showOfficeChanges(me, Problems()) }

    /// Each form of the page has fields of its own names, so that a refused one is shown with what was typed in it.
    func showOfficeChanges(_ me: OfficeMember, _ problems: Problems) async throws -> Answer {
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
                problems.summary(t)
                for request in place.requests { decided(me, place, request, problems) }
                if place.header.state == .handedIn, place.requests.allSatisfy({ $0.verdict != nil }) { newRequest(me, place, problems) }
                if let size = try? place.edition.presentationSize() { cityPicture(me, place, size, problems) }
            }, status: problems.isEmpty ? 200 : 422)
    }

    private func decided(_ me: OfficeMember, _ place: ChangePlace, _ request: ChangeRequest, _ problems: Problems) -> HTML {
        let t = me.t
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
                    if change.comparison.isSame {
                        p(t("Texterna är lika."))
                    } else {
                        div(.class("answer compared")) {
                            change.comparison.html(headingsFrom: 4, inserted: t("tillagt:"), removed: t("borttaget:"))
                        }
                    }
                }
            }
            deciding(me, place, request, problems)
        }
    }

    /// The decisions that are possible now, and more time.
    private func deciding(_ me: OfficeMember, _ place: ChangePlace, _ request: ChangeRequest, _ problems: Problems) -> HTML {
        let (t, path) = (me.t, "/kansli/\(place.header.year)/deltagare/\(place.header.id)/andring/\(request.id)")
        let verdicts = request.verdicts(at: me.now)
        return HTML {
            if !verdicts.isEmpty {
                actForm(me, to: "\(path)/beslut", .class("card"), .data("data-keep", me.person.id.text)) {
                    me.field("beslut", "Beslut", problems).radios(verdicts.map { ($0.rawValue, t($0.name), nil) })
                    me.field("skal", "Skäl", hint: "Verksamheten ser skälet.", problems).area(rows: 3, maxlength: Self.changeCharactersMax)
                    button(t("Besluta"), .class("btn"))
                }
            }
            if request.verdict == nil, request.answeredAt == nil {
                actForm(me, to: "\(path)/tid", .class("card")) {
                    h3(t("Ge mer tid"))
                    me.field("till", "Ny sista dag", hint: "Hela dagen räknas, till kl. 24.00.", problems).text(type: "date", class: "mid")
                    me.field("skal-tid", "Skäl", problems).area(rows: 2, maxlength: Self.changeCharactersMax)
                    button(t("Ge mer tid"), .class("btn quiet"))
                }
            }
        }
    }

    /// The picture that presents the unit, and one of the city's in its place (R57).
    private func cityPicture(_ me: OfficeMember, _ place: ChangePlace, _ size: PresentationSize, _ problems: Problems) -> HTML {
        let t = me.t
        return section {
            h2(t("Presentationsbild"))
            if place.presentation.choice == .own {
                p(t("Verksamhetens egen bild används."))
            } else {
                p(
                    place.presentation.city == nil
                        ? t("Verksamheten har ingen egen bild som får användas. Välj en av stadens.") : t("En av stadens bilder används."))
            }
            me.presentationFigure(place.presentation)
            actForm(me, to: "/kansli/\(place.header.year)/deltagare/\(place.header.id)/bild", .enctype("multipart/form-data")) {
                me.field(
                    "bild", "En av stadens bilder", hint: "Liggande, minst \(size.widthPixels) × \(size.heightPixels) px, utan text.",
                    problems
                )
                .file(accept: "image/png,image/jpeg,image/webp,image/heic,image/heif")
                button(t("Använd bilden"), .class("btn quiet"))
            }
        }
    }

    private func newRequest(_ me: OfficeMember, _ place: ChangePlace, _ problems: Problems) -> HTML {
        let t = me.t
        return section {
            h2(t("Begär en ändring"))
            actForm(me, to: "/kansli/\(place.header.year)/deltagare/\(place.header.id)/andring", .data("data-keep", me.person.id.text)) {
                me.field("skal-andring", "Varför?", problems).choice(
                    ChangeRequest.Reason.allCases.map { ($0.rawValue, t($0.name)) }, empty: t("Välj"))
                me.field("meddelande", "Vad ska ändras?", hint: "Verksamheten läser det här.", problems, required: true)
                    .area(rows: 4, maxlength: Self.changeCharactersMax)
                partsToOpen(me, place.edition.parts, problems)
                let allowed = place.edition.limits.changeRequestWorkingDays
                me.field("dagar", "Hur lång tid?", value: "\(allowed.upperBound)", problems).choice(
                    allowed.map { days in
                        let last = ChangeRequest.due(issued: me.today, workingDays: days)
                        return (
                            "\(days)",
                            days == 1
                                ? t("1 arbetsdag, till \(last, .withWeekday) kl. 24.00")
                                : t("\(days) arbetsdagar, till \(last, .withWeekday) kl. 24.00")
                        )
                    })
                button(t("Begär ändringen"), .class("btn"))
            }
        }
    }

    private func partsToOpen(_ me: OfficeMember, _ parts: [FormPart], _ problems: Problems) -> HTML {
        let chosen = Set(me.form.all("del"))
        return group("del", hasProblem: problems.on("del") != nil) {
            legend(me.t("Delar som ska öppnas"))
            if let problem = problems.on("del") { p(.class("error"), .id("del-error")) { me.t(problem) } }
            for part in parts {
                element(
                    "label", [.class("tick")],
                    HTML {
                        void("input", [.type("checkbox"), .name("del"), .value(part.id)] + (chosen.contains(part.id) ? [.checked] : []))
                        span(part.listName(in: me.language))
                    })
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
                let old = try RevisionSQL.document(TextPlace(header.id, place.item), place.before, in: db) ?? .empty
                let new = try RevisionSQL.document(TextPlace(header.id, place.item), after, in: db) ?? .empty
                changes[request.id, default: []].append(Change(part: part, comparison: Document.comparison(from: old, to: new)))
            }
        }
        self.changes = changes
    }
}
