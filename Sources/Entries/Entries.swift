package import Base
package import Mail
package import Organisations
package import Site
package import Store

/// From registration to hand-in, and the committee's case: what a unit does in the award year.
package struct Entries: Slice {
    package static let migrations = entryMigrations

    let outbox: Outbox
    let history: any AwardHistory

    package init(outbox: Outbox, history: any AwardHistory = NoAwards()) {
        (self.outbox, self.history) = (outbox, history)
    }

    package func routes(_ routes: inout Routes) {}
}

/// Who has received what before, for the wait rule (R24). Server fills it from the jury's decisions;
/// awards from before this installation stand in `earlier_award`.
package protocol AwardHistory: Sendable {
    /// Awards of any of the units, in any order.
    func awards(of units: [ID<Organisation>], in db: any Connection) throws -> [EarlierAward]
}

/// A house without decisions.
package struct NoAwards: AwardHistory {
    package init() {}
    package func awards(of units: [ID<Organisation>], in db: any Connection) throws -> [EarlierAward] { [] }
}
