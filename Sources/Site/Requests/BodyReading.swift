import Base
import HTTPTypes
import Hummingbird
import NIOCore

/// Told to the connection when the body of a request is wanted: who sent `Expect: 100-continue` is told to send it. What is
/// refused before is refused without its body.
public struct BodyWanted: Sendable {
    public init() {}
}

/// Reads the form of a request, within the limit of its route and what the service takes in at once.
struct BodyReading {
    let request: Request
    let context: WebContext
    let bytesMax: Int
    let share: Share?

    /// Whether it is a form without files, as a page sends what somebody has written.
    static func isText(_ request: Incoming) -> Bool {
        request.headers[.contentType]?.hasPrefix("application/x-www-form-urlencoded") ?? false
    }

    func form() async throws -> Form {
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > bytesMax {
            throw Halt.tooLarge(maxBytes: bytesMax)
        }
        let bytes = try await bytes()
        let type = request.headers[.contentType] ?? ""
        if type.hasPrefix("multipart/form-data") {
            guard let multipart = Multipart(bytes, contentType: type) else { throw Self.unreadable }
            return try multipart.form()
        }
        if bytes.isEmpty { return Form() }
        guard type.hasPrefix("application/x-www-form-urlencoded") else { throw Self.unreadable }
        return try Form.urlEncoded(bytes)
    }

    private func bytes() async throws -> [UInt8] {
        if request.headers[.expect] != nil { context.channel.triggerUserOutboundEvent(BodyWanted(), promise: nil) }
        var bytes: [UInt8] = []
        do {
            for try await buffer in request.body {
                guard bytes.count + buffer.readableBytes <= bytesMax else { throw Halt.tooLarge(maxBytes: bytesMax) }
                guard let share, share.grow(by: buffer.readableBytes) else { throw Intake.noRoomForBody }
                bytes.append(contentsOf: buffer.readableBytesView)
            }
        } catch let halt as Halt {
            throw halt
        } catch {
            // Broken off, too slow, or not HTTP: the sender's doing, and no fault of ours to log.
            throw Halt.bad("Det du skickade kom inte fram helt, så inget har sparats. Gå tillbaka och skicka igen.")
        }
        return bytes
    }

    private static let unreadable = Halt.bad("Formuläret kunde inte läsas. Gå tillbaka och försök igen.")
}
