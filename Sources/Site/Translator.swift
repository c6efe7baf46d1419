public import Base
import Foundation
import Yams

/// English for every Swedish sentence of the pages, from the files of `Translations/en/`.
public struct Translations: Sendable {
    let english: [String: String]

    public init(english: [String: String]) { self.english = english }

    /// Reads every file of `Swedish: English` lines in a folder, one a slice.
    public init(folder: String) throws {
        var english: [String: String] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() where name.hasSuffix(".yaml") {
            let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
            let lines = try Yams.load(yaml: text) as? [String: String] ?? [:]
            english.merge(lines) { first, _ in first }
        }
        self.english = english
    }

    public static let none = Translations(english: [:])

    public func translator(_ language: Language) -> Translator { Translator(language, self) }
}

/// `t("Lämna in bidraget")`: the sentence in the reader's language.
public struct Translator: Sendable {
    public let language: Language
    private let translations: Translations

    init(_ language: Language, _ translations: Translations) {
        (self.language, self.translations) = (language, translations)
    }

    public func callAsFunction(_ phrase: Phrase) -> String {
        let pattern = language == .english ? translations.english[phrase.key] ?? phrase.key : phrase.key
        return phrase.filled(pattern) { $0.text(in: language, callAsFunction) }
    }

    /// "17 maj 2024 kl. 23.59"
    public func moment(_ instant: Instant) -> String {
        let (day, time) = Stockholm.local(instant)
        switch language {
        case .swedish: return Swedish.moment(instant)
        case .english: return "\(English.long(day)), \(time.text)"
        }
    }

    /// "17 maj 2024 kl. 23.59.59", where the second matters.
    public func momentToTheSecond(_ instant: Instant) -> String {
        let second = Stockholm.local(instant).time.second
        switch language {
        case .swedish: return Swedish.momentToTheSecond(instant)
        case .english: return moment(instant) + ":" + (second < 10 ? "0\(second)" : "\(second)")
        }
    }

    public func day(_ day: Day, _ style: Phrase.Style = .withYear) -> String { language.text(day, style) }
}
