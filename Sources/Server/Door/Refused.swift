import NIOCore
import NIOHTTP1

/// What a connection is told that never reaches a page: in both languages, since nobody knows who asks.
package struct Refused: Sendable {
    let status: HTTPResponseStatus
    let sentence: String
    var againSeconds: Int?

    static func tooMany(_ againSeconds: Int) -> Refused {
        Refused(
            status: .serviceUnavailable,
            sentence: """
                Just nu är det för många som använder tjänsten. Vänta en stund och försök igen.
                Too many are using the service just now. Wait a while and try again.
                """, againSeconds: againSeconds)
    }

    static let host = Refused(
        status: .badRequest,
        sentence: """
            Begäran ska namnge webbplatsen en gång (Host). Skriv adressen igen.
            The request must name the site once (Host). Enter the address again.
            """)

    static let unreadable = Refused(
        status: .badRequest,
        sentence: """
            Begäran gick inte att läsa. Skriv adressen igen.
            The request could not be read. Enter the address again.
            """)

    static let headTooLarge = Refused(
        status: .requestHeaderFieldsTooLarge,
        sentence: """
            Begäran har för många eller för långa rader i huvudet. Rensa webbläsarens kakor för sidan och försök igen.
            The request has too many or too long header lines. Clear the browser's cookies for this site and try again.
            """)

    static let expectation = Refused(
        status: .expectationFailed,
        sentence: """
            Vi kan bara vänta på en begäran med Expect: 100-continue. Skicka den utan Expect.
            The only expectation we can meet is 100-continue. Send the request without Expect.
            """)

    static let headTooSlow = Refused(
        status: .requestTimeout,
        sentence: """
            Begäran kom inte fram i tid. Försök igen.
            The request did not arrive in time. Try again.
            """)

    var body: ByteBuffer { ByteBuffer(string: sentence + "\n") }

    var head: HTTPResponseHead {
        var headers: HTTPHeaders = [
            "Content-Type": "text/plain; charset=utf-8", "Content-Length": String(body.readableBytes), "Connection": "close",
            "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff",
        ]
        if let againSeconds { headers.add(name: "Retry-After", value: String(againSeconds)) }
        return HTTPResponseHead(version: .http1_1, status: status, headers: headers)
    }
}
