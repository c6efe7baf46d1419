/// Tables, with as many columns in every row: the converter reads no more cells of a row than the first one has.
extension Rewriting {
    /// As many columns as Word has (§17.4.49).
    static let columnsMax = 63

    private struct Cell {
        var nodes: [MarkupNode]
        var span = 1
        /// "restart" where cells are merged downwards, "continue" in those below (§17.4.84).
        var merge: String?
    }

    private struct Row {
        var cells: [Cell] = []
        var isHeader = false
        var width: Int { cells.reduce(0) { $0 + $1.span } }
    }

    mutating func table(_ node: MarkupNode) {
        var (rows, stray): ([Row], [MarkupNode]) = ([], [])
        for part in Rewriting.found("w:tr", node.children) {
            if part.name == "w:tr" { row(part).map { rows.append($0) } } else { stray.append(part) }
        }
        let width = rows.map(\.width).max() ?? 0
        if width > 0 { write(rows, width, node.child("w:tblPr")) }
        blocks(stray)
    }

    /// The rows of a table or the cells of a row, also those that are wrapped in something.
    private static func found(_ name: String, _ nodes: [MarkupNode]) -> [MarkupNode] {
        nodes.flatMap { node -> [MarkupNode] in
            switch node.name {
            case name: return [node]
            case "w:tblPr", "w:tblGrid", "w:trPr", "w:tblPrEx", "w:sdtPr": return []
            case "mc:AlternateContent":
                node.tellUnchosen()
                return found(name, node.chosen)
            case "w:del", "w:moveFrom":
                node.tell()
                return []
            case _ where node.first(name) != nil && !isOwn(node.name): return found(name, node.children)
            default: return node.saysSomething ? [node] : []
            }
        }
    }

    /// What has rows and cells of its own, or is a row.
    private static func isOwn(_ name: String) -> Bool { ["w:tbl", "w:tr", "w:tc", "w:p"].contains(name) }

    /// A row; nil when it was deleted with changes tracked.
    private mutating func row(_ node: MarkupNode) -> Row? {
        let properties = node.child("w:trPr")
        if properties?.child("w:del") != nil {
            node.tell()
            return nil
        }
        var row = Row(isHeader: properties?.isOn("w:tblHeader") ?? false)
        row.cells = Array(repeating: Cell(nodes: []), count: Self.count(properties?.value("w:gridBefore"), 0))
        for part in Rewriting.found("w:tc", node.children) {
            let properties = part.child("w:tcPr")
            let nodes = part.name == "w:tc" ? part.children.filter { $0.name != "w:tcPr" } : [part]
            let merge = properties?.child("w:vMerge").map { $0["w:val"] ?? "continue" }
            let cell = Cell(nodes: nodes, span: Self.count(properties?.value("w:gridSpan"), 1), merge: merge)
            if row.width < Self.columnsMax {
                row.cells.append(cell)
                row.cells[row.cells.count - 1].span = min(cell.span, Self.columnsMax - (row.width - cell.span))
            } else {
                row.cells[row.cells.count - 1].nodes += nodes
            }
        }
        let after = min(Self.count(properties?.value("w:gridAfter"), 0), Self.columnsMax - row.width)
        row.cells += Array(repeating: Cell(nodes: []), count: max(0, after))
        return row
    }

    private static func count(_ text: String?, _ least: Int) -> Int {
        max(least, min(columnsMax - 1, text.flatMap { Int($0) } ?? least))
    }

    private mutating func write(_ rows: [Row], _ width: Int, _ tblPr: MarkupNode?) {
        out.put("<w:tbl>")
        if let tblPr { out.copy(tblPr) }
        out.put("<w:tblGrid>")
        for _ in 0..<width { out.put("<w:gridCol w:w=\"1000\"/>") }
        out.put("</w:tblGrid>")
        // By column, the width of a cell that may go on below.
        var merged: [Int: Int] = [:]
        for row in rows {
            out.put("<w:tr>")
            if row.isHeader { out.put("<w:trPr><w:tblHeader/></w:trPr>") }
            var place = 0
            for cell in row.cells {
                let merge = Self.merge(cell, at: place, &merged)
                write(cell, merge)
                place += cell.span
            }
            for _ in place..<max(place, width) {
                merged[place] = nil
                out.put("<w:tc><w:p/></w:tc>")
                place += 1
            }
            out.put("</w:tr>")
        }
        out.put("</w:tbl>")
    }

    /// A cell goes on from the one above only when it is as wide, and has nothing to say itself.
    private static func merge(_ cell: Cell, at place: Int, _ merged: inout [Int: Int]) -> String? {
        let goesOn = cell.merge == "continue" && merged[place] == cell.span && !cell.nodes.contains(where: \.saysSomething)
        for column in place..<(place + cell.span) { merged[column] = nil }
        guard cell.merge != nil else { return nil }
        merged[place] = cell.span
        return goesOn ? "continue" : "restart"
    }

    private mutating func write(_ cell: Cell, _ merge: String?) {
        out.put("<w:tc>")
        if cell.span > 1 || merge != nil {
            out.put("<w:tcPr>")
            if cell.span > 1 {
                out.put("<w:gridSpan")
                out.attribute("w:val", String(cell.span))
                out.put("/>")
            }
            if let merge {
                out.put("<w:vMerge")
                out.attribute("w:val", merge)
                out.put("/>")
            }
            out.put("</w:tcPr>")
        }
        let start = out.bytes.count
        blocks(cell.nodes)
        if out.bytes.count == start { out.put("<w:p/>") }
        out.put("</w:tc>")
        record.words += "\n"
    }
}
