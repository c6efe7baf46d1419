import Base
import Documents
import Editions
import HTML
import RichText
import Site
import Store

extension Entries {
    func presentationPage(_ me: UnitMember) async throws -> Answer { try await showPresentation(me, Problems()) }

    func showPresentation(_ me: UnitMember, _ problems: Problems) async throws -> Answer {
        let (header, t) = (me.header, me.t)
        let (edition, state, draft, words, until) = try await me.read { db in
            let state = try PresentationSQL.find(header.id, in: db)
            return (
                try db.edition(header.year), state, try PresentationSQL.draft(header.id, in: db),
                try state.own.flatMap { try PictureSQL.find($0, in: db) }?.words, try ChangeSQL.pictureUntil(header.id, in: db)
            )
        }
        let size = try edition.presentationSize()
        let isOpen = header.state.isOpen || until.map { !Deadline($0).hasPassed(at: me.now) } ?? false
        return me.page(
            Page(
                "Presentationsbild",
                crumbs: me.crumbs(header, .init(t("Skriv"), "/bidrag/\(header.id)/skriva"), .init(t("Presentationsbild"))),
                thread: me.unitThread(header, edition)
            ) {
                h1(t("Presentationsbild"))
                if let presentation = edition.presentation { p(presentation.picture(me.language), .class("lead")) }
                problems.summary(t)
                standing(me, state, words)
                if isOpen, let draft { cropping(me, draft, size, problems) }
                if isOpen { receiving(me, state, size, problems) }
                if state.own != nil { people(me, state, isOpen, problems) }
            }, status: problems.isEmpty ? 200 : 422)
    }

    private func standing(_ me: UnitMember, _ state: PresentationState, _ words: String?) -> HTML {
        let t = me.t
        return HTML {
            if case .city(let why) = state.choice { p(t(why.phrase), .class("notice")) }
            if let own = state.own {
                figure(.class("presentation")) { img(.src(Figure.addressPrefix + own.text), .alt(t("Er presentationsbild"))) }
                if let words, !words.isEmpty {
                    p(t("Bilden verkar innehålla text: \(words). Kontrollera den."), .class("warning"))
                }
            }
        }
    }

    /// Three parts to choose from, each shown as it would look.
    private func cropping(
        _ me: UnitMember, _ draft: (preview: ID<Picture>, width: Int, height: Int), _ size: PresentationSize, _ problems: Problems
    ) -> HTML {
        let t = me.t
        let isWide = draft.width * size.heightPixels > draft.height * size.widthPixels
        let names: [(CropPlace, Phrase)] =
            isWide
            ? [(.start, "Vänster"), (.middle, "Mitten"), (.end, "Höger")] : [(.start, "Överst"), (.middle, "Mitten"), (.end, "Nederst")]
        let chosen = CropPlace(rawValue: me.form["del"]) ?? .middle
        return section {
            h2(t("Välj vilken del som ska visas"))
            actForm(me, to: "/bidrag/\(me.header.id)/presentationsbild/del") {
                group("del", class: "crops", hasProblem: problems.on("del") != nil) {
                    legend(t("Del av bilden"))
                    if let problem = problems.on("del") { p(.class("error"), .id("del-error")) { t(problem) } }
                    for (place, name) in names {
                        element(
                            "label", [],
                            HTML {
                                void("input", [.type("radio"), .name("del"), .value(place.rawValue)] + (place == chosen ? [.checked] : []))
                                cropped(draft, place, size)
                                span(t(name))
                            })
                    }
                }
                button(t("Använd den delen"), .class("btn"))
            }
        }
    }

    /// The part of the picture in the shape that the year asks for. A drawing, for its frame has the year's shape without style.
    private func cropped(
        _ draft: (preview: ID<Picture>, width: Int, height: Int), _ place: CropPlace, _ size: PresentationSize
    ) -> HTML {
        let crop = place.crop(draft.width, draft.height, size)
        return element(
            "svg", [.class("crop"), .viewBox("\(crop.x) \(crop.y) \(crop.width) \(crop.height)"), .aria(.hidden, "true")],
            element(
                "image",
                [
                    .href(Figure.addressPrefix + draft.preview.text), Attribute("width", String(draft.width)),
                    Attribute("height", String(draft.height)),
                ], HTML()))
    }

    private func receiving(_ me: UnitMember, _ state: PresentationState, _ size: PresentationSize, _ problems: Problems) -> HTML {
        let (t, path) = (me.t, "/bidrag/\(me.header.id)/presentationsbild")
        return HTML {
            h2(state.own == nil ? t("Lägg in en bild") : t("Byt bild"))
            actForm(me, to: path, .enctype("multipart/form-data")) {
                me.field(
                    "bild", "Bild",
                    hint:
                        "Liggande, minst \(size.widthPixels) × \(size.heightPixels) px, utan text. Png, jpeg, webp eller heic, högst 15 MB.",
                    problems
                )
                .file(accept: "image/png,image/jpeg,image/webp,image/heic,image/heif")
                button(t("Lägg in bilden"), .class("btn"))
            }
            if state.own != nil {
                actButton(me, "Ta bort bilden", to: "\(path)/samtycken", style: "linklike", fields: [("gor", "bort")])
            }
        }
    }

    private func people(_ me: UnitMember, _ state: PresentationState, _ isOpen: Bool, _ problems: Problems) -> HTML {
        let (t, path) = (me.t, "/bidrag/\(me.header.id)/presentationsbild/samtycken")
        return section {
            h2(t("Personer på bilden"))
            p(
                t(
                    "Alla som går att känna igen ska ha sagt ja till att bilden visas för domarkommittén, på stadens webb och vid utdelningen. För barn säger vårdnadshavaren ja."
                ))
            if state.nobody { p { me.tag(.ok, "Ingen går att känna igen") } }
            ul {
                for consent in state.consents {
                    li {
                        b(consent.name)
                        " "
                        span(
                            consent.isGuardians ? t("vårdnadshavaren sa ja \(t.moment(consent.at))") : t("sa ja \(t.moment(consent.at))"),
                            .class("soft"))
                        if consent.withdrawnAt != nil {
                            me.tag(.late, "Har tagit tillbaka")
                        } else {
                            actButton(
                                me, "Ta tillbaka samtycket från \(consent.name)", to: path, style: "linklike",
                                fields: [("gor", "ater"), ("samtycke", consent.id.text)])
                        }
                    }
                }
            }
            if isOpen {
                if !state.nobody, state.consents.isEmpty {
                    actButton(me, "Ingen går att känna igen på bilden", to: path, style: "btn quiet", fields: [("gor", "ingen")])
                }
                actForm(me, to: path, .class("card")) {
                    hidden("gor", "samtycke")
                    me.field("namn", "Vem har sagt ja?", hint: "Namn, eller något annat som ni känner igen personen på.", problems)
                        .text(class: "mid", maxlength: 100)
                    me.field("vardnadshavare", "Det är ett barn, och vårdnadshavaren har sagt ja", problems).checkbox()
                    button(t("Spara samtycket"), .class("btn quiet"))
                }
            }
        }
    }
}
