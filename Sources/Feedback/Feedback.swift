package import Base
package import Entries
package import Mail
package import Site
package import Store

/// After the ceremony: the feedback meeting, the report and the unit's own plan (R100–R102).
package struct Feedback: Slice {
    package static let migrations = feedbackTables

    let outbox: Outbox

    package init(outbox: Outbox) { self.outbox = outbox }

    package func routes(_ routes: inout Routes) {
        routes.get("/granskning/:entry/aterkoppling", meetingPage)
        routes.post("/granskning/:entry/aterkoppling", bodyBytesMax: formBytesMax, recordMeeting)

        routes.get("/bidrag/:entry/aterkoppling", reportPage)
        routes.post("/bidrag/:entry/aterkoppling/dela", shareReport)
        routes.get("/bidrag/:entry/handlingsplan", planPage)
        routes.post("/bidrag/:entry/handlingsplan", bodyBytesMax: formBytesMax, addAction)
        routes.post("/bidrag/:entry/handlingsplan/fran-rapporten", addFromReport)
        routes.get("/bidrag/:entry/handlingsplan/:action", actionPage)
        routes.post("/bidrag/:entry/handlingsplan/:action", bodyBytesMax: formBytesMax, changeAction)
        routes.post("/bidrag/:entry/handlingsplan/:action/klar", finishAction)
        routes.post("/bidrag/:entry/handlingsplan/:action/oppna", reopenAction)
    }
}

extension Feedback {
    /// Whether the unit's report can be read: by those who lead from the meeting on, by the others when it is shared (R100).
    package static func isReportOpen(
        _ header: EntryHeader, leads: Bool, at now: Instant, in db: any Connection
    ) throws -> Bool {
        let file = try FeedbackFile.read(header, at: now, in: db)
        return file.gate.isOpen && (leads || file.isShared)
    }

    /// Whether the unit has written anything in its action plan (R101).
    package static func hasPlan(_ entry: ID<Entry>, in db: any Connection) throws -> Bool {
        try !ActionSQL.all(entry, in: db).isEmpty
    }
}

private let formBytesMax = 64 * 1024
