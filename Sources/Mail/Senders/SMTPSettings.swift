public import Base
import Foundation

/// Which mail server takes the letters, and how it is spoken to.
public struct SMTPSettings: Sendable, Equatable {
    /// `smtp://host:port`, or `smtps://host:port` for TLS from the first byte.
    public let url: String
    public let user: String?
    let secret: String?
    /// Refuse to send unless the connection is under TLS.
    public let requiresTLS: Bool
    /// The longest time for one letter.
    public let seconds: Int

    /// Throws a `Refusal` that names the setting at fault.
    public init(
        url: String, user: String? = nil, secret: String? = nil, requiresTLS: Bool = false, seconds: Int = 60
    ) throws(Refusal) {
        guard let parts = URLComponents(string: url), ["smtp", "smtps"].contains(parts.scheme),
            let host = parts.host, !host.isEmpty, parts.user == nil, parts.password == nil,
            parts.query == nil,
            parts.fragment == nil, parts.path.isEmpty || parts.path == "/"
        else {
            throw Refusal(
                "E-postserverns adress ska se ut som smtp://server:587 eller smtps://server:465.",
                field: "smtp")
        }
        if let user, user.isEmpty || user.contains(":") || PlainText.line(user) != user {
            throw Refusal(
                "Användarnamnet till e-postservern får inte vara tomt eller innehålla kolon.",
                field: "smtp-user")
        }
        if let secret, secret.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
            throw Refusal(
                "Lösenordet till e-postservern får inte innehålla radbrytning.", field: "smtp-secret")
        }
        guard (user == nil) == (secret == nil) else {
            throw Refusal(
                "Ange både användarnamn och lösenord till e-postservern, eller inget av dem.",
                field: "smtp-user")
        }
        (self.url, self.user, self.secret) = (url, user, secret)
        (self.requiresTLS, self.seconds) = (requiresTLS, max(5, min(seconds, 300)))
    }
}
