public import Base

/// A letter as mail servers carry it: envelope and content.
public struct Message: Sendable, Equatable {
    /// The letter's id; also in `Message-ID`, so that a letter carried twice is recognised as one.
    public let id: ID<Letter>
    public let from: EmailAddress
    public let to: EmailAddress
    /// Headers and body, with CRLF.
    public let content: [UInt8]

    public init(id: ID<Letter>, from: EmailAddress, to: EmailAddress, content: [UInt8]) {
        (self.id, self.from, self.to, self.content) = (id, from, to, content)
    }
}

extension Message {
    /// Writes a posted letter as MIME. No header can hold a line break that came from a person's text.
    /// Throws a `Refusal` when the stored address is not one.
    init(_ letter: PostedLetter, from sender: Recipient, at now: Instant) throws(Refusal) {
        let recipient = try Recipient(name: letter.recipientName, address: letter.recipientAddress)
        // A reserved name stands in for a domain that a Message-ID cannot hold.
        let host =
            sender.address.domain.utf8.allSatisfy { $0 < 0x80 }
            ? String(sender.address.domain) : "letter.invalid"
        var lines = [
            "Date: \(mailDate(now))",
            HeaderText.field("From", sender),
            HeaderText.field("To", recipient),
            HeaderText.field("Subject", letter.subject),
            "Message-ID: <\(letter.id.text)@\(host)>",
        ]
        lines += [
            "Auto-Submitted: auto-generated",
            "Content-Language: \(letter.language.rawValue)",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: quoted-printable",
            "",
            QuotedPrintable.encoded(letter.body),
        ]
        self.init(
            id: letter.id, from: sender.address, to: recipient.address,
            content: Array(lines.joined(separator: "\r\n").utf8))
    }
}

/// `Fri, 17 May 2024 23:59:59 +0200` (RFC 5322 §3.3), in the award's local time.
func mailDate(_ instant: Instant) -> String {
    let (day, time) = Stockholm.local(instant)
    let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let hours = Stockholm.offsetSeconds(at: instant) / 3600
    let second = time.second < 10 ? "0\(time.second)" : "\(time.second)"
    return "\(weekdays[day.weekday.rawValue - 1]), \(day.day) \(months[day.month - 1]) \(day.year) "
        + "\(time.text):\(second) +0\(hours)00"
}
