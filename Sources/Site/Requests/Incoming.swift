public import Base
public import HTTPTypes

/// A request as the pages see it: no framework types beyond this folder.
public struct Incoming: Sendable {
    public let method: String
    /// The path as sent, percent-encoded, without query.
    public let path: String
    public let parameters: [String: String]
    public let query: Form
    /// The query as sent, percent-encoded; empty when there is none.
    public let queryText: String
    public let form: Form
    /// The address of the visitor, or of the proxy's word for it when the proxy is trusted.
    public let address: String
    public let headers: HTTPFields

    public init(
        method: String, path: String, parameters: [String: String] = [:], query: Form = Form(), queryText: String = "",
        form: Form = Form(), address: String = "", headers: HTTPFields = HTTPFields()
    ) {
        self.queryText = queryText
        (self.method, self.path, self.parameters) = (method, path, parameters)
        (self.query, self.form, self.address, self.headers) = (query, form, address, headers)
    }

    /// The path of the page of this site that the browser says it comes from.
    var refererPath: String? {
        guard let referer = headers[.referer], let scheme = referer.firstRange(of: "://"),
            let slash = referer[scheme.upperBound...].firstIndex(of: "/")
        else { return nil }
        let path = localPath(String(referer[slash...]), otherwise: "")
        return path.isEmpty ? nil : path
    }
}
