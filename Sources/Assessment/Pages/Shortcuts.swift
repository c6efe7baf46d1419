import Base
import HTML
import Site

/// The keys of a judging page, listed under `?`. The list is hidden until `Public/shortcuts.js` has come, for without it the
/// keys do nothing.
enum Shortcuts {
    static let module = "shortcuts"

    struct Row {
        let keys: Keys
        let act: Phrase
        init(_ keys: Keys, _ act: Phrase) { (self.keys, self.act) = (keys, act) }
    }

    static func list(_ rows: [Row], _ t: Translator) -> HTML {
        details(.class("shortcuts"), .hidden, .data("data-shortcuts")) {
            summary(t("Kortkommandon"))
            dl(.class("keys")) {
                for row in [Row(.questionMark, "Visar den här listan")] + rows {
                    dt { element("kbd", [], row.keys.shown) }
                    dd(t(row.act))
                }
            }
            element("label", [], void("input", [.type("checkbox"), .checked]) + HTML(" " + t("Tangenten ? visar listan")))
        }
    }
}
