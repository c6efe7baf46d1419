import Base
import Editions
import Entries
import HTML
import Site
import Store

extension Feedback {
    /// The unit's plan of what to do after the feedback (R101).
    func planPage(_ me: UnitMember) async throws -> Answer { try await showPlan(me, Problems()) }

    func addAction(_ me: UnitMember) async throws -> Answer {
        let (typed, problems) = ActionForm.read(me)
        guard problems.isEmpty else { return try await showPlan(me, problems) }
        let (header, now, person) = (me.header, me.now, me.person.id)
        let action = Action(
            id: ID(at: now), entry: header.id, item: nil, text: typed.text, owner: typed.owner, due: typed.due)
        try await me.write("action.added", about: header.id.text) { db in
            try mustBeOpen(header, at: now, in: db)
            try ActionSQL.add(action, by: person, at: now, in: db)
        }
        return me.redirect(to: planPath(me), receipt: "Punkten är tillagd i er handlingsplan.")
    }

    /// A development area of the report becomes an action, by one press. The text comes from the report, not the form.
    func addFromReport(_ me: UnitMember) async throws -> Answer {
        let (header, now, person) = (me.header, me.now, me.person.id)
        let (item, place, leads) = (me.form["fraga"], me.form.number("plats") ?? -1, me.leads)
        try await me.write("action.added", about: header.id.text, detail: item) { db in
            let file = try FeedbackFile.read(header, at: now, in: db)
            guard leads || file.isShared, let area = file.report?.area(item, place) else { throw Halt.notFound }
            try ActionSQL.add(
                Action(
                    id: ID(at: now), entry: header.id, item: item, text: String(area.prefix(Action.textCharactersMax)),
                    owner: "", due: nil), by: person, at: now, in: db)
        }
        return me.redirect(
            to: "/bidrag/\(header.id)/aterkoppling#\(ReportView.anchor(item, place))",
            receipt: "Utvecklingsområdet är en punkt i er handlingsplan.", "Bestäm vem som ansvarar och när det ska vara klart.")
    }

    func actionPage(_ me: UnitMember) async throws -> Answer { try await showAction(me, Problems()) }

    func changeAction(_ me: UnitMember) async throws -> Answer {
        let (typed, problems) = ActionForm.read(me)
        guard problems.isEmpty else { return try await showAction(me, problems) }
        let (header, now) = (me.header, me.now)
        let action = try await actionInPath(me)
        try await me.write("action.changed", about: header.id.text) { db in
            try mustBeOpen(header, at: now, in: db)
            try ActionSQL.change(action.id, of: header.id, text: typed.text, owner: typed.owner, due: typed.due, in: db)
        }
        return me.redirect(to: planPath(me), receipt: "Punkten är ändrad.")
    }

    func finishAction(_ me: UnitMember) async throws -> Answer { try await mark(me, isDone: true) }
    func reopenAction(_ me: UnitMember) async throws -> Answer { try await mark(me, isDone: false) }

    private func mark(_ me: UnitMember, isDone: Bool) async throws -> Answer {
        let (header, now, person) = (me.header, me.now, me.person.id)
        let action = try await actionInPath(me)
        try await me.write(isDone ? "action.done" : "action.reopened", about: header.id.text) { db in
            try mustBeOpen(header, at: now, in: db)
            try ActionSQL.mark(action.id, of: header.id, doneBy: isDone ? person : nil, at: now, in: db)
        }
        return isDone
            ? me.redirect(to: planPath(me), receipt: "Punkten är klar.")
            : me.redirect(to: planPath(me), receipt: "Punkten är öppen igen.")
    }

    // MARK: What they share

    private func showPlan(_ me: UnitMember, _ problems: Problems) async throws -> Answer {
        let (header, now) = (me.header, me.now)
        guard header.state == .handedIn else { throw Halt.notFound }
        let (file, actions) = try await me.read { db in
            (try FeedbackFile.read(header, at: now, in: db), try ActionSQL.all(header.id, in: db))
        }
        let view = PlanView(me: me, file: file, actions: actions, problems: problems)
        return me.page(
            Page(
                "Er handlingsplan",
                crumbs: [.init(me.t("Bidrag \(plain: header.year)"), "/bidrag/\(header.id)"), .init(me.t("Handlingsplan"))],
                thread: me.unitThread(header, file.edition.edition)
            ) { view.main }, status: problems.isEmpty ? 200 : 422)
    }

    private func showAction(_ me: UnitMember, _ problems: Problems) async throws -> Answer {
        let action = try await actionInPath(me)
        let t = me.t
        return me.page(
            Page(
                "Ändra en punkt", crumbs: [.init(t("Handlingsplan"), planPath(me)), .init(t("Ändra en punkt"))]
            ) {
                h1(t("Ändra en punkt"))
                problems.summary(t)
                ActionForm(me: me, problems: problems, action: action).html("\(planPath(me))/\(action.id)", "Spara punkten")
            }, status: problems.isEmpty ? 200 : 422)
    }

    private func actionInPath(_ me: UnitMember) async throws -> Action {
        let (id, entry) = (try me.path("action", of: Action.self), me.header.id)
        guard let action = try await me.read({ try ActionSQL.find(id, of: entry, in: $0) }) else { throw Halt.notFound }
        return action
    }

    private func planPath(_ me: UnitMember) -> String { "/bidrag/\(me.header.id)/handlingsplan" }

    private func mustBeOpen(_ header: EntryHeader, at now: Instant, in db: any Connection) throws {
        guard try FeedbackFile.read(header, at: now, in: db).gate.isOpen else {
            throw Refusal("Handlingsplanen öppnar när ni har haft ert återkopplingsmöte.")
        }
    }
}
