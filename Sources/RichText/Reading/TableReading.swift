/// Tables: the first row is the header row, whatever its cells are called.
enum TableReading {
    static func table(_ node: Node) throws(DocumentRefusal) -> Table {
        try node.attributes.allow()
        guard node.text == nil, node.marks.isEmpty else { throw .damaged }
        var rows: [[TableCell]] = []
        for index in node.content.indices {
            try BlockReading.inside(index) { () throws(DocumentRefusal) in
                let row = try cells(of: node.content[index])
                guard row.count == rows.first?.count ?? row.count else { throw .unevenRows }
                rows.append(row)
            }
        }
        guard let header = rows.first else { throw .damaged }
        return Table(header: header, rows: Array(rows.dropFirst()))
    }

    private static func cells(of row: Node) throws(DocumentRefusal) -> [TableCell] {
        guard row.type == "tableRow" else { throw .unknownNode(row.type) }
        guard row.text == nil, row.marks.isEmpty, !row.content.isEmpty else { throw .damaged }
        try row.attributes.allow()
        guard row.content.count <= Document.columnsMax else { throw .tooManyColumns }
        var cells: [TableCell] = []
        for index in row.content.indices {
            try BlockReading.inside(index) { () throws(DocumentRefusal) in
                cells.append(try cell(row.content[index]))
            }
        }
        return cells
    }

    /// How wide the writer drew a column (`colwidth`) does not matter.
    private static func cell(_ node: Node) throws(DocumentRefusal) -> TableCell {
        guard node.type == "tableHeader" || node.type == "tableCell" else { throw .unknownNode(node.type) }
        try node.attributes.allow("colspan", "rowspan", "colwidth")
        for span in ["colspan", "rowspan"] {
            switch node.attributes[span] {
            case .null, .integer(1): break
            default: throw .mergedCells
            }
        }
        return TableCell(try BlockReading.blocks(of: node, in: .inside))
    }
}
