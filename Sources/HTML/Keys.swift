/// A shortcut that presses the element it stands on, as `aria-keyshortcuts`; `Public/shortcuts.js` obeys it.
public enum Keys: String, Sendable {
    case controlS = "Control+S"
    case controlEnter = "Control+Enter"
    case altPageUp = "Alt+PageUp"
    case altPageDown = "Alt+PageDown"
    /// Opens the list of shortcuts; presses nothing.
    case questionMark = "?"

    /// As it stands on a keyboard.
    public var shown: String {
        switch self {
        case .controlS: "Ctrl+S"
        case .controlEnter: "Ctrl+Enter"
        case .altPageUp: "Alt+Page Up"
        case .altPageDown: "Alt+Page Down"
        case .questionMark: "?"
        }
    }
}

extension Attribute {
    public static func keys(_ keys: Keys) -> Attribute { Attribute("aria-keyshortcuts", keys.rawValue) }
}
