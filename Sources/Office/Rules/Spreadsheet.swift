import Base

/// A table as a file that Swedish Excel opens right: UTF-8 with a byte order mark, semicolons, CRLF.
///
/// Text that a spreadsheet would take for a formula gets an apostrophe before it.
package struct Spreadsheet: Sendable {
    /// What a cell holds, and so how it is written.
    package enum Cell: Sendable, Equatable {
        /// Somebody's words: made harmless.
        case text(String)
        case number(Int)
        /// Tenths, written with a decimal comma: 6125 is "612,5".
        case tenths(Int)
        case empty
    }

    package let columns: [String]
    package let rows: [[Cell]]

    package init(columns: [String], rows: [[Cell]]) { (self.columns, self.rows) = (columns, rows) }

    package var bytes: [UInt8] {
        var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
        for line in [columns.map(Cell.text)] + rows {
            bytes += line.map(Self.written).joined(separator: ";").utf8
            bytes += [0x0D, 0x0A]
        }
        return bytes
    }

    private static func written(_ cell: Cell) -> String {
        switch cell {
        case .text(let text): quoted(harmless(text))
        case .number(let number): String(number)
        case .tenths(let tenths): decimal(tenths)
        case .empty: ""
        }
    }

    private static func harmless(_ text: String) -> String {
        guard let first = text.unicodeScalars.first else { return text }
        return "=+-@\t\r\n|%＝＋－＠".unicodeScalars.contains(first) ? "'" + text : text
    }

    private static func quoted(_ text: String) -> String {
        let special = text.unicodeScalars.contains { $0 == ";" || $0 == "\"" || $0 == "\n" || $0 == "\r" }
        return special ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
    }

    private static func decimal(_ tenths: Int) -> String {
        let rest = tenths.magnitude % 10
        return (tenths < 0 ? "-" : "") + String(tenths.magnitude / 10) + (rest == 0 ? "" : ",\(rest)")
    }
}
