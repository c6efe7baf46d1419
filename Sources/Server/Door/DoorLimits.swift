/// How long and how many the web server waits for (docs/security.md, "Limits"). What an operator may set is in `Configuration`.
package struct DoorLimits: Sendable {
    /// From the opening of a connection, or from the first byte of a further request, until all of its head has come.
    package var headSecondsMax = 15
    /// Between two pieces of a body, and for all of it: the largest, a Word file of 30 MB, over a line of one megabit a second that
    /// gives a quarter to others. Longer holds a connection, never memory of its own.
    package var bodyGapSecondsMax = 20
    package var bodySecondsMax = 360
    /// A connection that is kept open between two requests.
    package var idleSecondsMax = 75
    /// A browser that takes nothing of its answer; asked twice before it counts.
    package var answerStallSecondsMax = 30
    /// From the last answer of a connection until it is closed also where the browser does not close it.
    package var lingerSecondsMax = 2
    /// What an answer that could not wait for its request may take.
    package var lateAnswerSecondsMax = 5
    /// Requests in hand at a stop; then their connections are closed.
    package var finishSecondsMax = 7
    /// From the signal until the program has ended, whatever still runs.
    package var stopSecondsMax = 10

    /// Connections that are served.
    package var connectionsMax = 8_000
    package var connectionsOfOneAddressMax = 1_000
    /// Beyond those: so many at once are told to come again, the rest are closed.
    package var refusedAtOnceMax = 200
    package var refusedAgainSeconds = 10
    /// Kept for databases, letters and papers.
    package static let filesForOthers = 256
    package static let openFilesMax = 65_536

    package static let headBytesMax = 32 * 1024
    package static let headFieldsMax = 100

    package init() {}
}
