public import Base
public import Store

/// A person who can sign in. The rest about people is in Accounts.
public struct Person: Sendable, Hashable {
    public let id: ID<Person>
    public let name: String
    public let email: String
    public let language: Language

    public init(id: ID<Person>, name: String, email: String, language: Language) {
        (self.id, self.name, self.email, self.language) = (id, name, email, language)
    }
}

/// What a person may be, and where (rules §2). A person may hold many and acts in one at a time.
public struct Role: Sendable, Hashable {
    public let id: ID<Role>
    public let kind: Kind
    /// The id of the organisation or edition that the role is limited to; nil where it holds for the whole city.
    public let scope: String?
    /// The name of that organisation or edition, for the header.
    public let scopeName: String?

    public init(id: ID<Role>, kind: Kind, scope: String?, scopeName: String?) {
        (self.id, self.kind, self.scope, self.scopeName) = (id, kind, scope, scopeName)
    }

    public enum Kind: String, Sendable, CaseIterable, Bindable, Column {
        case unitHead = "unithead"
        case contact
        case coauthor
        case registrar
        case office
        case examiner
        case juror
        case controller
        case `operator`

        /// The name in the header and on the page of users.
        public var name: Phrase {
            switch self {
            case .unitHead: "Verksamhetschef"
            case .contact: "Kontaktperson"
            case .coauthor: "Medförfattare"
            case .registrar: "Nämndsekreterare"
            case .office: "Kansli"
            case .examiner: "Examinator"
            case .juror: "Domarkommittén"
            case .controller: "Controller"
            case .operator: "Drift"
            }
        }

        /// Whether the role is for one award year.
        public var isOfOneYear: Bool { self == .examiner || self == .juror }

        /// Those who write and answer for a unit.
        public static let unit: Set<Kind> = [.unitHead, .contact, .coauthor]
    }
}

/// Who is signed in, with every role they hold and the one they act in now.
public struct Identity: Sendable {
    public let person: Person
    public let roles: [Role]
    public let acting: Role?

    public init(person: Person, roles: [Role], acting: Role?) {
        (self.person, self.roles, self.acting) = (person, roles, acting)
    }

    /// What other roles of a kind are about: the years of an examiner or a juror besides the one they act in.
    public func scopes(of kind: Role.Kind, besides scope: String?) -> [String] {
        roles.filter { $0.kind == kind && $0.scope != scope }.compactMap(\.scope)
    }

    public func acts(as kinds: Set<Role.Kind>) -> Bool { acting.map { kinds.contains($0.kind) } ?? false }
    public func acts(as kind: Role.Kind, in scope: String?) -> Bool {
        acting.map { $0.kind == kind && $0.scope == scope } ?? false
    }
}
