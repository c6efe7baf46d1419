/// What a visitor sits at.
public enum Device {
    /// How long a browser keeps the cookie by which it is known again.
    public static let cookieDaysMax = 180

    /// The browser and the system, such as "Firefox, Windows", from what the browser says of itself; nil when it says nothing
    /// known. No more is kept of it.
    public static func name(_ userAgent: String?) -> String? {
        guard let text = userAgent?.prefix(400) else { return nil }
        let found = [browsers, systems].compactMap { marks in marks.first { text.contains($0.mark) }?.name }
        return found.isEmpty ? nil : found.joined(separator: ", ")
    }

    /// The narrower first: most browsers say that they are Chrome and Safari too.
    private static let browsers: [(mark: String, name: String)] = [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ]
    private static let systems: [(mark: String, name: String)] = [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("CrOS", "ChromeOS"),
        ("Mac OS X", "macOS"), ("Linux", "Linux"),
    ]
}
