import Base
import Editions
import Foundation
import Site
import Store
import Support
import Testing
import World

@testable import Awards

@Suite("A ceremony that is moved after the decision keeps it secret until the new second (R10, R116)")
struct MovedCeremonyTests {
    @Test("The winner is public at the new second, and everyone of the year has a letter", arguments: Backend.available)
    func moved(backend: Backend) async throws {
        try await World.run(backend) { world in
            let scene = try await Scene(world)
            #expect(try await scene.decide("award").status == 303)
            // The office lets go of the inner day that the new ceremony would pass.
            try await scene.write { try $0.run("UPDATE inner_dates SET feedback_from = NULL") }
            let original = try Shipped.file(2024)
            let file = original.text.replacing("    day: 2024-11-26\n", with: "    day: 2024-11-28\n")
            let reply = try await world.upload(
                "/kansli/utgavor/\(scene.edition.id)/rattelser", file: Array(file.utf8), name: "2024.yaml", field: "fil",
                ["skal": "Stadshuset är upptaget."], as: scene["office"])
            #expect(reply.status == 303, "\(reply.text)")
            for seconds in [-1, 0] {
                try await scene.set(Scene.ceremony.adding(seconds: seconds))
                #expect(!(try await world.get("/utmarkelsen/2024", as: scene["nobody"]).text.contains(Scene.citation)))
            }
            let new = Stockholm.instant(Day(2024, 11, 28)!, TimeOfDay(15, 0)!)
            try await scene.set(new.adding(seconds: -1))
            #expect(!(try await world.get("/utmarkelsen/2024", as: scene["nobody"]).text.contains(Scene.citation)))
            try await scene.set(new)
            #expect(try await world.get("/utmarkelsen/2024", as: scene["nobody"]).text.contains(Scene.citation))
            let told: [String] = try await world.database.read {
                try $0.column("SELECT recipient_address FROM letter WHERE kind = 'erratum' ORDER BY recipient_address", as: String.self)
            }
            for address in ["coordinator@exempelstad.example", "juror@exempelstad.example", "registrator.sodermalm@exempelstad.example"] {
                #expect(told.contains(address), "\(told)")
            }
            #expect(Set(told).count == told.count && !told.contains("operator@exempelstad.example"))
        }
    }
}
