import Assessment
import Base
import Editions
import HTML
import Site

/// The unit's level in each section as a picture drawn on the server, and as a table under it. Levels, never a ranking.
struct SectionLevels {
    let report: UnitReport

    private static let rowHeight = 46
    private static let (left, step) = (8, 68)

    @Markup func html(_ t: Translator) -> HTML {
        figure { picture(t) }
        details {
            summary(t("Nivåerna som tabell"))
            table(t)
        }
    }

    private func table(_ t: Translator) -> HTML {
        let shows = report.sum != nil
        return Table(
            t("Avsnitt"), [t("Avsnitt"), t("Nivå")] + (shows ? [t("Poäng")] : []), numeric: shows ? [1, 2] : [1],
            rows: report.sections.map { part in
                var cells = [HTML(part.name(t.language)), HTML(part.level.text(t.language))]
                if let points = part.points, let most = part.pointsMax {
                    cells.append(HTML(t("\(points.text(t.language)) av \(most)")))
                }
                return cells
            }
        ).html
    }

    private func picture(_ t: Translator) -> HTML {
        let height = report.sections.count * Self.rowHeight + 4
        let words = report.sections.map { t("\($0.name(t.language)): nivå \($0.level.text(t.language))") }
        return svg(
            .class("dots"), .viewBox("0 0 400 \(height)"), .width("480"), .role("img"),
            .aria(.label, words.joined(separator: ", "))
        ) {
            for (place, part) in report.sections.enumerated() { row(part, top: place * Self.rowHeight, t.language) }
        }
    }

    private func row(_ part: UnitReport.Part, top: Int, _ language: Language) -> HTML {
        let (y, x) = (String(top + 32), String(Self.left + part.level.halves * Self.step / 2))
        let end = String(Self.left + 5 * Self.step)
        return g {
            HTML { text(part.name(language), .x(String(Self.left)), .y(String(top + 17))) }
            line(.class("axis"), .x1(String(Self.left)), .x2(end), .y1(y), .y2(y))
            circle(.class("dot mine"), .cx(x), .cy(y), .r("7"))
            HTML { text(part.level.text(language), .x(String(Self.left + 5 * Self.step + 14)), .y(String(top + 37))) }
        }
    }
}
