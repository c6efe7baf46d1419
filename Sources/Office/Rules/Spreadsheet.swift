import Base

/// A table as a file that Swedish Excel opens right: UTF-8 with a byte order mark, semicolons, CRLF.
///
/// Text that a spreadsheet would take for a formula gets an apostrophe before it, also after a comma or semicolon, where a
/// program with another separator begins a cell.
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
        var (result, isStart) = (String.UnicodeScalarView(), true)
        for scalar in text.unicodeScalars {
            if isStart, formulaSigns.contains(scalar) || (result.isEmpty && blanks.contains(scalar)) { result.append("'") }
            isStart = separators.contains(scalar) || (isStart && (scalar == "\"" || scalar.properties.isWhitespace))
            result.append(scalar)
        }
        return String(result)
    }

    private static let formulaSigns = Set("=+-@|%＝＋－＠".unicodeScalars)
    private static let blanks = Set("\t\r\n".unicodeScalars)
    private static let separators = Set(",;\t\r\n".unicodeScalars)

    private static func quoted(_ text: String) -> String {
        let special = text.unicodeScalars.contains { separators.contains($0) || $0 == "\"" }
        return special ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
    }

    private static func decimal(_ tenths: Int) -> String {
        let rest = tenths.magnitude % 10
        return (tenths < 0 ? "-" : "") + String(tenths.magnitude / 10) + (rest == 0 ? "" : ",\(rest)")
    }
}
