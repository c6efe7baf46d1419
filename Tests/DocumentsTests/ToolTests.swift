import Documents
import Foundation
import Testing

/// A program beside the service may be slow, talkative, broken or missing; the service is none of that.
@Suite struct ToolTests {
    static let shell = "/bin/sh"

    private func run(
        _ script: String, seconds: Int = 120, outputBytesMax: Int = 1_000, memoryBytesMax: Int = 4_000_000_000,
        input: [UInt8] = []
    ) async throws -> String {
        try await Workshop.folder { folder in
            let limits = Tool.Limits(
                seconds: seconds, outputBytesMax: outputBytesMax, memoryBytesMax: memoryBytesMax)
            return String(
                decoding: try await Tool(Self.shell, limits).run(["-c", script], input: input, in: folder),
                as: UTF8.self)
        }
    }

    @Test("What a program writes comes back, and it reads what it is given")
    func plain() async throws {
        #expect(try await run("cat; echo slut", input: Array("åäö ".utf8)) == "åäö slut\n")
    }

    @Test("A program that does not read what it is given is judged by how it ends")
    func deaf() async throws {
        #expect(try await run("exec <&-; echo ja", input: Array(repeating: 65, count: 1_000_000)) == "ja\n")
    }

    @Test("A program that ends with an error tells why")
    func refused() async throws {
        await #expect(throws: ToolFailure.refused(Self.shell, status: 3, said: "nej\n")) {
            try await run("echo nej >&2; exit 3")
        }
    }

    @Test("A program that is missing is said to be, by path and by name")
    func missing() async throws {
        for name in ["/nowhere/typst", "typst-that-is-not-here"] {
            await #expect(throws: ToolFailure.missing(name)) {
                try await Tool(
                    name, Tool.Limits(seconds: 120, outputBytesMax: 10, memoryBytesMax: 1_000_000_000)
                )
                .run([], in: "/tmp")
            }
        }
    }

    @Test("A program that writes too much is stopped")
    func talkative() async throws {
        await #expect(throws: ToolFailure.tooMuch(Self.shell, bytesMax: 1_000)) {
            try await run("head -c 100000000 /dev/zero")
        }
    }

    @Test("A program that hangs is killed with the programs it started")
    func late() async throws {
        try await Workshop.folder { folder in
            let pipe = folder + "/pipe"
            #expect(mkfifo(pipe, 0o600) == 0)
            // Reading ends when nobody is left who could write: neither the program nor its child.
            async let rest = run("cat \(pipe)", seconds: 600)
            // Long enough that a busy machine has started the shell, which must have opened the pipe when it is killed.
            await #expect(throws: ToolFailure.late(Self.shell, seconds: 8)) {
                try await run("exec 3> \(pipe); sleep 600 & wait", seconds: 8)
            }
            let left = try await rest
            #expect(left == "")
        }
    }

    @Test("A program gets no more memory than its limit")
    func hungry() async throws {
        await #expect(throws: ToolFailure.self) {
            try await run(
                "head -c 300000000 /dev/zero | tail -n 1 | wc -c; exit 1", memoryBytesMax: 100_000_000)
        }
    }

    @Test("A program gets nothing of the service's environment but the way to programs")
    func environment() async throws {
        let names = try await run("env | cut -d= -f1 | sort | tr '\\n' ' '")
        #expect(names == "HOME LC_ALL PATH PWD TMPDIR ")
    }
}
