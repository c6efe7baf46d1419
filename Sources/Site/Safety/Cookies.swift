public import Base

/// Every cookie that the site sets: the one list of them, for the program and for the page that tells of them.
public enum SiteCookie: String, CaseIterable, Sendable {
    case session = "rodatraden"
    case device = "enhet"
    case language = "sprak"
    case receipt = "kvitto"

    /// What it is there for.
    public var purpose: Phrase {
        switch self {
        case .session: "håller dig inloggad och skyddar formulären. Den tas bort när du loggar ut."
        case .device:
            "känner igen en webbläsare som har loggat in förut, så att andras försök inte stänger dig ute. Den finns kvar i \(Device.cookieDaysMax) dagar."
        case .language: "minns att du har valt språk. Den finns kvar tills du stänger webbläsaren."
        case .receipt: "bär kvittot på det du just gjorde till nästa sida. Den tas bort när du har sett det."
        }
    }
}

extension Site {
    /// With `__Host-` the browser itself sees to it that the cookie is Secure, of this host and of the whole site.
    private func name(_ cookie: SiteCookie) -> String { settings.isSecure ? "__Host-\(cookie.rawValue)" : cookie.rawValue }

    var cookieName: String { name(.session) }
    var receiptName: String { name(.receipt) }
    var deviceName: String { name(.device) }
    var languageName: String { name(.language) }
}
