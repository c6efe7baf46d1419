import Base
import Editions
import Store

extension Connection {
    /// The edition of a year, read and checked before.
    func edition(_ year: Int) throws -> Edition {
        throw StoreError.failed("No edition \(year)", sql: "edition")
    }
}
