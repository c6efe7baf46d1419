import Base
import Foundation
import HTTPTypes
import Server
import Testing
import World

@testable import Site

@Suite("The cookies, which the public page names one by one")
struct CookieTests {
    @Test("The page about the service names every cookie that the program sets, and what for", arguments: Language.allCases)
    func named(language: Language) async throws {
        try await World.run { world in
            let page = try await world.get("/om", headers: [.cookie: "sprak=\(language.rawValue)"]).text
            #expect(SiteCookie.allCases.map(\.rawValue) == ["rodatraden", "enhet", "sprak", "kvitto"])
            for cookie in SiteCookie.allCases {
                #expect(page.contains("<b>\(cookie.rawValue)</b> \(world.app.site.translations.translator(language)(cookie.purpose))"))
            }
        }
    }

    @Test("No cookie is set but by a name of the list")
    func set() throws {
        let code = try String(contentsOfFile: World.repository + "/Sources/Site/WireFormat.swift", encoding: .utf8)
        let names = code.matches(of: /"\\\(site\.(\w+)\)=/).map { String($0.1) }
        #expect(Set(names) == ["receiptName", "cookieName", "deviceName", "languageName"])
        #expect(code.ranges(of: ".setCookie").count == 6, "varje kaka får ett namn ur listan")
    }
}
