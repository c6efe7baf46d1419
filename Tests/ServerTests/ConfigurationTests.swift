import ArgumentParser
import Testing

@testable import Server

@Suite("Settings")
struct ConfigurationTests {
    static let byFlag = Configuration.settings.map(\.name).filter { $0 != "smtp-secret" }

    @Test("Each setting is a flag too, but the mail server's password, which others could read", arguments: byFlag)
    func flags(name: String) throws {
        _ = try Flags.parse(["--\(name)", "x"])
        #expect(throws: (any Error).self) { _ = try Flags.parse(["--smtp-secret", "x"]) }
    }

    @Test("What a flag gives is settled")
    func settled() throws {
        let flags = try Flags.parse(["--web-connections", "20", "--web-connections-per-address", "12", "--connections", "3"])
        let configuration = try flags.settle()
        #expect(configuration.webConnections == 20)
        #expect(configuration.webConnectionsOfOneAddress == 12)
        #expect(configuration.connections == 3)
    }
}
