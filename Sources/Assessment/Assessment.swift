package import Base
package import Entries
package import Mail
package import Site
package import Store

/// Sheets, consensus, site visit and final levels (R83–R92, domain §5).
package struct Assessment: Slice {
    package static let migrations = assessmentTables

    let outbox: Outbox

    package init(outbox: Outbox) { self.outbox = outbox }

    package func routes(_ routes: inout Routes) {
        routes.get("/granskning", myWorkPage)
        routes.get("/granskning/:entry", sheetPage)
        routes.get("/granskning/:entry/bedoma/:item", deskPage)
        routes.post("/granskning/:entry/bedoma/:item", bodyBytesMax: 128 * 1024, saveSheetItem)
        routes.get("/granskning/:entry/las", lockPage)
        routes.post("/granskning/:entry/las", lockSheet)
    }
}
