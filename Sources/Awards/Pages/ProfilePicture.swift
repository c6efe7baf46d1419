import Assessment
import Base
import Editions
import HTML
import Site

/// The sections' shares of their points as a picture drawn on the server, with the figures in a table under it.
struct ProfilePicture {
    let profile: Profile
    /// The share that no section should be below, drawn as a line.
    let floor: Int

    private static let rowHeight = 46
    private static let (left, right) = (8, 352)

    func html(_ t: Translator) -> HTML {
        HTML {
            figure {
                picture(t)
                figcaption(t("Varje avsnitts del av sina poäng. Linjen står vid \(floor) %."))
            }
            details {
                summary(t("Profilen som tabell"))
                Table(
                    t("Avsnitt"), [t("Avsnitt"), t("Poäng"), t("Högst"), t("Del"), t("Nivå")], numeric: [1, 2, 3, 4],
                    rows: profile.sections.map { share in
                        [
                            HTML(share.name(t.language)), HTML(share.points.text(t.language)), HTML(String(share.pointsMax)),
                            HTML("\(share.percent) %"), HTML(share.level.text(t.language)),
                        ]
                    }
                ).html
            }
        }
    }

    private func picture(_ t: Translator) -> HTML {
        let height = profile.sections.count * Self.rowHeight + 4
        let words = profile.sections.map { "\($0.name(t.language)) \($0.percent) %" }.joined(separator: ", ")
        return svg(
            .class("dots"), .viewBox("0 0 400 \(height)"), .width("480"), .role("img"), .aria(.label, words)
        ) {
            for (place, share) in profile.sections.enumerated() { row(share, top: place * Self.rowHeight, t) }
        }
    }

    private func row(_ share: Profile.Share, top: Int, _ t: Translator) -> HTML {
        let y = String(top + 32)
        return g {
            HTML { text(share.name(t.language), .x(String(Self.left)), .y(String(top + 17))) }
            // Beside the bar alone: through the whole picture it would cross the names.
            line(.class("axis"), .x1(x(floor)), .x2(x(floor)), .y1(String(top + 23)), .y2(String(top + 41)))
            line(.class("span"), .x1(String(Self.left)), .x2(x(share.percent)), .y1(y), .y2(y))
            circle(.class("dot mine"), .cx(x(share.percent)), .cy(y), .r("6"))
            HTML { text("\(share.percent) %", .x(String(Self.right + 10)), .y(String(top + 37))) }
        }
    }

    private func x(_ percent: Int) -> String {
        String(Self.left + min(100, max(0, percent)) * (Self.right - Self.left) / 100)
    }
}
