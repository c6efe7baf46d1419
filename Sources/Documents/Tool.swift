import Foundation
import Subprocess

/// A program beside the service that makes or reads a file: with limits on time, memory and what it may say.
///
/// It gets nothing of the service's environment, where secrets stand. When it is late, or the task that waits for it is
/// cancelled, it is killed with every program it has started.
package struct Tool: Sendable {
    package struct Limits: Sendable {
        package var seconds: Int
        package var outputBytesMax: Int
        /// Of the program's address space.
        package var memoryBytesMax: Int
        /// Of what it writes in memory; less than its address space, of which much is only reserved.
        package var dataBytesMax: Int?
        /// Of each file that it writes.
        package var fileBytesMax: Int?

        package init(
            seconds: Int, outputBytesMax: Int, memoryBytesMax: Int, dataBytesMax: Int? = nil, fileBytesMax: Int? = nil
        ) {
            (self.seconds, self.outputBytesMax, self.memoryBytesMax) = (
                seconds, outputBytesMax, memoryBytesMax
            )
            (self.dataBytesMax, self.fileBytesMax) = (dataBytesMax, fileBytesMax)
        }

        /// As `prlimit` takes them.
        var arguments: [String] {
            ["--as=\(memoryBytesMax)", "--core=0"] + (dataBytesMax.map { ["--data=\($0)"] } ?? [])
                + (fileBytesMax.map { ["--fsize=\($0)"] } ?? [])
        }
    }

    static let complaintBytesMax = 65_536

    /// A path to the program, or a name that is sought in PATH.
    package let program: String
    package let limits: Limits

    package init(_ program: String, _ limits: Limits) { (self.program, self.limits) = (program, limits) }

    /// Runs it to the end and gives what it wrote on standard output.
    ///
    /// - Parameters:
    ///   - input: what it reads on standard input.
    ///   - environment: what it gets besides PATH and a UTF-8 locale.
    ///   - folder: where it stands; also its home.
    package func run(
        _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:], in folder: String
    ) async throws(ToolFailure) -> [UInt8] {
        if program.contains("/"), !FileManager.default.isExecutableFile(atPath: program) {
            throw .missing(program)
        }
        Self.brokenPipesAreErrors
        let ending = await withTaskGroup(of: Ending.self) { race in
            race.addTask { await finish(arguments, input, environment, folder) }
            race.addTask {
                try? await Task.sleep(for: .seconds(limits.seconds))
                return .failed(.late(program, seconds: limits.seconds))
            }
            let first = await race.next() ?? .failed(.late(program, seconds: limits.seconds))
            // Whoever is not first is called off; a program is then killed, and waited for here.
            race.cancelAll()
            return first
        }
        switch ending {
        case .done(let output): return output
        case .failed(let failure): throw failure
        }
    }

    /// A program that ends before it has read what it is given must not take the service with it: the broken pipe is
    /// then an error where it is written to, and no signal.
    private static let brokenPipesAreErrors: Void = { _ = signal(SIGPIPE, SIG_IGN) }()

    private enum Ending: Sendable {
        case done([UInt8])
        case failed(ToolFailure)
    }

    private func finish(
        _ arguments: [String], _ input: [UInt8], _ environment: [String: String], _ folder: String
    ) async -> Ending {
        do {
            let result = try await Subprocess.run(
                .name("prlimit"),
                arguments: Arguments(
                    limits.arguments + ["--", "env", "--chdir=\(folder)", program] + arguments),
                environment: Self.surroundings(environment, home: folder), platformOptions: Self.options,
                input: .inputWriter, output: .bytes(limit: limits.outputBytesMax),
                error: .bytes(limit: Self.complaintBytesMax)
            ) { program in
                // Not reading all of it is a program's own affair; it is judged by how it ends. Written by hand, for the
                // library leaves the pipe open when writing fails, and stops the process that did so.
                _ = try? await program.standardInputWriter.write(input)
            }
            return outcome(
                result.terminationStatus, result.standardOutput,
                String(decoding: result.standardError, as: UTF8.self))
        } catch let error as SubprocessError where error.code == .outputLimitExceeded {
            return .failed(.tooMuch(program, bytesMax: limits.outputBytesMax))
        } catch {
            return .failed(.broken(program, "\(error)"))
        }
    }

    private func outcome(_ status: TerminationStatus, _ output: [UInt8], _ said: String) -> Ending {
        switch status {
        case .exited(0): .done(output)
        // What env answers when there is no such program.
        case .exited(127): .failed(.missing(program))
        case .exited(let code): .failed(.refused(program, status: Int(code), said: said))
        case .signaled(let signal): .failed(.broken(program, "signal \(signal)"))
        }
    }

    private static func surroundings(_ more: [String: String], home: String) -> Environment {
        var all = ["LC_ALL": "C.UTF-8", "HOME": home, "TMPDIR": home]
        all["PATH"] = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
        all.merge(more) { _, new in new }
        return .custom(Dictionary(uniqueKeysWithValues: all.map { (Environment.Key(stringLiteral: $0), $1) }))
    }

    /// A session of its own, so that its children can be killed with it.
    private static var options: PlatformOptions {
        var options = PlatformOptions()
        options.createSession = true
        options.teardownSequence = [
            .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .milliseconds(100))
        ]
        return options
    }
}

/// Why a program gave nothing, for the log. The person gets a sentence from the one who asked.
package enum ToolFailure: Error, Equatable, Sendable {
    case missing(String)
    case late(String, seconds: Int)
    case tooMuch(String, bytesMax: Int)
    /// It ended with another status than 0; `said` is what it wrote on standard error.
    case refused(String, status: Int, said: String)
    /// It could not be started or was killed, and what the system said of it.
    case broken(String, String)
}
