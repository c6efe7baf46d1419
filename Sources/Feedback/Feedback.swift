package import Base
package import Mail
package import Site
package import Store

/// After the ceremony: the feedback meeting, the report and the unit's own plan (R100–R102).
package struct Feedback: Slice {
    package static let migrations = feedbackTables

    let outbox: Outbox

    package init(outbox: Outbox) { self.outbox = outbox }

    package func routes(_ routes: inout Routes) {}
}
