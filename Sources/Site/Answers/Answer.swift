public import Base
public import HTML
import Store

/// What a handler gives back; the responder makes HTTP of it.
public enum Answer: Sendable {
    case page(HTML, status: Int = 200)
    /// See other: the browser asks for `path` next, which then shows the receipt.
    case redirect(String, receipt: String? = nil, cookie: Cookie? = nil)
    /// A file to keep or to see; the name stands in `Content-Disposition`.
    case file([UInt8], type: String, name: String, inline: Bool = false)
    case text(String, type: String = "text/plain; charset=utf-8", status: Int = 200)
    /// Events for a page's script, for as long as the stream lasts, and what is held so long (`Guard.events`).
    case events(AsyncStream<[UInt8]>, Share)

    public enum Cookie: Sendable {
        /// A session; after a sign-in with the token by which the browser is known again.
        case set(Token, device: Token? = nil)
        case clear
        /// The language that was pressed; it opens nothing (decision 14).
        case language(Language)
    }

    public static func json(_ json: JSON, status: Int = 200) -> Answer {
        .text(json.spelled, type: "application/json", status: status)
    }
}

extension Guard {
    /// Goes to `path` and shows a receipt there: what was done, and what comes next, a sentence each.
    public func redirect(to path: String, receipt: Phrase...) -> Answer { redirect(to: path, receipts: receipt) }

    /// The same with as many sentences as there are; none shows no receipt.
    public func redirect(to path: String, receipts: [Phrase]) -> Answer {
        .redirect(path, receipt: receipts.isEmpty ? nil : receipts.map { t($0) }.joined(separator: "\n"))
    }
}
