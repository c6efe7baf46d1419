import RichText

/// Tables that a form was made with: a question in one cell and its answer in the next, or below. They become lines,
/// so that each question is met as any other; a table in an answer stays a table.
enum QuestionTables {
    static func unfolded(_ blocks: [ImportedBlock], _ form: KnownForm) -> [ImportedBlock] {
        blocks.flatMap { block -> [ImportedBlock] in
            guard case .table(let table) = block.block else { return [block] }
            let rows = ([table.header] + table.rows).map(cells)
            let isQuestion = rows.map { row in row.contains { holdsQuestion($0, form) } }
            guard isQuestion.contains(true) else { return [block] }
            var unfolded = lines(rows, isQuestion, form)
            if !unfolded.isEmpty { unfolded[0].marks = block.marks + unfolded[0].marks }
            return unfolded
        }
    }

    /// The cells of a row, each merged one once, a lone number before what it numbers.
    private static func cells(_ row: [TableCell]) -> [[Block]] {
        var cells: [[Block]] = []
        for cell in row where !cell.blocks.isEmpty && cells.last != cell.blocks { cells.append(cell.blocks) }
        guard cells.count > 1, case .paragraph(let number)? = cells[0].first, cells[0].count == 1,
            case .paragraph(let line)? = cells[1].first, QuestionLabel(number.flat)?.length == number.flat.count
        else { return cells }
        let sign = number.flat.last.map { $0.isNumber || $0.isLetter } ?? false ? ". " : " "
        let numbered = Block.paragraph((number + [.text(sign)] + line).remarked { _ in })
        return [[numbered] + cells[1].dropFirst()] + cells.dropFirst(2)
    }

    private static func holdsQuestion(_ cell: [Block], _ form: KnownForm) -> Bool {
        guard let first = cell.first else { return false }
        return Opener.all(of: ImportedBlock(first)).contains { opener in
            if let known = form.match(opener)?.match.sign, known >= .nearText { return true }
            return opener.label?.isMarked == true && (opener.asks || opener.isQuestion)
        }
    }

    private static func lines(
        _ rows: [[[Block]]], _ isQuestion: [Bool], _ form: KnownForm
    ) -> [ImportedBlock] {
        var (lines, kept): ([ImportedBlock], [[TableCell]]) = ([], [])
        func end() {
            guard !kept.isEmpty else { return }
            let width = kept.map(\.count).max() ?? 0
            let even = kept.map { $0 + Array(repeating: TableCell([]), count: width - $0.count) }
            lines.append(ImportedBlock(.table(Table(header: even[0], rows: Array(even.dropFirst())))))
            kept = []
        }
        for (row, isQuestion) in zip(rows, isQuestion) {
            let isOwn = row.allSatisfy { $0.count == 1 && form.isOwn($0.line) }
            if row.count > 1, !isQuestion, !isOwn {
                kept.append(row.map(TableCell.init))
            } else {
                end()
                lines += row.joined().map { ImportedBlock($0) }
            }
        }
        end()
        return lines
    }
}
