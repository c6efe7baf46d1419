public import Base
public import Logging
public import Store

/// What every page may use: the database, the clock, the words, and how this installation is set up.
public struct Site: Sendable {
    public let database: any Database
    public let clock: Clock
    public let translations: Translations
    public let assets: Assets
    public let settings: SiteSettings
    public let logger: Logger
    /// Who a session's person is; Accounts fills it.
    public let identities: IdentitySource
    /// The links in the header, by the role one acts in.
    public let navigation: Navigation
    /// Who may read what is handed in, besides those that the lower rooms know of; the program's wiring fills it.
    public let readers: ReaderSource
    /// Whether a role is held now; Accounts fills it.
    let holds: RoleSource
    /// Conflicts of interest; the program's wiring fills it.
    public let conflicts: ConflictDesk
    /// What is taken in at once.
    public let intake: Intake
    let readLog = ReadLog()
    let presses = Presses()

    public init(
        database: any Database, clock: Clock, translations: Translations, assets: Assets, settings: SiteSettings,
        logger: Logger, identities: @escaping IdentitySource, navigation: Navigation,
        readers: @escaping ReaderSource = { _, _, _, _ in false }, holds: RoleSource? = nil,
        conflicts: ConflictDesk = .none, intake: Intake = Intake()
    ) {
        (self.readers, self.conflicts, self.intake) = (readers, conflicts, intake)
        self.holds = holds ?? { role, person, db in try identities(person, role, db)?.acting?.id == role }
        (self.database, self.clock, self.translations) = (database, clock, translations)
        (self.assets, self.settings, self.logger) = (assets, settings, logger)
        (self.identities, self.navigation) = (identities, navigation)
    }
}

/// The person of a session with all roles, acting in the session's role when it still stands.
public typealias IdentitySource = @Sendable (ID<Person>, ID<Role>?, any Connection) throws -> Identity?

/// Whether a person holds a role now. Asked in every write, so it is one read by key.
public typealias RoleSource = @Sendable (ID<Role>, ID<Person>, any Connection) throws -> Bool

/// Whether a person in a role may read an entry that is handed in, by the entry's id.
public typealias ReaderSource = @Sendable (_ entry: String, ID<Person>, Role, any Connection) throws -> Bool

public struct SiteSettings: Sendable {
    /// The address that links in letters start with, without a slash at the end; https makes cookies Secure.
    public var baseURL: String
    /// The name of the city in the header of the public pages.
    public var city: String
    /// Whether the sign-in page lists actors to try.
    public var isDemo: Bool
    /// The address of a proxy whose X-Forwarded-For is believed; nil believes none.
    public var trustedProxy: String?
    /// Whether an act of the office that weighs much waits until a second member has confirmed it.
    public var asksTwoPersons: Bool

    public init(
        baseURL: String, city: String, isDemo: Bool = false, trustedProxy: String? = nil, asksTwoPersons: Bool = false
    ) {
        (self.baseURL, self.city, self.isDemo, self.trustedProxy) = (baseURL, city, isDemo, trustedProxy)
        self.asksTwoPersons = asksTwoPersons
    }

    public var isSecure: Bool { baseURL.hasPrefix("https://") }
}

/// The header's links.
public struct Navigation: Sendable {
    public struct Item: Sendable {
        public let label: Phrase
        public let path: String
        public init(_ label: Phrase, _ path: String) { (self.label, self.path) = (label, path) }
    }

    /// The links for one request, and the award years that one can go to from it.
    public struct Menu: Sendable {
        public var items: [Item]
        /// The year of the page; nil where there is no choice of year.
        public var year: Phrase?
        /// The other years, newest first.
        public var otherYears: [Item]
        /// Where there are several programmes, the name of the one that the page's address is of: the crumbs begin with it.
        public var programme: Phrase?

        public init(_ items: [Item], year: Phrase? = nil, otherYears: [Item] = [], programme: Phrase? = nil) {
            (self.items, self.year, self.otherYears, self.programme) = (items, year, otherYears, programme)
        }
    }

    let menu: @Sendable (Identity?, Incoming) -> Menu
    /// The address to ask for instead, for a page that belongs to no year and is reached from one of an earlier year.
    let kept: @Sendable (Identity?, Incoming) -> String?

    /// `menu` answers for who asks, and where they are: a page of an earlier year keeps its links in that year.
    public init(
        kept: @escaping @Sendable (Identity?, Incoming) -> String? = { _, _ in nil },
        _ menu: @escaping @Sendable (Identity?, Incoming) -> Menu
    ) {
        (self.menu, self.kept) = (menu, kept)
    }
}
