import Foundation

/// What was done, told once on the page that follows: a line a paragraph. It travels in a cookie of its own, so that
/// telling it costs no write. Only the visitor's own browser can say something else, and it is shown as text.
enum Receipt {
    static let secondsMax = 300
    /// Browsers keep 4,096 bytes a cookie, its name and attributes counted.
    static let charactersMax = 3_000

    /// The text as the value of a cookie, cut to what a browser keeps.
    static func value(of text: String) -> String {
        var text = text
        while true {
            let value = Data(text.utf8).base64EncodedString()
            if value.utf8.count <= charactersMax { return value }
            text = String(text.prefix(text.count / 2)) + " …"
        }
    }

    /// The text of a cookie's value; nil when it is none.
    static func text(of value: String) -> String? {
        // Foundation reads "====" as a zero byte: only what would be written so again is a receipt.
        guard !value.isEmpty, value.utf8.count <= charactersMax, let data = Data(base64Encoded: value),
            data.base64EncodedString() == value
        else { return nil }
        guard let text = String(data: data, encoding: .utf8) else { return nil }
        return text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && $0.value != 0x7F } ? text : nil
    }
}
