import Base

/// What the service takes in at once, besides connections (docs/security.md, "Limits"). More is refused with a sentence and
/// `Retry-After`, so that those who are served go on being served.
public struct Intake: Sendable {
    /// Bytes of bodies in memory: in all, and from one address, behind which a whole office may sit.
    public static let bodyBytesMax = 96 * 1024 * 1024
    public static let bodyBytesOfOneAddressMax = 48 * 1024 * 1024
    /// Requests that are answered at once for one address; behind a proxy the visitor's own.
    public static let requestsOfOneAddressMax = 1_000
    /// Streams of live events that one session holds open: as many pages as one writes in side by side.
    public static let streamsOfOneSessionMax = 3

    static let againSeconds = 5
    static let againForStreamSeconds = 60

    public let bodyBytes: Tally
    public let requests: Tally
    public let streams: Tally

    public init(
        bodyBytesMax: Int = bodyBytesMax, bodyBytesOfOneAddressMax: Int = bodyBytesOfOneAddressMax,
        requestsOfOneAddressMax: Int = requestsOfOneAddressMax
    ) {
        bodyBytes = Tally(allMax: bodyBytesMax, ofOneMax: bodyBytesOfOneAddressMax)
        requests = Tally(allMax: .max, ofOneMax: requestsOfOneAddressMax)
        streams = Tally(allMax: .max, ofOneMax: Self.streamsOfOneSessionMax)
    }

    /// Held while a request is answered.
    func request(from address: String) throws(Halt) -> Share {
        guard let share = requests.share(of: addressBlock(address)) else {
            throw .wait(
                "Just nu kommer det för många frågor från ditt nät. Vänta några sekunder och försök igen.", status: 503,
                seconds: Self.againSeconds)
        }
        return share
    }

    /// Held while a body is read and its request is answered; it begins with nothing taken.
    func body(from address: String) -> Share? { bodyBytes.share(0, of: addressBlock(address)) }

    static let noRoomForBody = Halt.wait(
        "Just nu tar vi emot så mycket vi kan. Inget har sparats. Vänta några sekunder och skicka igen.", status: 503,
        seconds: againSeconds)
}

extension Guard {
    /// Events for a page's script, for as long as the stream lasts; a session has `Intake.streamsOfOneSessionMax` at once.
    public func events(_ open: () throws -> AsyncStream<[UInt8]>) throws -> Answer {
        guard let share = site.intake.streams.share(of: visitor.session?.token.digest ?? "") else {
            throw Halt.wait(
                "Du har redan \(Intake.streamsOfOneSessionMax) sidor öppna som visar vad andra skriver. Stäng en av dem.",
                status: 429, seconds: Intake.againForStreamSeconds)
        }
        return .events(try open(), share)
    }
}

/// What counts as one sender: an IPv4 address, or the half of an IPv6 address that names a network, since who has one has all of it.
public func addressBlock(_ address: String) -> String {
    guard address.contains(":") else { return address }
    let bare = address.prefix { $0 != "%" }
    // ::ffff:192.0.2.1 is an IPv4 address.
    if bare.contains("."), let last = bare.split(separator: ":").last { return String(last) }
    let halves = bare.split(separator: "::", maxSplits: 1, omittingEmptySubsequences: false).map { $0.split(separator: ":") }
    var groups = halves[0].map(String.init)
    if halves.count == 2 {
        groups += Array(repeating: "0", count: max(0, 8 - groups.count - halves[1].count)) + halves[1].map(String.init)
    }
    return groups.prefix(4).map { $0.lowercased() }.joined(separator: ":")
}
