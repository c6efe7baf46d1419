package import Base
package import Editions
package import Entries
package import Mail
package import Site
package import Store

/// The jury's cases, votes and decisions, secret until the ceremony (R110–R116).
package struct Awards: Slice {
    package static let migrations = awardTables

    package init() {}

    package func routes(_ routes: inout Routes) {}
}
