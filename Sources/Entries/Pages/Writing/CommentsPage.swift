import Accounts
import Base
import Editions
import HTML
import Site
import Store
import Texts

extension Entries {
    /// All comments of the entry by part: open ones first, closed ones below.
    func commentsPage(_ me: UnitMember) async throws -> Answer {
        try await showComments(me, Problems(), about: "")
    }

    /// `about`: the thread whose answer was refused; empty for a new comment.
    func showComments(_ me: UnitMember, _ problems: Problems, about: String) async throws -> Answer {
        let (header, t) = (me.header, me.t)
        let now = me.now
        let (edition, threads, texts, change) = try await me.read { db in
            (
                try db.edition(header.year), try CommentSQL.all(header.id.texts, in: db),
                try TextSQL.plain(of: header.id.texts, in: db).mapValues(Anchor.spaced), try ChangeSQL.open(header, at: now, in: db)
            )
        }
        let asked = problems.isEmpty ? me.query["del"] : me.form["del"]
        let open = header.state.isOpen ? edition.parts : change?.parts(of: edition) ?? []
        return me.page(
            Page("Kommentarer", crumbs: me.crumbs(header, .init(t("Kommentarer"))), thread: me.unitThread(header, edition)) {
                h1(t("Kommentarer"))
                p(t("Kommentarerna är till för er som skriver. De följer inte med när ni lämnar in."), .class("lead"))
                (about.isEmpty ? problems : problems.moved(from: "kommentar", to: "svar-\(about)")).summary(t)
                if !open.isEmpty { newComment(me, open, asked, about.isEmpty ? problems : Problems()) }
                if threads.isEmpty { p(t("Ingen har kommenterat än."), .class("soft")) }
                for part in edition.parts {
                    let here = threads.filter { $0.item == part.id }
                    if !here.isEmpty {
                        section(.id("del-\(part.id)")) {
                            h2 { a(part.listName(in: me.language), .href("/bidrag/\(header.id)/skriva/\(part.id)")) }
                            for thread in here.filter(\.isOpen) + here.filter({ !$0.isOpen }) {
                                conversation(
                                    me, thread, texts[part.id] ?? "", open.contains(part), about == thread.id.text ? problems : Problems())
                            }
                        }
                    }
                }
            }, status: problems.isEmpty ? 200 : 422)
    }

    private func newComment(_ me: UnitMember, _ parts: [FormPart], _ asked: String, _ problems: Problems) -> HTML {
        let t = me.t
        let quote = problems.isEmpty ? String(me.query["citat"].prefix(Anchor.quoteCharactersMax)) : me.form["citat"]
        return element(
            "details", asked.isEmpty ? [] : [.open],
            HTML {
                summary(t("Skriv en kommentar"))
                actForm(me, to: "/bidrag/\(me.header.id)/kommentarer", .data("data-keep", me.person.id.text)) {
                    Field("del", t("Till vilken del?"), value: asked)
                        .choice(parts.map { ($0.id, $0.listName(in: me.language)) })
                    Field(
                        "citat", t("Vilka ord gäller det?"), hint: t("Klistra in orden ur texten. Lämna tomt om det gäller hela delen."),
                        value: quote, problem: problems.on("citat").map { t($0) }
                    ).area(rows: 2, maxlength: Anchor.quoteCharactersMax)
                    Field(
                        "kommentar", t("Kommentar"), hint: t("Skriv @ och ett namn för att säga till en kollega."),
                        value: problems.isEmpty ? "" : me.form["kommentar"], problem: problems.on("kommentar").map { t($0) },
                        required: true
                    ).area(rows: 3, maxlength: Self.commentCharactersMax)
                    button(t("Spara kommentaren"), .class("btn"))
                }
            })
    }

    private func conversation(
        _ me: UnitMember, _ thread: CommentThread, _ text: String, _ mayAnswer: Bool, _ problems: Problems
    ) -> HTML {
        let t = me.t
        return article(.class("card comments"), .id("trad-\(thread.id)")) {
            if let anchor = thread.anchor {
                blockquote { anchor.quote }
                if thread.isOpen, !anchor.stands(inSpaced: text) {
                    p(t("Orden finns inte kvar i texten. De stod så här: …\(anchor.before)\(anchor.quote)\(anchor.after)…"), .class("soft"))
                }
            }
            if let resolvedBy = thread.resolvedBy { p { me.tag(.ok, "Avslutad av \(resolvedBy)") } }
            ol(.class("plain")) {
                for comment in thread.comments {
                    li {
                        p {
                            b(comment.name); " "; span(t.moment(comment.at), .class("soft"))
                        }
                        p(comment.text, .class("words"))
                    }
                }
            }
            if mayAnswer {
                if thread.isOpen { answerForm(me, thread, problems) }
                actButton(
                    me, thread.isOpen ? "Avsluta kommentaren" : "Öppna igen",
                    to: "/bidrag/\(me.header.id)/kommentarer/\(thread.id)/klar", style: "linklike",
                    fields: [("klar", thread.isOpen ? "1" : "0")])
            }
        }
    }

    private func answerForm(_ me: UnitMember, _ thread: CommentThread, _ problems: Problems) -> HTML {
        let (t, id) = (me.t, "svar-\(thread.id)")
        return element(
            "details", problems.isEmpty ? [] : [.open],
            HTML {
                summary(t("Svara"))
                actForm(me, to: "/bidrag/\(me.header.id)/kommentarer/\(thread.id)", .data("data-keep", me.person.id.text)) {
                    element("label", [.for(id)], t("Ert svar"))
                    if let problem = problems.on("kommentar") { p(t(problem), .class("error"), .id("kommentar-error")) }
                    element(
                        "textarea",
                        [.id(id), .name("kommentar"), .rows("3"), .maxlength(String(Self.commentCharactersMax))]
                            + (problems.isEmpty ? [] : [.aria(.describedby, "kommentar-error")]),
                        "\n" + (problems.isEmpty ? "" : me.form["kommentar"]))
                    button(t("Svara"), .class("btn quiet"))
                }
            })
    }

    /// The card beside the text: the open comments of the part.
    func commentsCard(_ me: UnitMember, _ place: WritingPlace) -> HTML {
        let (t, part) = (me.t, place.part)
        let (open, base) = (place.threads.filter(\.isOpen), "/bidrag/\(me.header.id)/kommentarer")
        return div(
            .class("card"), .data("data-comments", "/bidrag/\(me.header.id)/skriva/\(part.id)/kommentarer"),
            .data("data-threads", Self.spelled(place.threads, t).spelled)
        ) {
            h2(open.isEmpty ? t("Kommentarer") : t("Kommentarer (\(open.count))"))
            for thread in open.prefix(5) {
                div(.class("remark")) {
                    if let anchor = thread.anchor { blockquote { anchor.quote } }
                    if let last = thread.comments.last {
                        p {
                            b(last.name); ": " + last.text
                        }
                    }
                    p { a(t("Svara eller avsluta"), .href("\(base)#trad-\(thread.id)")) }
                }
            }
            p { a(t("Kommentera"), .href("\(base)?del=\(part.id)"), .data("data-comment")) }
        }
    }
}
