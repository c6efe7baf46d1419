public import Base
import HTTPTypes

extension Visitor {
    /// The token by which the browser is known again after a sign-in; it opens nothing.
    public var device: Token? { cookieValue(request.headers[.cookie], site.deviceName).flatMap { Token($0) } }
    /// What the browser says it is, for the list of one's own sessions.
    public var deviceName: String? { Device.name(request.headers[.userAgent]) }
}
