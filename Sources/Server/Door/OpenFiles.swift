import Foundation
package import Logging
package import NIOCore

/// The files and connections that the system lets this program hold open.
enum OpenFiles {
    /// Raises the limit to what the system allows, and gives what it then is.
    static func raise(to most: Int = DoorLimits.openFilesMax) -> Int {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 1_024 }
        let wished = min(rlim_t(most), limit.rlim_max)
        if limit.rlim_cur < wished {
            var raised = limit
            raised.rlim_cur = wished
            if setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &raised) == 0 { limit = raised }
        }
        return Int(clamping: limit.rlim_cur)
    }
}

extension DoorLimits {
    /// The same with no more connections than the system has files for; where it has few, most are for who is served.
    package func within(openFiles: Int) -> DoorLimits {
        var limits = self
        limits.refusedAtOnceMax = min(refusedAtOnceMax, openFiles / 8)
        let forOthers = min(Self.filesForOthers, openFiles / 4)
        limits.connectionsMax = max(1, min(connectionsMax, openFiles - forOthers - limits.refusedAtOnceMax))
        return limits
    }
}

/// Stands on the listening socket and tells when no more connections can be accepted. NIO then waits a second between its tries,
/// while those who are served go on.
package final class AcceptWatch: ChannelInboundHandler, @unchecked Sendable {
    package typealias InboundIn = any Channel

    private let logger: Logger
    private static let codes: Set = [EMFILE, ENFILE, ENOBUFS, ENOMEM]
    /// Told at most so often.
    static let toldEverySeconds = 60
    private var toldAt: NIODeadline?

    package init(_ logger: Logger) { self.logger = logger }

    package func errorCaught(context: ChannelHandlerContext, error: any Error) {
        let now = context.eventLoop.now
        let isFull = (error as? IOError).map { Self.codes.contains($0.errnoCode) } ?? false
        if isFull, toldAt.map({ now - $0 >= .seconds(Int64(Self.toldEverySeconds)) }) ?? true {
            toldAt = now
            logger.error(
                "no more connections can be accepted just now: raise the limit of open files (LimitNOFILE)",
                metadata: ["error": "\(error)"])
        }
        context.fireErrorCaught(error)
    }
}
