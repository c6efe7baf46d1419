public import Base
import HTTPTypes
public import Store

/// Whoever asks, signed in or not: what every guard starts from.
public struct Visitor: Guard {
    public static let name = "alla"

    public let request: Incoming
    public let site: Site
    public let session: Session?
    public let identity: Identity?
    public let language: Language
    /// What was pressed in this browser by somebody not signed in; nil for nothing.
    let pressedLanguage: Language?
    /// The language that was chosen and not just given, which a sign-in keeps.
    public var chosenLanguage: Language? { session?.language ?? pressedLanguage }
    /// What the visitor has just done, to be told on this page.
    let receipt: String?
    /// What is wrong with the form that is shown again.
    let problems: Problems
    /// The press that this request is; nil when its form carries no mark.
    let press: Press?
    /// The mark of the forms on the page that this request is answered with.
    let mark: String

    init(
        request: Incoming, site: Site, session: Session?, identity: Identity?, receipt: String? = nil, problems: Problems = Problems(),
        press: Press? = nil
    ) {
        (self.request, self.site, self.session, self.identity) = (request, site, session, identity)
        (self.receipt, self.problems, self.press) = (receipt, problems, press)
        mark = String(Token().text.prefix(22))
        pressedLanguage = cookieValue(request.headers[.cookie], site.languageName).flatMap(Language.init)
        language = session?.language ?? identity?.person.language ?? pressedLanguage ?? .swedish
    }

    /// The same without the receipt of what was done before, for a page that tells of a refusal.
    var withoutReceipt: Visitor { with() }

    /// The address of the page that the visitor has before them: the one asked for, or the one whose form was sent.
    var page: String {
        if request.method == "POST" { return localPath(form["sidan"], otherwise: request.refererPath ?? "/") }
        let pairs = query.fields.sorted { $0.key < $1.key }.flatMap { name, values in
            values.map { "\(queryValue(name))=\(queryValue($0))" }
        }
        return localPath(request.path + (pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")), otherwise: request.path)
    }

    /// The same visitor with another request, role, form to mend or press.
    func with(
        request: Incoming? = nil, acting: Role? = nil, problems: Problems = Problems(), press: Press? = nil
    ) -> Visitor {
        Visitor(
            request: request ?? self.request, site: site, session: session,
            identity: acting.flatMap { role in identity.map { Identity(person: $0.person, roles: $0.roles, acting: role) } } ?? identity,
            problems: problems, press: press)
    }

    public init(_ visitor: Visitor) { self = visitor }
    public var visitor: Visitor { self }
}

/// A guard is a type: a page that needs an examiner takes an `Examiner`, which only an examiner's request can become.
///
/// The throwing init is the whole check. It throws `Halt.signIn`, `.otherRole`, `.notFound` or `.forbidden`.
public protocol Guard: Sendable {
    /// The word for it in `docs/permissions.csv`.
    static var name: String { get }
    var visitor: Visitor { get }
    init(_ visitor: Visitor) async throws
    /// Asked inside each transaction that writes (decision 21): throws when what the guard promised of its object no longer
    /// holds. That the session stands and the role is held is asked for every guard; here stands what is the guard's own.
    func stillHolds(in db: any Connection) throws
}

extension Guard {
    public func stillHolds(in db: any Connection) throws {}
}

extension Guard {
    public var request: Incoming { visitor.request }
    public var form: Form { visitor.request.form }
    public var query: Form { visitor.request.query }
    public var site: Site { visitor.site }
    public var database: any Database { visitor.site.database }
    public var now: Instant { visitor.site.clock.now }
    public var today: Day { visitor.site.clock.today }
    public var language: Language { visitor.language }
    public var t: Translator { visitor.site.translations.translator(visitor.language) }

    /// An id in the path, such as `entry` of `/bidrag/:entry`. What cannot be an id is not found.
    public func path<S>(_ name: String, of: S.Type = S.self) throws(Halt) -> ID<S> {
        guard let text = request.parameters[name], let id = ID<S>(text) else { throw .notFound }
        return id
    }

    /// A word in the path that is not an id, such as a year or a question's number.
    public func word(_ name: String) throws(Halt) -> String {
        guard let text = request.parameters[name], text.utf8.count <= 40 else { throw .notFound }
        return text
    }
}
