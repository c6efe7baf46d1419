import Base
import HTTPTypes

/// Refuses writes that another site made the browser send.
///
/// Two locks: what the browser itself says (`Sec-Fetch-Site`, or `Origin`), and the form token of the session.
/// A visitor without session has only the first; there is then nothing of theirs to act with.
enum CrossSite {
    static func mustBeSameSite(_ request: Incoming, host: String?) throws(Halt) {
        guard isSameSite(request, host: host) else {
            throw .forbidden("Formuläret kom inte från den här webbplatsen, så inget har sparats. Gå till startsidan och försök därifrån.")
        }
    }

    /// A form of an earlier session is refused: who has signed in since may be somebody else.
    static func mustBeOf(_ session: Session?, _ request: Incoming) throws(Halt) {
        guard let session, !Digest.equal(request.form["token"], session.token.formToken) else { return }
        throw .forbidden(
            "Formuläret hör till en tidigare inloggning, så inget har sparats. Kopiera det du skrev, öppna sidan på nytt och skicka därifrån."
        )
    }

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
