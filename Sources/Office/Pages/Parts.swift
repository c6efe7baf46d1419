import Assessment
import Base
import Editions
import Entries
import HTML
import Site
import Store

extension OfficeMember {
    func crumbs(_ year: AwardYear, _ rest: Page.Crumb...) -> [Page.Crumb] {
        [.init(t("Utmärkelsen \(plain: year)"), "/kansli/\(year)")] + rest
    }

    func standingTag(_ line: Line) -> HTML {
        guard line.standing == .judging, line.judges > 0 else { return tag(line.standing.status, line.standing.name) }
        return tag(.info, "\(line.sheetsLocked) av \(line.judges) låsta")
    }

    /// The examiners' mean levels as dots, with the largest difference in words; a dash for what nobody judges.
    func spread(_ summary: Summary?, of entered: Line) -> HTML {
        guard entered.standing.isHandedIn else { return HTML("–") }
        guard let summary else { return span(t("visas efter låsning"), .class("soft")) }
        return svg(
            .class("dots"), .viewBox("0 0 220 42"), .role("img"), .aria(.label, t("Spridning högst \(summary.range)"))
        ) {
            line(.class("axis"), .x1("12"), .x2("207"), .y1("38"), .y2("38"))
            for place in summary.means.indices { dot(summary.means, place) }
        }
    }

    /// Dots closer than a dot's width stand on each other.
    private func dot(_ means: [Int], _ place: Int) -> HTML {
        let stack = means[..<place].count { means[place] - $0 < 2 }
        let tenths = 120 + 39 * means[place]
        return circle(
            .class("dot"), .cx("\(tenths / 10).\(tenths % 10)"), .cy(String(26 - 9 * stack)), .r("5"))
    }

    /// "11 november kl. 9.00": in a list of one year the year goes without saying.
    func shortMoment(_ instant: Instant?) -> String {
        guard let instant else { return "–" }
        let (day, time) = Stockholm.local(instant)
        return t.day(day, .plain) + (t.language == .swedish ? " \(Swedish.clock(time))" : ", \(time.text)")
    }

    func moment(_ instant: Instant?) -> String { instant.map { t.moment($0) } ?? "–" }
}

/// An address with parameters; empty ones are left out.
func address(_ path: String, _ parameters: [(name: String, value: String)]) -> String {
    let query = parameters.filter { !$0.value.isEmpty }.map { "\($0.name)=\(encoded($0.value))" }
    return query.isEmpty ? path : path + "?" + query.joined(separator: "&")
}

private func encoded(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: result.unicodeScalars.append(Unicode.Scalar(byte))
        default:
            result += byte < 16 ? "%0" : "%"
            result += String(byte, radix: 16, uppercase: true)
        }
    }
    return result
}
