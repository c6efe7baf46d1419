import Base
import Editions
import HTML
import RichText
import Site
import Store
import Texts

extension Entries {
    /// Where a Word file is read in, and where the form to write on is fetched.
    func importPage(_ me: UnitMember) async throws -> Answer {
        let header = me.header
        try header.mustBeOpen(try await me.read { try $0.edition(header.year) }, at: me.now)
        return try await showImport(me, Problems())
    }

    func showImport(_ me: UnitMember, _ problems: Problems) async throws -> Answer {
        let (header, t) = (me.header, me.t)
        let (edition, waiting) = try await me.read { (try $0.edition(header.year), try ImportSQL.waiting(header.id, in: $0)) }
        let base = "/bidrag/\(header.id)"
        return me.page(
            Page(
                "Läs in en Word-fil", crumbs: me.crumbs(header, .init(t("Skriv"), "\(base)/skriva"), .init(t("Läs in"))),
                thread: me.unitThread(header, edition)
            ) {
                h1(t("Läs in en Word-fil"))
                p(t("Har ni skrivit i Word läser ni in filen här. Ni får se var varje text hamnar innan något ändras."), .class("lead"))
                problems.summary(t)
                actForm(me, to: "\(base)/las-in", .enctype("multipart/form-data")) {
                    me.field("fil", "Word-fil (.docx)", hint: "Högst \(Self.wordFileBytesMax / 1024 / 1024) MB.", problems, required: true)
                        .file(accept: ".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document")
                    button(t("Läs in filen"), .class("btn"))
                }
                self.waiting(me, waiting, base)
                h2(t("Formuläret att skriva i"))
                p(t("Skriver ni i vårt formulär hittar varje svar sin fråga."))
                ul {
                    li { a(t("Formuläret som Word"), .href("/utmarkelsen/\(header.year)/formular.docx")) }
                    li { a(t("Formuläret som pdf"), .href("/utmarkelsen/\(header.year)/formular.pdf")) }
                }
            }, status: problems.isEmpty ? 200 : 422)
    }

    /// Files that have been read and that nobody has saved: to go on with, or to take away.
    private func waiting(_ me: UnitMember, _ files: [WaitingImport], _ base: String) -> HTML? {
        guard !files.isEmpty else { return nil }
        let t = me.t
        return HTML {
            h2(t("Inlästa filer som ingen har sparat"))
            p(t("De tas bort av sig själva efter \(ImportSQL.daysMax) dagar."), .class("soft"))
            ul(.class("toc")) {
                for file in files {
                    li {
                        a(file.name, .href("\(base)/las-in/\(file.id)"))
                        span("\(t.moment(file.at)), \(file.by)", .class("soft"))
                        actForm(me, to: "\(base)/las-in/\(file.id)/bort") {
                            button(.class("linklike")) {
                                t("Ta bort")
                                span(" \(file.name)", .class("vh"))
                            }
                        }
                    }
                }
            }
        }
    }

    /// What came of a file: each piece with where it seems to belong, to put right before anything is replaced.
    func importPreview(_ me: UnitMember) async throws -> Answer { try await showPreview(me, Problems()) }

    func showPreview(_ me: UnitMember, _ problems: Problems) async throws -> Answer {
        let (header, id): (EntryHeader, ID<WordFile>) = (me.header, try me.path("import"))
        let (file, desk) = try await me.read { (try ImportSQL.find(id, of: header.id, in: $0), try Desk(header, in: $0)) }
        let (t, base) = (me.t, "/bidrag/\(header.id)")
        let parts = desk.edition.parts.filter { desk.mayWrite($0, me) }
        return me.page(
            Page(
                "Granska det som lästes in", crumbs: me.crumbs(header, .init(t("Läs in"), "\(base)/las-in"), .init(file.name)),
                thread: me.unitThread(header, desk.edition)
            ) {
                h1(t("Granska det som lästes in"))
                p(
                    file.pieces.count == 1
                        ? t("En text kom ur \(file.name). Välj vart den ska, och spara längst ner.")
                        : t("\(file.pieces.count) texter kom ur \(file.name). Välj vart var och en ska, och spara längst ner."),
                    .class("lead"))
                problems.summary(t)
                if file.takenAt != nil { p(t("Texterna har redan sparats en gång."), .class("notice")) }
                if !file.notices.isEmpty {
                    details(.open) {
                        summary(t("Det här ändrades när filen lästes"))
                        ul { for notice in file.notices { li(t(Phrase(key: notice))) } }
                    }
                }
                if file.pieces.isEmpty {
                    me.empty("Filen hade ingen text att läsa in.", link: "Välj en annan fil", "\(base)/las-in")
                } else {
                    actForm(me, to: "\(base)/las-in/\(file.id)") {
                        for piece in file.pieces { self.piece(me, piece, parts, problems) }
                        for part in parts {
                            // What was seen when the choice was made; others may have saved since.
                            let name = "version-\(part.id)"
                            hidden(name, me.form.has(name) ? me.form[name] : String(desk.answered[part.id]?.revision ?? 0))
                        }
                        replacing(me, file, desk)
                        button(t("Spara texterna i bidraget"), .class("btn"))
                    }
                }
            }, status: problems.isEmpty ? 200 : 422)
    }

    private func piece(_ me: UnitMember, _ piece: WordFile.Piece, _ parts: [FormPart], _ problems: Problems) -> HTML {
        let t = me.t
        return section(.class("card")) {
            me.field("del-\(piece.place)", "Vart ska texten?", value: piece.item ?? "", problems)
                .choice(parts.map { ($0.id, $0.listName(in: me.language)) }, empty: t("Ingenstans"))
            p {
                switch piece.sure {
                case 2: me.tag(.ok, "Säker")
                case 1: me.tag(.info, "Trolig")
                default: me.tag(.warn, "Osäker")
                }
                " " + t(Phrase(key: piece.reason))
            }
            element(
                "details", piece.sure == 0 ? [.open] : [],
                HTML {
                    summary(t("Texten: \(Self.beginning(of: piece.document))"))
                    div(.class("answer")) { piece.document.html(headingsFrom: 3) }
                })
            p(t("\(piece.document.characterCount) tecken"), .class("soft num"))
        }
    }

    private static func beginning(of document: Document) -> String {
        let text = Anchor.spaced(document.plain)
        return text.count > 90 ? text.prefix(90) + "…" : text
    }

    /// For each part that has text already: whether the new text takes its place or follows it.
    private func replacing(_ me: UnitMember, _ file: WordFile, _ desk: Desk) -> HTML? {
        let written = desk.edition.parts.filter { (desk.answered[$0.id]?.characters ?? 0) > 0 && desk.mayWrite($0, me) }
        guard !written.isEmpty else { return nil }
        let t = me.t
        return fieldset {
            legend(t("Delar som redan har text"))
            p(t("Det som står där nu finns kvar i historiken."), .class("hint"))
            for part in written {
                let name = "satt-\(part.id)"
                Field(name, part.listName(in: me.language), value: me.form.has(name) ? me.form[name] : "ersatt")
                    .choice([("ersatt", t("Ersätt texten")), ("efter", t("Lägg den nya texten efter"))])
            }
        }
    }
}
