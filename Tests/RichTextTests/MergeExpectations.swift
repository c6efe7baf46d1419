import Base
import RichText
import Testing

/// A paragraph.
func p(_ text: String, _ marks: Marks = Marks()) -> Block { .paragraph([.text(text, marks)]) }
func list(_ items: String...) -> Block { .bulletList(items.map { ListItem([p($0)]) }) }
func cell(_ text: String) -> TableCell { TableCell(text.isEmpty ? [] : [p(text)]) }
func table(_ rows: [String]...) -> Block {
    .table(Table(header: rows[0].map(cell), rows: rows.dropFirst().map { $0.map(cell) }))
}

/// Merges and expects these blocks without conflict.
func expectMerge(
    _ base: [Block], mine: [Block], theirs: [Block], merged: [Block],
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let result = try Document.merge(base: Document(base), mine: Document(mine), theirs: Document(theirs))
    #expect(result.document.blocks == merged, sourceLocation: sourceLocation)
    #expect(result.conflicts == [], sourceLocation: sourceLocation)
}

/// Merges and expects these blocks with one conflict.
func expectMerge(
    _ base: [Block], mine: [Block], theirs: [Block], merged: [Block], conflict: Conflict,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let result = try Document.merge(base: Document(base), mine: Document(mine), theirs: Document(theirs))
    #expect(result.document.blocks == merged, sourceLocation: sourceLocation)
    #expect(result.conflicts == [conflict], sourceLocation: sourceLocation)
}
