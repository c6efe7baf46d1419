import Base
import Editions
import HTML
import Site
import Store

extension Entries {
    /// What the office asks the unit to change, until when, and the answer. Opened by those who lead, it is read.
    func changesPage(_ me: UnitMember) async throws -> Answer {
        let (header, now, person) = (me.header, me.now, me.person.id)
        let requests = try await me.read { try ChangeSQL.all(header.id, in: $0) }
        if me.leads, let unread = requests.first(where: { $0.state(at: now) == .issued }) {
            try await me.write("change.read", about: header.id.text) { try ChangeSQL.read(unread.id, at: now, by: person, in: $0) }
        }
        return try await showChanges(me, header, leads: me.leads, Problems())
    }

    /// The unit says that it has changed what was asked. The whole is sealed anew.
    func answerChange(_ me: UnitLead) async throws -> Answer {
        let (header, id): (EntryHeader, ID<ChangeRequest>) = (me.header, try me.path("request"))
        let (message, now, outbox) = (me.form["meddelande"], me.now, outbox)
        var problems = Problems()
        problems.check(message, "meddelande", missing: nil)
        guard problems.isEmpty else { return try await showChanges(me, header, leads: true, problems) }
        try await me.write("change.answered", about: header.id.text) { db in
            guard try EntrySQL.header(header.id, at: now, in: db)?.state == .handedIn else { throw Refusal("Bidraget är inte inlämnat.") }
            let request = try ChangeSQL.find(id, of: header.id, in: db)
            guard request.isOpen(at: now) else { throw Refusal("Begäran är redan besvarad, eller så har tiden gått ut.") }
            try Self.seal(id, header, message: message, after: .changed, me, outbox, in: db)
        }
        room.tell(.shut(entry: header.id.text))
        return me.redirect(
            to: "/bidrag/\(header.id)/andring", receipt: "Ändringen är inlämnad.",
            "Vi har skickat ett nytt kvitto med e-post. Kansliet prövar ändringen och hör av sig.")
    }

    private func showChanges(_ me: some ActingGuard, _ header: EntryHeader, leads: Bool, _ problems: Problems) async throws -> Answer {
        let t = me.t
        let (edition, requests) = try await me.read { (try $0.edition(header.year), try ChangeSQL.all(header.id, in: $0)) }
        return me.page(
            Page("Ändringar", crumbs: me.crumbs(header, .init(t("Ändringar"))), thread: me.unitThread(header, edition)) {
                h1(t("Ändringar efter inlämningen"))
                problems.summary(t)
                if requests.isEmpty { p(t("Kansliet har inte bett er ändra något."), .class("lead")) }
                for request in requests { self.request(me, header, edition, request, leads: leads, problems) }
            }, status: problems.isEmpty ? 200 : 422)
    }

    private func request(
        _ me: some ActingGuard, _ header: EntryHeader, _ edition: Edition, _ request: ChangeRequest, leads: Bool, _ problems: Problems
    ) -> HTML {
        let t = me.t
        let isOpen = request.isOpen(at: me.now)
        return section {
            h2(t(request.reason.name))
            p { me.changeTag(request.state(at: me.now)) }
            p(request.message, .class("words"))
            if isOpen { p(t("Svara senast \(me.deadline(Deadline(request.due))).")) }
            if !request.parts.isEmpty {
                h3(isOpen ? t("Delar som är öppna") : t("Delar som begäran gällde"))
                ul {
                    for part in request.parts(of: edition) {
                        li { isOpen ? a(part.listName(in: me.language), .href("/bidrag/\(header.id)/skriva/\(part.id)")) : HTML(part.listName(in: me.language)) }
                    }
                }
            }
            if isOpen, request.reason == .picture { p { a(t("Byt presentationsbild"), .href("/bidrag/\(header.id)/presentationsbild")) } }
            if let answer = request.answer, !answer.isEmpty { p(t("Ert svar: \(answer)"), .class("words")) }
            if let reason = request.verdictReason, !reason.isEmpty { p(t("Kansliets skäl: \(reason)"), .class("words")) }
            if request.verdict == .rejected { p(t("Texten gäller som ni lämnade in den senast, tills kansliet bestämmer något annat.")) }
            if isOpen, leads {
                FormOf(me, to: "/bidrag/\(header.id)/andring/\(request.id)", .data("data-keep", me.person.id.text)) {
                    me.field("meddelande", "Vad har ni ändrat?", hint: "Ni behöver inte svara.", problems)
                        .area(rows: 3, maxlength: Self.changeCharactersMax)
                    p(t("När ni lämnar in ändringen låses texten igen."))
                    button(t("Lämna in ändringen"), .class("btn"))
                }
            }
        }
    }
}

extension ChangeRequest {
    /// What it is about, in the order of the form.
    func parts(of edition: Edition) -> [FormPart] { edition.parts.filter { part in parts.contains { $0.item == part.id } } }
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
