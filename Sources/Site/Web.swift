public import Hummingbird
import HTTPTypes
import NIOCore

/// The context that the web server makes for each request; pages never see it.
public struct WebContext: RequestContext {
    public var coreContext: CoreRequestContextStorage
    let remoteAddress: String
    /// The connection, to ask it for the body.
    let channel: any Channel

    public init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        remoteAddress = source.channel.remoteAddress?.ipAddress ?? ""
        channel = source.channel
    }

    /// The address to count tries by. A forwarding header is believed only from the proxy that the settings name.
    func visitorAddress(_ request: Request, trusting proxy: String?) -> String {
        guard let proxy, remoteAddress == proxy,
            let last = request.headers[.forwardedFor]?.split(separator: ",").last
        else { return remoteAddress }
        return String(last.filter { $0 != " " })
    }
}

extension Incoming {
    init(_ request: Request, _ context: WebContext, address: String) {
        var parameters: [String: String] = [:]
        for (name, value) in context.parameters { parameters[String(name)] = YearPlaces.shown(String(value)) }
        let query = request.uri.query.flatMap { try? Form.urlEncoded($0.utf8) } ?? Form()
        self.init(
            method: request.method == .head ? "GET" : request.method.rawValue, path: YearPlaces.shown(request.uri.path),
            parameters: parameters, query: query, queryText: request.uri.query ?? "", address: address,
            headers: request.headers)
    }

    func with(form: Form) -> Incoming {
        Incoming(
            method: method, path: path, parameters: parameters, query: query, queryText: queryText, form: form,
            address: address, headers: headers)
    }
}

/// Hangs the table of routes on the web server's router.
public func webRouter(_ routes: Routes, _ site: Site, guardsOnly: Bool = false) -> YearPaths {
    let responder = Responder(site, routes, guardsOnly: guardsOnly)
    let router = Router(context: WebContext.self, options: [.autoGenerateHeadEndpoints])
    router.add(middleware: Doorman(site: site, responder: responder))
    for route in routes.all {
        router.on(RouterPath(route.path), method: route.method == "GET" ? .get : .post) { request, context in
            await responder.respond(to: request, route, context)
        }
    }
    return YearPaths(router: router, places: YearPlaces(routes))
}

/// Serves the files of `Public/`, and the page for addresses that no route has.
struct Doorman: RouterMiddleware {
    typealias Context = WebContext
    let site: Site
    let responder: Responder

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        if request.uri.path.hasPrefix("/assets/") {
            let wire = WireFormat(site: site, request: request, isPrivate: false)
            let name = String(request.uri.path.dropFirst("/assets/".count))
            if let file = wire.asset(name) {
                guard request.method == .head else { return file }
                return file.createHeadResponse()
            }
        }
        do {
            return try await next(request, context)
        } catch let error as any HTTPResponseError {
            return await responder.notFound(request, context, error.status == .methodNotAllowed ? .method : .notFound)
        }
    }
}
