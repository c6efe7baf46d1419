import Site
import Store

/// For those who watch the service: is it alive, and can it reach its database?
struct Health {
    func routes(_ routes: inout Routes) {
        routes.get("/health") { (_: Visitor) in .text("ok\n") }
        routes.get("/ready") { (me: Visitor) in
            _ = try await me.read { try $0.count("SELECT 1") }
            return .text("ok\n")
        }
        // What the web stack can do at most: the reference of bin/bench.
        routes.get("/hello") { (_: Visitor) in .text("Hello, hello") }
    }
}
