public import Base
public import HTML

/// A status as icon and word; never colour alone.
public enum Status: Sendable {
    case ok
    /// Not yet, and nothing is wrong: as quiet as `ok` and `info`.
    case wait
    case info
    /// Asks for care, such as what stops an award.
    case warn
    /// Late or refused. Only this and `warn` have a colour.
    case late
}

extension Guard {
    public func tag(_ status: Status, _ label: Phrase) -> HTML { tag(status, text: t(label)) }

    public func tag(_ status: Status, text: String) -> HTML {
        let (name, mark) =
            switch status {
            case .ok: ("tag ok", "✓")
            case .wait: ("tag wait", "○")
            case .warn: ("tag warn", "!")
            case .late: ("tag late", "!")
            case .info: ("tag info", "●")
            }
        return span(.class(name)) {
            span(mark, .aria(.hidden, "true"))
            " " + text
        }
    }

    /// A box that explains an empty list and offers the next step.
    public func empty(_ text: Phrase, link label: Phrase? = nil, _ path: String = "") -> HTML {
        div(.class("empty")) {
            p(t(text))
            if let label { p { a(t(label), .href(path), .class("btn")) } }
        }
    }

    /// Facts in two columns; a missing value is left out.
    public func facts(_ rows: [(Phrase, String?)]) -> HTML {
        dl(.class("facts")) {
            for (label, value) in rows {
                if let value, !value.isEmpty {
                    div {
                        dt(t(label))
                        dd(value)
                    }
                }
            }
        }
    }

    /// "fredag 17 maj 2024 kl. 24.00"
    public func deadline(_ deadline: Deadline) -> String {
        t("\(deadline.day, .withWeekday) kl. 24.00")
    }
}

/// A number with its word, as a card among others.
public func tile(_ value: String, _ label: String) -> HTML {
    div(.class("card")) {
        b(value)
        span(label)
    }
}

/// A table that turns into cards on a phone. Each row's cells carry the column's name.
public struct Table {
    let caption: String
    let columns: [String]
    let rows: [[HTML]]
    let numeric: Set<Int>

    public init(_ caption: String, _ columns: [String], numeric: Set<Int> = [], rows: [[HTML]]) {
        (self.caption, self.columns, self.rows, self.numeric) = (caption, columns, rows, numeric)
    }

    public var html: HTML {
        div(.class("tablewrap")) {
            table(.class("list")) {
                element("caption", [.class("vh")], caption)
                thead { tr { for (place, name) in columns.enumerated() { head(place, name) } } }
                tbody { for row in rows { tr { for (place, cell) in row.enumerated() { self.cell(place, cell) } } } }
            }
        }
    }

    private func head(_ place: Int, _ name: String) -> HTML {
        numeric.contains(place) ? th(name, .scope("col"), .class("num")) : th(name, .scope("col"))
    }

    private func cell(_ place: Int, _ cell: HTML) -> HTML {
        let label: Attribute = .data("data-label", columns[place])
        return numeric.contains(place)
            ? element("td", [label, .class("num")], cell) : element("td", [label], cell)
    }
}

/// Links to the pages of a long list.
public struct Pager {
    public static let rowsPerPage = 100

    let page: Int
    let total: Int
    let path: @Sendable (Int) -> String

    /// `page` counts from 1; `path` gives the address of a page.
    public init(page: Int, total: Int, path: @escaping @Sendable (Int) -> String) {
        (self.page, self.total, self.path) = (page, total, path)
    }

    public func html(_ t: Translator) -> HTML? {
        let pages = (total + Self.rowsPerPage - 1) / Self.rowsPerPage
        guard pages > 1 else { return nil }
        return nav(.class("pager"), .aria(.label, t("Sidor"))) {
            if page > 1 { a(t("Föregående"), .href(path(page - 1))) }
            span(t("Sida \(page) av \(pages)"))
            if page < pages { a(t("Nästa"), .href(path(page + 1))) }
        }
    }
}

/// A telephone number to call, as it was written; the link holds its digits alone.
public func phoneLink(_ number: String) -> HTML {
    let digits = number.filter { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty else { return HTML(number) }
    return a(number, .href("tel:" + (number.hasPrefix("+") ? "+" : "") + digits))
}

/// An e-mail address to write to; a narrow column breaks it after its sign, not in the middle of a name.
public func mailLink(_ address: String) -> HTML {
    let halves = address.split(separator: "@", maxSplits: 1)
    return a(.href("mailto:\(address)")) {
        if halves.count == 2 {
            "\(halves[0])@"
            void("wbr", [])
            String(halves[1])
        } else {
            address
        }
    }
}
