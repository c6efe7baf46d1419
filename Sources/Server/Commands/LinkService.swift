import Accounts
import Logging
import ServiceLifecycle
import Site

/// Posts the sign-in links that have been asked for, at a beat that does not depend on when somebody asks.
struct LinkService: NamedService {
    let accounts: Accounts
    let site: Site
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do { try await accounts.postLinks(site) } catch { logger.error("links", metadata: ["error": "\(error)"]) }
                try? await Task.sleep(for: .milliseconds(LinkRequests.beatMilliseconds))
            }
        }
    }
}
