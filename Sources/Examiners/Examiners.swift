package import Base
package import Entries
package import Mail
package import Site
package import Store

/// Examiners, their teams, who judges what and who may not (R80–R82).
package struct Examiners: Slice {
    package static let migrations = examinerTables

    let outbox: Outbox

    package init(outbox: Outbox) { self.outbox = outbox }

    package func routes(_ routes: inout Routes) {}
}
