extension Table {
    /// Rows are merged as items are, and cells within a row that both changed. Columns that one side added, moved or removed
    /// are done so in the other's version first; nil when both did, or when text would go with a column.
    static func merged(_ base: Table, _ mine: Table, _ theirs: Table) -> Table? {
        let (own, other) = (base.columns(in: mine), base.columns(in: theirs))
        switch (own, other) {
        case (nil, nil): return mergedRows(base, mine, theirs)
        case (let own?, nil):
            guard let other = theirs.arranged(own, as: base) else { return nil }
            return mergedRows(base.cells(own), mine, other)
        case (nil, let other?):
            guard let own = mine.arranged(other, as: base) else { return nil }
            return mergedRows(base.cells(other), own, theirs)
        case (let own?, let other?):
            guard own == other else { return nil }
            return mergedRows(base.cells(own), mine, theirs)
        }
    }

    private static func mergedRows(_ base: Table, _ mine: Table, _ theirs: Table) -> Table? {
        guard let header = Cells.merged(Cells(base.header), Cells(mine.header), Cells(theirs.header))?.first,
            let rows = ThreeWay.merged(
                base.rows.map(Cells.init), mine.rows.map(Cells.init), theirs.rows.map(Cells.init))
        else { return nil }
        return Table(header: header.cells, rows: rows.map(\.cells))
    }

    /// For each column of the other version the one it is here, nil for what is new; nil when the columns are the same.
    private func columns(in other: Table) -> [Int?]? {
        if header == other.header { return nil }
        var columns = [Int?](repeating: nil, count: other.header.count)
        let places = Alignment(header.indices.map(column), other.header.indices.map(other.column)).places
        for (place, there) in places.enumerated() { if let there { columns[there] = place } }
        // A column that was written anew is the same column when those around it are.
        if header.count == other.header.count, columns.indices.allSatisfy({ columns[$0] ?? $0 == $0 }) {
            return nil
        }
        return columns
    }

    private func column(_ place: Int) -> Cells { Cells(([header] + rows).map { $0[place] }) }

    /// The table with these columns, those that are new empty.
    private func cells(_ columns: [Int?]) -> Table {
        func arranged(_ row: [TableCell]) -> [TableCell] {
            columns.map { $0.map { row[$0] } ?? TableCell([]) }
        }
        return Table(header: arranged(header), rows: rows.map(arranged))
    }

    /// The same, nil when something was written in a column that goes.
    private func arranged(_ columns: [Int?], as base: Table) -> Table? {
        let gone = base.header.indices.filter { !columns.contains($0) }
        guard gone.allSatisfy({ column($0) == base.column($0) }) else { return nil }
        return cells(columns)
    }
}

extension Cells: Part {
    /// A row: cell by cell.
    static func merged(_ base: Cells, _ mine: Cells, _ theirs: Cells) -> [Cells]? {
        var cells: [TableCell] = []
        for place in base.cells.indices {
            let blocks = ThreeWay.merged(
                base.cells[place].blocks, mine.cells[place].blocks, theirs.cells[place].blocks)
            guard let blocks else { return nil }
            cells.append(TableCell(blocks))
        }
        return [Cells(cells)]
    }
}
