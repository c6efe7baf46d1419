// swift-tools-version: 6.1
import PackageDescription

// One target a room of the house; docs/architecture.md says what belongs where, and
// Tests/HouseTests keeps the arrows. A slice may use those above it in this list.

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

func room(_ name: String, _ uses: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: uses, swiftSettings: settings)
}

func tests(_ name: String, _ uses: [Target.Dependency] = []) -> Target {
    .testTarget(name: name, dependencies: uses, swiftSettings: settings)
}

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let sqlite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore: Target.Dependency = .product(name: "HummingbirdCore", package: "hummingbird")
let hummingbirdTesting: Target.Dependency = .product(name: "HummingbirdTesting", package: "hummingbird")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals: Target.Dependency = .product(name: "UnixSignals", package: "swift-service-lifecycle")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let subprocess: Target.Dependency = .product(name: "Subprocess", package: "swift-subprocess")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let nio: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioHTTP: Target.Dependency = .product(name: "NIOHTTP1", package: "swift-nio")
let nioEmbedded: Target.Dependency = .product(name: "NIOEmbedded", package: "swift-nio")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")

let slice: [Target.Dependency] = ["Base", "HTML", "RichText", "Store", "Mail", "Site", "Organisations", "Accounts", "Texts"]

let package = Package(
    name: "rodatraden",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "rodatraden", targets: ["rodatraden"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2"),
    ],
    targets: [
        room("Base", [crypto]),
        room("HTML", ["Base"]),
        room("RichText", ["Base", "HTML"]),
        room("Store", ["Base", crypto]),
        room("SQLiteStore", ["Base", "Store", grdb, sqlite]),
        .systemLibrary(
            name: "CPostgreSQL", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        room("PostgresStore", ["Base", "Store", "CPostgreSQL"]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CMalloc"),
        room("Documents", ["Base", "RichText", "CZlib", subprocess, logging]),
        room("Mail", ["Base", "Store", subprocess, logging]),
        room("Site", ["Base", "HTML", "Store", hummingbird, httpTypes, nio, logging, yams]),

        room("Organisations", ["Base", "HTML", "Store", "Mail", "Site"]),
        room("Accounts", ["Base", "HTML", "Store", "Mail", "Site", "Organisations", crypto, cryptoExtras]),
        room("Texts", ["Base", "HTML", "RichText", "Store", "Site", "Accounts"]),
        room("Editions", slice + [yams, crypto]),
        room("Coach", ["Base", "RichText", "Texts", "Editions", yams]),
        room("Entries", slice + ["Coach", "Documents", "Editions", crypto, logging]),
        room("Cases", slice + ["Documents", "Editions", "Entries"]),
        room("Examiners", slice + ["Editions", "Entries"]),
        room("Assessment", slice + ["Editions", "Coach", "Entries", "Examiners"]),
        room("Awards", slice + ["Editions", "Coach", "Entries", "Examiners", "Assessment"]),
        room("Feedback", slice + ["Editions", "Coach", "Entries", "Examiners", "Assessment", "Awards"]),
        room("Office", slice + ["Editions", "Coach", "Entries", "Examiners", "Assessment", "Awards", "Feedback"]),

        room(
            "Server",
            slice + [
                "Editions", "Coach", "Entries", "Cases", "Examiners", "Assessment", "Awards", "Feedback", "Office",
                "Documents", "SQLiteStore", "PostgresStore", .target(name: "CMalloc", condition: .when(platforms: [.linux])),
                arguments, logging, hummingbird, lifecycle, signals, yams,
                hummingbirdCore, nio, nioHTTP,
            ]),
        .executableTarget(name: "rodatraden", dependencies: ["Server", arguments], swiftSettings: settings),

        .target(
            name: "Support", dependencies: ["Base", "Store", "SQLiteStore", "PostgresStore"], path: "Tests/Support",
            swiftSettings: settings),
        .target(
            name: "World",
            dependencies: slice + [
                "Editions", "Coach", "Entries", "Office", "Server", "Support", hummingbird, hummingbirdTesting, httpTypes, logging,
            ],
            path: "Tests/World", swiftSettings: settings),
        tests("StoreTests", ["Base", "Store", "SQLiteStore", "PostgresStore", "Support"]),
        tests(
            "EditionsTests",
            [
                "Base", "Store", "Site", "Organisations", "Accounts", "Editions", "Server", "Support", "World",
                hummingbird, hummingbirdTesting, logging,
            ]),
        tests("SiteTests", slice + ["Server", "Support", "World", hummingbird, hummingbirdTesting, httpTypes, logging]),
        tests("EntriesTests", slice + ["Documents", "Editions", "Coach", "Entries", "Server", "Support", "World"]),
        .testTarget(
            name: "CasesTests", dependencies: slice + ["Documents", "Editions", "Entries", "Cases", "Support", "World"],
            exclude: ["Minutes"], swiftSettings: settings),
        .testTarget(
            name: "CoachTests", dependencies: ["Base", "RichText", "Editions", "Coach", "Server", "World", yams], exclude: ["Texts"],
            swiftSettings: settings),
        tests("TextsTests", ["Base", "RichText", "Site", "Store", "Organisations", "Accounts", "Texts", "Support"]),
        tests("AccountsTests", slice + ["Support", "World", httpTypes]),
        .testTarget(
            name: "OrganisationsTests", dependencies: ["Base", "Store", "Site", "Organisations", "Support"], exclude: ["Cases"],
            swiftSettings: settings),
        tests(
            "OfficeTests",
            slice + [
                "Editions", "Coach", "Entries", "Examiners", "Assessment", "Awards", "Feedback", "Office", "Server", "Support", "World",
                httpTypes,
            ]),
        tests("ExaminersTests", slice + ["Editions", "Coach", "Entries", "Examiners", "Support", "World"]),
        tests("AssessmentTests", slice + ["Editions", "Coach", "Entries", "Examiners", "Assessment", "Support", "World"]),
        tests(
            "AwardsTests",
            slice + ["Editions", "Coach", "Entries", "Examiners", "Assessment", "Awards", "Server", "Support", "World"]),
        tests(
            "FeedbackTests",
            slice + ["Editions", "Coach", "Entries", "Examiners", "Assessment", "Awards", "Feedback", "Support", "World"]),
        .testTarget(
            name: "ServerTests",
            dependencies: slice + [
                "Editions", "Coach", "Entries", "Examiners", "Assessment", "Awards", "Feedback", "Office", "Server", "Support", "World",
                hummingbird, hummingbirdTesting, httpTypes, logging, nio, nioHTTP, nioEmbedded, arguments,
            ],
            exclude: ["Upgrade"], swiftSettings: settings),
        tests(
            "HouseTests",
            slice + ["Editions", "Coach", "Entries", "Examiners", "Assessment", "Awards", "Feedback", "Server", "Support", "World", yams]),
        tests("BaseTests", ["Base"]),
        tests("HTMLTests", ["HTML"]),
        tests("RichTextTests", ["Base", "HTML", "RichText"]),
        .testTarget(
            name: "DocumentsTests", dependencies: ["Base", "RichText", "Documents", "rodatraden", logging],
            exclude: ["Fixtures", "Pictures"],
            swiftSettings: settings),
        tests("MailTests", ["Base", "Store", "Mail", "Support", logging]),
    ]
)
