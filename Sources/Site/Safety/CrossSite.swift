import Base
import HTTPTypes

/// Refuses writes that another site made the browser send.
///
/// Two locks: what the browser itself says (`Sec-Fetch-Site`, or `Origin`), and the form token of the session.
/// A visitor without session has only the first; there is then nothing of theirs to act with.
enum CrossSite {
    static func check(_ request: Incoming, host: String?, session: Session?) throws(Halt) {
        guard isSameSite(request, host: host) else { throw refused }
        guard let session else { return }
        guard Digest.equal(request.form["token"], session.token.formToken) else { throw refused }
    }

    private static let refused = Halt.forbidden(
        "Formuläret kom inte från den här webbplatsen, eller var för gammalt. Gå tillbaka, ladda om sidan och försök igen.")

    private static func isSameSite(_ request: Incoming, host: String?) -> Bool {
        if let site = request.headers[.secFetchSite] { return site == "same-origin" || site == "none" }
        if let origin = request.headers[.origin] {
            guard let host, let name = origin.split(separator: "/").last else { return false }
            return name == host
        }
        // Neither header: not a browser of this decade. The form token decides, where there is a session.
        return true
    }
}

extension HTTPField.Name {
    static let secFetchSite = HTTPField.Name("Sec-Fetch-Site")!
    static let accelBuffering = HTTPField.Name("X-Accel-Buffering")!
    static let forwardedFor = HTTPField.Name("X-Forwarded-For")!
    static let referrerPolicy = HTTPField.Name("Referrer-Policy")!
    static let permissionsPolicy = HTTPField.Name("Permissions-Policy")!
    static let openerPolicy = HTTPField.Name("Cross-Origin-Opener-Policy")!
    static let resourcePolicy = HTTPField.Name("Cross-Origin-Resource-Policy")!
}
