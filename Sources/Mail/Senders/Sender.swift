/// Carries one message out of the house.
public protocol Sender: Sendable {
    /// Returns when the message is accepted by the next hand; throws `SendingFailure` when it was not.
    func send(_ message: Message) async throws

    /// The longest time, in seconds, that `send` may take.
    var longestSeconds: Int { get }
}

extension Sender {
    public var longestSeconds: Int { 60 }
}

/// Why a letter could not be sent: a Swedish sentence for the office.
public struct SendingFailure: Error, Equatable, Sendable {
    public let sentence: String
    public init(_ sentence: String) { self.sentence = sentence }
}
