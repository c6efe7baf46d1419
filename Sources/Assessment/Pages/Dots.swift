import Base
import HTML
import Site

/// The team's levels of one item as dots on a line from 0 to 5; one's own is filled.
struct Dots {
    let levels: [Int]
    /// One's own level, which is one of them.
    let mine: Int?

    private static let firstX = 12, step = 39, axisY = 38, dotY = 26, stack = 9, digitHalf = 4

    func html(_ t: Translator) -> HTML {
        let words = levels.isEmpty ? t("Ingen nivå") : t("Nivåer: \(levels.sorted().map(String.init).joined(separator: ", "))")
        return element(
            "svg", [.class("dots"), .viewBox("0 0 220 58"), .width("220"), .height("58"), .role("img"), .aria(.label, words)],
            HTML {
                line(x1: 2, x2: 218, y1: Self.axisY, y2: Self.axisY)
                for level in 0...5 { line(x1: x(level), x2: x(level), y1: Self.axisY - 3, y2: Self.axisY + 3) }
                for level in 0...5 { text(String(level), .x(String(x(level) - Self.digitHalf)), .y(String(Self.axisY + 18))) }
                for dot in placed { circle(dot) }
            })
    }

    private struct Dot { let level: Int, height: Int, isMine: Bool }

    private var placed: [Dot] {
        var heights: [Int: Int] = [:]
        var isMineLeft = true
        return levels.sorted().map { level in
            let height = heights[level, default: 0]
            heights[level] = height + 1
            let isMine = isMineLeft && level == mine
            if isMine { isMineLeft = false }
            return Dot(level: level, height: height, isMine: isMine)
        }
    }

    private func x(_ level: Int) -> Int { Self.firstX + Self.step * level }

    private func line(x1: Int, x2: Int, y1: Int, y2: Int) -> HTML {
        element("line", [.class("axis"), .x1(String(x1)), .x2(String(x2)), .y1(String(y1)), .y2(String(y2))], HTML())
    }

    private func circle(_ dot: Dot) -> HTML {
        element(
            "circle",
            [
                .class(dot.isMine ? "dot mine" : "dot"), .cx(String(x(dot.level))),
                .cy(String(Self.dotY - Self.stack * dot.height)), .r("6.5"),
            ], HTML())
    }
}

extension Guard {
    /// "! 3 steg": the spread with its colour.
    func tag(_ spread: Spread) -> HTML {
        switch spread.colour {
        case .green: tag(.ok, spread.phrase)
        case .yellow: tag(.warn, spread.phrase)
        case .red: tag(.late, spread.phrase)
        }
    }
}
