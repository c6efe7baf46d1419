import Foundation
import Subprocess

/// Gives letters to a mail server through the `curl` program.
///
/// All that curl is told goes on its standard input, so that neither the secret nor an address shows among the
/// machine's running programs.
public struct SMTPSender: Sender {
    private let settings: SMTPSettings

    public init(_ settings: SMTPSettings) { self.settings = settings }

    // curl stops by itself at the limit; the rest is for starting it.
    public var longestSeconds: Int { settings.seconds + 10 }

    public func send(_ message: Message) async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "letter-\(UUID().uuidString).eml")
        defer { try? FileManager.default.removeItem(at: file) }
        guard
            FileManager.default.createFile(
                atPath: file.path, contents: Data(message.content), attributes: [.posixPermissions: 0o600])
        else { throw SendingFailure("Brevet kunde inte skrivas till en tillfällig fil.") }

        let (status, said) = try await curl(configuration(message, file: file.path))
        guard status != 0 else { return }
        throw SendingFailure(CurlAnswer(status: status, said: said, needsUTF8: message.to.needsUTF8).sentence)
    }

    private func curl(_ configuration: String) async throws -> (status: Int, said: String) {
        do {
            let result = try await Subprocess.run(
                .name("curl"), arguments: ["-q", "-K", "-"],
                // The domain of an address with å, ä or ö is only put in its ASCII form under a UTF-8 locale.
                environment: .inherit.updating(["LC_ALL": "C.UTF-8"]),
                input: .string(configuration), output: .discarded, error: .string(limit: 65_536))
            switch result.terminationStatus {
            case .exited(let code): return (Int(code), result.standardError)
            case .signaled(let signal):
                throw SendingFailure("Programmet curl avbröts (signal \(signal)).")
            }
        } catch let failure as SendingFailure {
            throw failure
        } catch {
            throw SendingFailure("Programmet curl kunde inte köras: \(error)")
        }
    }

    /// curl's configuration file: one option a line, values in quotes.
    func configuration(_ message: Message, file: String) -> String {
        var lines = [
            "silent", "show-error", "proto = \"=smtp,smtps\"", "noproxy = \"*\"",
            "max-time = \(settings.seconds)", "connect-timeout = \(min(settings.seconds, 15))",
            "url = \(quoted(settings.url))",
            "mail-from = \(quoted(message.from.text))",
            "mail-rcpt = \(quoted(message.to.text))",
            "upload-file = \(quoted(file))",
        ]
        if settings.requiresTLS { lines.append("ssl-reqd") }
        if let user = settings.user, let secret = settings.secret {
            lines.append("user = \(quoted("\(user):\(secret)"))")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func quoted(_ value: String) -> String {
        "\"" + value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
