import RichText

/// How wide the columns of a table are in Word, which does not reckon it out by itself on every machine.
enum Columns {
    /// Beyond this the letters are made small.
    static let readableMax = 9
    static let lettersMax = 40

    /// The parts of the line, by the longest text of each column, none narrower than a third of its equal share.
    static func shares(_ table: Table) -> [Double] {
        let columns = table.header.indices
        let letters = columns.map { column in
            ([table.header] + table.rows).map { length($0[column].blocks) }.max() ?? 0
        }.map { Double(min(max($0, 4), lettersMax)) }
        let all = letters.reduce(0, +)
        let shares = letters.map { max($0 / all, 1 / Double(3 * letters.count)) }
        let sum = shares.reduce(0, +)
        return shares.map { $0 / sum }
    }

    private static func length(_ blocks: [Block]) -> Int {
        ((try? Document(blocks))?.plain.count) ?? lettersMax
    }
}
