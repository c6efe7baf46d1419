public import Base
public import HTML

/// A page of the site: a title, perhaps the red thread, and what it is about.
public struct Page {
    let title: Phrase
    let shape: Shape
    let crumbs: [Crumb]
    let thread: Thread?
    let main: HTML
    let side: HTML?
    let modules: [String]

    public enum Shape: Sendable { case plain, desk }

    public struct Crumb: Sendable {
        let label: String
        let path: String?
        public init(_ label: String, _ path: String? = nil) { (self.label, self.path) = (label, path) }
    }

    /// `main` stands under the heading, which is the title unless the content brings its own `h1`.
    /// - Parameter modules: scripts for this page alone, each with a style sheet of the same name.
    public init(
        _ title: Phrase, shape: Shape = .plain, crumbs: [Crumb] = [], thread: Thread? = nil, side: HTML? = nil,
        modules: [String] = [], @Markup main: () -> HTML
    ) {
        (self.title, self.crumbs, self.thread, self.side) = (title, crumbs, thread, side)
        self.modules = modules
        self.shape = thread == nil && side == nil ? shape : .desk
        self.main = main()
    }
}

extension Guard {
    public func page(_ page: Page, status: Int = 200) -> Answer {
        .page(Layout(self.visitor).document(page, hasProblems: status == 422 || !self.visitor.problems.isEmpty), status: status)
    }
}

/// The frame around every page: head, header, thread, main, footer.
struct Layout {
    private let visitor: Visitor
    private let t: Translator

    init(_ visitor: Visitor) { (self.visitor, t) = (visitor, visitor.t) }

    /// `hasProblems`: the title begins with "Fel:", which is the first that a screen reader says.
    func document(_ page: Page, hasProblems: Bool = false) -> HTML {
        HTML.document(lang: visitor.language.rawValue) {
            pageHead(page, hasProblems)
            element(
                "body", scriptWords,
                HTML {
                    a(t("Hoppa till innehållet"), .class("skip"), .href("#main"))
                    topHeader
                    frame(page)
                    bottomFooter
                })
        }
    }

    /// The words that `pages.js` shows: they follow the reader's language as the page does.
    private var scriptWords: [Attribute] {
        [
            .data("data-keep-text", t("Du har text som inte blev sparad. Hämta tillbaka den?")),
            .data("data-keep-restore", t("Hämta tillbaka texten")),
            .data("data-keep-undo", t("Ångra")),
            .data("data-keep-discard", t("Släng den")),
            .data("data-count-text", t("{count} av {limit} tecken (exkl. blanksteg)")),
            .data("data-count-over", t("{count} av {limit} tecken: {over} för många")),
        ]
    }

    private func pageHead(_ page: Page, _ hasProblems: Bool) -> HTML {
        let name = (hasProblems ? t("Fel:") + " " : "") + t(page.title)
        return head {
            meta(.charset("utf-8"))
            meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
            title("\(name) – Röda tråden")
            link(.rel("icon"), .href(asset("favicon.svg")), .type("image/svg+xml"))
            link(.rel("stylesheet"), .href(asset("thread.css")))
            for module in page.modules {
                link(.rel("stylesheet"), .href(asset("\(module).css")))
                script(module: "/assets/\(module).js")
            }
            // A module that imports pages.js does so by its plain name; by another it would be loaded twice.
            script(module: page.modules.isEmpty ? asset("pages.js") : "/assets/pages.js")
        }
    }

    private var topHeader: HTML {
        header(.class("top")) {
            a(.class("brand"), .href("/")) {
                logo
                "Röda tråden"
            }
            let menu = visitor.site.navigation.menu(visitor.identity, visitor.request)
            years(menu)
            if !menu.items.isEmpty {
                let here = here(menu.items)
                nav(.aria(.label, t("Huvudmeny"))) {
                    for item in menu.items { navigationLink(item, isHere: item.path == here) }
                }
            }
            me
        }
    }

    /// The other years that one may go to, under the one that the page is of.
    private func years(_ menu: Navigation.Menu) -> HTML? {
        guard let year = menu.year, !menu.otherYears.isEmpty else { return nil }
        return details(.class("years")) {
            summary(t(year))
            nav(.aria(.label, t("Byt år"))) {
                for item in menu.otherYears { a(t(item.label), .href(item.path)) }
            }
        }
    }

