import Foundation

/// The rows of a file that a spreadsheet has written as text: cells with semicolons between, as Swedish Excel has it (RFC 4180
/// with another separator). A first line `sep=,` names the separator.
///
/// A cell in quotation marks may hold separators, line breaks and, doubled, quotation marks. Cells come in NFC, without white
/// space around them. Rows where nothing is written are passed over.
public struct SeparatedRows: Sendable, Equatable {
    public struct Row: Sendable, Equatable {
        /// The line of the file where the row begins, counted from 1.
        public let line: Int
        public let cells: [String]
        /// Whether a quotation mark was opened and never closed, so that the row has swallowed the rest of the file.
        public let isUnclosed: Bool

        public init(line: Int, cells: [String], isUnclosed: Bool = false) {
            (self.line, self.cells, self.isUnclosed) = (line, cells, isUnclosed)
        }
    }

    public private(set) var rows: [Row] = []
    public let separator: Unicode.Scalar

    public init(_ text: String) {
        let whole = text.trimmingPrefix("\u{FEFF}")
        let first = whole.prefix { !$0.isNewline }
        let named = first.lowercased().hasPrefix("sep=") ? first.unicodeScalars.dropFirst(4) : ""[...].unicodeScalars
        separator = named.count == 1 ? named.first! : ";"
        var reading = Reading(scalars: Array(whole.unicodeScalars), separator: separator)
        while let row = reading.next() {
            let isNaming = row.line == 1 && named.count == 1
            if !isNaming, row.isUnclosed || row.cells.contains(where: { !$0.isEmpty }) { rows.append(row) }
        }
    }

    /// The rows after the first, each as its cells by the names of the first; more cells than names are passed over.
    public var byName: [[String: String]] {
        guard let names = rows.first?.cells else { return [] }
        return rows.dropFirst().map { Dictionary(zip(names, $0.cells)) { first, _ in first } }
    }
}

/// The place in the text that has been read to.
private struct Reading {
    let scalars: [Unicode.Scalar]
    let separator: Unicode.Scalar
    var place = 0
    var line = 1

    init(scalars: [Unicode.Scalar], separator: Unicode.Scalar) { (self.scalars, self.separator) = (scalars, separator) }

    mutating func next() -> SeparatedRows.Row? {
        guard place < scalars.count else { return nil }
        let start = line
        var (cells, isUnclosed): ([String], Bool) = ([], false)
        repeat { cells.append(cell(&isUnclosed)) } while takeSeparator()
        takeLineBreak()
        return SeparatedRows.Row(line: start, cells: cells, isUnclosed: isUnclosed)
    }

    /// Reads to the separator, line break or end that closes the cell.
    private mutating func cell(_ isUnclosed: inout Bool) -> String {
        var text = String.UnicodeScalarView()
        if place < scalars.count, scalars[place] == "\"" { text = quoted(&isUnclosed) }
        while place < scalars.count, scalars[place] != separator, !isLineBreak(scalars[place]) {
            text.append(scalars[place])
            place += 1
        }
        return String(text).trimmingCharacters(in: .whitespacesAndNewlines).precomposedStringWithCanonicalMapping
    }

    private mutating func quoted(_ isUnclosed: inout Bool) -> String.UnicodeScalarView {
        var text = String.UnicodeScalarView()
        place += 1
        while place < scalars.count {
            if scalars[place] == "\"" {
                place += 1
                guard place < scalars.count, scalars[place] == "\"" else { return text }
            }
            if isLineBreak(scalars[place]) {
                // By whatever name it goes, a line break in a cell is one.
                takeLineBreak()
                text.append("\n")
            } else {
                text.append(scalars[place])
                place += 1
            }
        }
        isUnclosed = true
        return text
    }

    private mutating func takeSeparator() -> Bool {
        guard place < scalars.count, scalars[place] == separator else { return false }
        place += 1
        return true
    }

    private mutating func takeLineBreak() {
        guard place < scalars.count, isLineBreak(scalars[place]) else { return }
        let isPair = scalars[place] == "\r" && place + 1 < scalars.count && scalars[place + 1] == "\n"
        place += isPair ? 2 : 1
        line += 1
    }

    private func isLineBreak(_ scalar: Unicode.Scalar) -> Bool { scalar != separator && Character(scalar).isNewline }
}
