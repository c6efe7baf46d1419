package import Store

extension AwardYear: Column {
    /// The award year of an `edition` in a query, as one column.
    package static let column: SQL = "edition.programme || '/' || edition.year"

    package init(column: any RowSource, _ place: Int) throws {
        let parts = try String(column: column, place).split(separator: "/")
        guard parts.count == 2, let number = Int(parts[1]) else { throw StoreError.column(place, "award year") }
        self.init(number, of: String(parts[0]))
    }
}
