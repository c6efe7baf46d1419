public import Base
import HTML
public import Hummingbird
import HTTPTypes
import Logging
import Store

/// One request from beginning to end: read, know the visitor, check, let the guard decide, answer.
public struct Responder: Sendable {
    private let site: Site
    /// In a walk of permissions the handlers are left out: a guard that admits answers 204.
    private let guardsOnly: Bool
    private let pages: FormPages

    public init(_ site: Site, _ routes: Routes = Routes(), guardsOnly: Bool = false) {
        (self.site, self.guardsOnly, pages) = (site, guardsOnly, FormPages(routes))
    }

    func respond(to request: Request, _ route: Route, _ context: WebContext) async -> Response {
        let address = context.visitorAddress(request, trusting: site.settings.trustedProxy)
        var visitor = Visitor(
            request: Incoming(request, context, address: address), site: site, session: nil, identity: nil)
        do {
            let share = try site.intake.request(from: address)
            defer { withExtendedLifetime(share) {} }
            visitor = try await known(visitor)
            if visitor.request.method == "GET", let path = site.navigation.kept(visitor.identity, visitor.request) {
                return WireFormat(site: site, request: request, isPrivate: true).response(.redirect(path))
            }
            let bodyShare = route.method == "POST" ? site.intake.body(from: address) : nil
            defer { withExtendedLifetime(bodyShare) {} }
            let bytesMax = try await bodyBytesMax(of: route, for: visitor)
            if route.method == "POST" {
                let reading = BodyReading(request: request, context: context, bytesMax: bytesMax, share: bodyShare)
                let incoming = visitor.request.with(form: try await form(reading, of: route, for: visitor))
                try CrossSite.mustBeSameSite(incoming, host: request.head.authority)
                // What this site's own form holds is shown to its writer again, whatever it is refused for.
                visitor = visitor.with(request: incoming)
                try CrossSite.mustBeOf(visitor.session, incoming)
            }
            if guardsOnly {
                try await route.admit(visitor)
                return Response(status: .noContent)
            }
            let answer = try await answer(visitor, route)
            return WireFormat(site: site, request: request, isPrivate: visitor.session != nil || visitor.receipt != nil)
                .response(answer, told: visitor.receipt != nil)
        } catch {
            return await problem(error, visitor, request)
        }
    }

    /// A large body is read for those alone who may send it. Of others a form that somebody has written in is read, so far as a
    /// text goes: who has been signed out, or has switched role, gets it back (docs/security.md, "Limits").
    private func bodyBytesMax(of route: Route, for visitor: Visitor) async throws -> Int {
        guard route.bodyBytesMax > Route.bodyBytesForAll else { return route.bodyBytesMax }
        do { try await route.admit(visitor) } catch {
            guard route.method == "POST", BodyReading.isText(visitor.request) else { throw error }
            return min(route.bodyBytesMax, Route.textBytesForAll)
        }
        return route.bodyBytesMax
    }

    /// A text that is longer than is read for everybody is refused for what the visitor may not, not for its length.
    private func form(_ reading: BodyReading, of route: Route, for visitor: Visitor) async throws -> Form {
        do { return try await reading.form() } catch Halt.tooLarge where reading.bytesMax < route.bodyBytesMax {
            try await route.admit(visitor)
            throw Halt.tooLarge(maxBytes: reading.bytesMax)
        }
    }

    /// No form may hold a personal number. An act is refused from a page of another role; a second press is not another act.
    private func answer(_ visitor: Visitor, _ route: Route) async throws -> Answer {
        guard route.method == "POST" else { return try await route.answer(visitor) }
        let inRole = route.isActing ? try await visitor.inTheRoleOfTheForm() : visitor
        if let again = try await pages.withoutPersonalNumbers(inRole, route) { return again }
        if !route.isActing, let found = visitor.form.personalNumbers.first { throw Refusal(found.phrase) }
        return route.isActing || route.takesOnce ? try await once(inRole, route) : try await route.answer(visitor)
    }

    private func once(_ visitor: Visitor, _ route: Route) async throws -> Answer {
        guard let press = Press.of(visitor) else { return try await route.answer(visitor) }
        if let answer = await site.presses.answer(to: press.key) { return answer }
        do {
            let answer = try await route.answer(visitor.with(press: press))
            site.presses.end(press.key, press.isTaken ? answer : nil, keepsPages: !route.isActing, at: site.clock.now)
            return answer
        } catch {
            site.presses.end(press.key, nil, at: site.clock.now)
            throw error
        }
    }

