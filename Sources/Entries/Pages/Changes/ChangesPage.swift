import Base
import Editions
import HTML
import Site
import Store
import Texts

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
        do {
            try await me.write("change.answered", about: header.id.text, seal: Self.changeSeal(id, of: header.id)) { db in
                guard try EntrySQL.header(header.id, at: now, in: db)?.state == .handedIn else {
                    throw Refusal("Bidraget är inte inlämnat.")
                }
                let request = try ChangeSQL.find(id, of: header.id, in: db)
                guard request.isOpen(at: now) else { throw Refusal("Begäran är redan besvarad, eller så har tiden gått ut.") }
                guard try SubmissionCheck(request, header, in: db).isReady else { throw NotReady() }
                return try Self.seal(id, header, message: message, me, in: db)
            } then: { receipt, row, db in
                try Self.post(receipt, of: header, after: .changed, row, me, outbox, in: db)
            }
        } catch is NotReady {
            return try await showChanges(me, header, leads: true, problems, status: 422)
        }
        room.tell(.shut(owner: header.id.texts.spelled))
        return me.redirect(
            to: "/bidrag/\(header.id)/andring", receipt: "Ändringen är inlämnad.",
            "Vi har skickat ett nytt kvitto med e-post. Kansliet prövar ändringen och hör av sig.")
    }

    private struct NotReady: Error {}

    private func showChanges(
        _ me: some ActingGuard, _ header: EntryHeader, leads: Bool, _ problems: Problems, status: Int = 200
    ) async throws -> Answer {
        let (t, now) = (me.t, me.now)
        let (edition, requests, check) = try await me.read { db in
            let requests = try ChangeSQL.all(header.id, in: db)
            let open = requests.first { $0.isOpen(at: now) }
            return (try db.edition(header.year), requests, try open.map { try SubmissionCheck($0, header, in: db) })
        }
        return me.page(
            Page("Ändringar", crumbs: me.crumbs(header, .init(t("Ändringar"))), thread: me.unitThread(header, edition)) {
                h1(t("Ändringar efter inlämningen"))
                problems.summary(t)
                if requests.isEmpty { p(t("Kansliet har inte bett er ändra något."), .class("lead")) }
                for request in requests { self.request(me, header, edition, request, check, leads: leads, problems) }
            }, status: problems.isEmpty ? status : 422)
    }

    private func request(
        _ me: some ActingGuard, _ header: EntryHeader, _ edition: Edition, _ request: ChangeRequest, _ check: SubmissionCheck?, leads: Bool,
        _ problems: Problems
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
                        li {
                            isOpen
                                ? a(part.listName(in: me.language), .href("/bidrag/\(header.id)/skriva/\(part.id)"))
                                : HTML(part.listName(in: me.language))
                        }
                    }
                }
            }
            if isOpen, request.reason == .picture { p { a(t("Byt presentationsbild"), .href("/bidrag/\(header.id)/presentationsbild")) } }
            if let answer = request.answer, !answer.isEmpty { p(t("Ert svar: \(answer)"), .class("words")) }
            if let reason = request.verdictReason, !reason.isEmpty { p(t("Kansliets skäl: \(reason)"), .class("words")) }
            if request.verdict == .rejected { p(t("Texten gäller som ni lämnade in den senast, tills kansliet bestämmer något annat.")) }
            if isOpen, let check, !check.isReady {
                missing(
                    me, header, check,
                    check.missing.count == 1
                        ? "En sak är kvar innan ni kan lämna in ändringen"
                        : "\(check.missing.count) saker är kvar innan ni kan lämna in ändringen")
            }
            if isOpen, leads {
                actForm(me, to: "/bidrag/\(header.id)/andring/\(request.id)", .data("data-keep", me.person.id.text)) {
                    me.field("meddelande", "Vad har ni ändrat?", hint: "Ni behöver inte svara.", problems)
                        .area(rows: 3, maxlength: Self.changeCharactersMax)
                    p(t("När ni lämnar in ändringen låses texten igen."))
                    button(t("Lämna in ändringen"), .class("btn"))
                }
            }
        }
    }
}

extension SubmissionCheck {
    /// What stands now against the limits, in the parts that the request has opened.
    init(_ request: ChangeRequest, _ header: EntryHeader, in db: any Connection) throws {
        self.init(
            try db.edition(header.year), changing: Set(request.parts.map(\.item)),
            written: try TextSQL.characters(of: header.id.texts, in: db))
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