    /// The link that one is at or nearest below: the longest of those that the address begins with.
    private func here(_ items: [Navigation.Item]) -> String? {
        let path = visitor.request.path
        return items.map(\.path).filter { link in
            let link = withoutQuery(link)
            return path == link || (link != "/" && path.hasPrefix(link + "/"))
        }.max { withoutQuery($0).count < withoutQuery($1).count }
    }

    private func navigationLink(_ item: Navigation.Item, isHere: Bool) -> HTML {
        isHere
            ? a(t(item.label), .href(item.path), .aria(.current, visitor.request.path == withoutQuery(item.path) ? "page" : "true"))
            : a(t(item.label), .href(item.path))
    }

    private func withoutQuery(_ path: String) -> Substring { path.prefix { $0 != "?" } }

    private var me: HTML {
        div(.class("me")) {
            if let identity = visitor.identity {
                p {
                    a(identity.person.name, .href("/konto"))
                    br()
                    span(roleText(identity), .class("soft"))
                }
                if identity.roles.count > 1 { a(t("Byt roll"), .href("/roll")) }
                actForm(visitor, to: "/logga-ut") { button(t("Logga ut"), .class("linklike")) }
            } else {
                a(t("Logga in"), .href("/logga-in"))
            }
        }
    }

    private func roleText(_ identity: Identity) -> String {
        guard let role = identity.acting else { return t("Ingen roll") }
        return role.scopeName.map { "\(t(role.kind.name)) · \($0)" } ?? t(role.kind.name)
    }

    private func frame(_ page: Page) -> HTML {
        let content = main(.id("main"), .tabindex("-1")) {
            crumbs(page.crumbs)
            receipt
            visitor.problems.summary(t)
            page.main
        }
        guard page.shape == .desk else { return div(.class("plain")) { content } }
        return div(.class(page.side == nil ? "desk wide" : "desk")) {
            if let thread = page.thread { thread.html(t) }
            content
            if let side = page.side { aside(.class("side"), .aria(.label, t("Stöd"))) { side } }
        }
    }

    private func crumbs(_ crumbs: [Page.Crumb]) -> HTML? {
        guard !crumbs.isEmpty else { return nil }
        let programme = visitor.site.navigation.menu(visitor.identity, visitor.request).programme.map { Page.Crumb(t($0)) }
        let crumbs = [programme].compactMap(\.self) + crumbs
        return nav(.class("crumb"), .aria(.label, t("Du är här"))) {
            for (place, crumb) in crumbs.enumerated() {
                if place > 0 { span(" › ", .aria(.hidden, "true")) }
                if let path = crumb.path { a(crumb.label, .href(path)) } else { span(crumb.label) }
            }
        }
    }

    private var receipt: HTML? {
        guard let lines = visitor.receipt?.split(separator: "\n"), let first = lines.first else { return nil }
        return div(.class("receipt"), .role("status"), .data("data-saved")) {
            p { b(String(first)) }
            for line in lines.dropFirst() { p(String(line)) }
        }
    }

    private var bottomFooter: HTML {
        let other: Language = visitor.language == .swedish ? .english : .swedish
        return footer(.class("bottom")) {
            nav(.aria(.label, t("Om webbplatsen"))) {
                a(t("Om Röda tråden"), .href("/om"))
                a(t("Tillgänglighet"), .href("/tillganglighet"))
            }
            actForm(visitor, to: "/sprak", .class("language")) {
                hidden("sprak", other.rawValue)
                hidden("till", visitor.request.path)
                button(other == .english ? "In English" : "På svenska", .class("linklike"), .lang(other.rawValue))
            }
        }
    }

    private func asset(_ name: String) -> String { visitor.site.assets.path(name) }
}

/// One line that becomes the ring of the letter å.
private let logo = HTML(
    trusted: """
        <svg viewBox="0 0 26 26" aria-hidden="true"><path d="M3 24c6-1 5-9 9-9s5 5 9 3" fill="none" \
        stroke="currentColor" stroke-width="2.6" stroke-linecap="round"/><circle cx="13" cy="6.5" r="4" fill="none" \
        stroke="currentColor" stroke-width="2.6"/></svg>
        """)