    /// A page that belongs to no route.
    func notFound(_ request: Request, _ context: WebContext, _ halt: Halt) async -> Response {
        let bare = Visitor(
            request: Incoming(request, context, address: ""), site: site, session: nil, identity: nil)
        let visitor = (try? await known(bare)) ?? bare
        return await problem(halt, visitor, request)
    }

    // MARK: The steps

    private func known(_ visitor: Visitor) async throws -> Visitor {
        guard let cookie = cookieValue(visitor.request.headers[.cookie], site.cookieName), let token = Token(cookie)
        else { return visitor }
        let (now, identities) = (site.clock.now, site.identities)
        let found: (Session, Identity?)? = try await site.database.read { db in
            guard let session = try Session.find(token, at: now, in: db) else { return nil }
            return (session, try session.person.flatMap { try identities($0, session.role, db) })
        }
        guard let (session, identity) = found else { return visitor }
        if now.seconds(since: session.seenAt) > Session.seenSecondsStep {
            try await site.database.write { try Session.touch(session, at: now, in: $0) }
        }
        // A page that answers a form tells what is wrong with it, not what was done before.
        let receipt = visitor.request.method == "GET" ? cookieValue(visitor.request.headers[.cookie], site.receiptName) : nil
        return Visitor(
            request: visitor.request, site: site, session: session, identity: identity,
            receipt: receipt.flatMap(Receipt.text))
    }

    private func problem(_ error: any Error, _ visitor: Visitor, _ request: Request) async -> Response {
        let wire = WireFormat(site: site, request: request, isPrivate: true)
        let visitor = visitor.withoutReceipt
        switch error {
        case Halt.signIn:
            // Signing out in another tab takes the cookie; the form was made for a session all the same.
            let hadCookie = cookieValue(request.headers[.cookie], site.cookieName) != nil
            let hadSession = visitor.session == nil && (hadCookie || visitor.form.has("token"))
            return wire.response(SignInFirst(visitor, hadSession: hadSession).answer)
        case Halt.switchedRole(let role?): return wire.response(SwitchedRolePage(role: role).answer(to: visitor))
        case Halt.sentBefore:
            return wire.response(visitor.redirect(to: visitor.page, receipt: "Det du skickade hade redan kommit fram, och det står kvar."))
        case Halt.otherRole(let role): return wire.response(OtherRolePage(role: role).answer(to: visitor))
        case let halt as Halt: return refusal(halt, visitor, wire)
        case let refusal as Refusal:
            if let page = await pages.again(visitor, Problems(refusal)) { return wire.response(page) }
            return wire.response(ProblemPage(refusal).answer(to: visitor))
        default: break
        }
        let id = String(ID<ProblemPage>(at: site.clock.now).text.suffix(10))
        site.logger.error(
            "request failed",
            metadata: ["id": "\(id)", "path": "\(withoutTokens(visitor.request.path))", "error": "\(error)"])
        if case StoreError.unavailable = error {
            return wire.response(ProblemPage.unavailable(id: id).answer(to: visitor))
        }
        return wire.response(ProblemPage.fault(id: id).answer(to: visitor))
    }

    /// What says when to come again says it also to a script, which keeps the text and tries again.
    private func refusal(_ halt: Halt, _ visitor: Visitor, _ wire: WireFormat) -> Response {
        let page = ProblemPage(halt)
        guard let seconds = halt.retryAfterSeconds else { return wire.response(page.answer(to: visitor)) }
        let isScript = visitor.request.headers[.accept] == "application/json"
        var response = wire.response(
            isScript
                ? .json(["problem": .text(visitor.t(page.advice)), "again": .number(seconds)], status: page.status)
                : page.answer(to: visitor))
        response.headers[.retryAfter] = String(seconds)
        return response
    }
}

/// The value of a cookie in a `Cookie` header; nil when it is not there.
func cookieValue(_ header: String?, _ name: String) -> String? {
    guard let header else { return nil }
    for pair in header.split(separator: ";") {
        let pair = pair.drop { $0 == " " }
        if pair.hasPrefix(name + "=") { return String(pair.dropFirst(name.count + 1)) }
    }
    return nil
}

/// A path for the log: parts as long as a sign-in token are left out, since the log holds no secret.
private func withoutTokens(_ path: String) -> String {
    path.split(separator: "/").reduce("") { $0 + "/" + ($1.utf8.count > 40 ? "…" : $1) }
}
