public import Base
import Foundation

/// The fields of a form or a query, decoded once: UTF-8, NFC, line breaks as `\n`, no control characters.
public struct Form: Sendable, Equatable {
    public private(set) var fields: [String: [String]] = [:]
    public private(set) var files: [String: UploadedFile] = [:]

    public init() {}
    public init(_ fields: [String: String]) { self.fields = fields.mapValues { [$0] } }

    /// The text of a field with white space around it removed; empty when the field was not sent.
    public subscript(_ name: String) -> String {
        (fields[name]?.last ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// The text as typed, for what must not be trimmed (passwords, long answers).
    public func raw(_ name: String) -> String { fields[name]?.last ?? "" }
    public func has(_ name: String) -> Bool { fields[name] != nil }
    public func all(_ name: String) -> [String] { fields[name] ?? [] }
    /// A whole number, with or without spaces between thousands; nil also for one too large to count with,
    /// so that no sum or product of numbers from outside can overflow.
    public func number(_ name: String) -> Int? {
        let digits = self[name].filter { !$0.isWhitespace && $0 != "\u{A0}" && $0 != "\u{202F}" }
        guard let number = Int(digits), number.magnitude <= Self.numberMax else { return nil }
        return number
    }
    static let numberMax = 1_000_000_000
    public func day(_ name: String) -> Day? { Day(self[name]) }
    public func id<S>(_ name: String, of: S.Type = S.self) -> ID<S>? { ID(self[name]) }

    /// What holds something that looks like a personal number (rules §4.3): fields, and uploads by the names of their files,
    /// which are kept too. What a file says is looked through where it is read.
    var personalNumbers: [Refusal] {
        let texts = fields.filter { name, texts in
            !Self.unread.contains(name) && texts.contains { PersonalNumber.first(in: $0) != nil }
        }.keys.sorted()
        let names = files.filter { PersonalNumber.first(in: $0.value.name) != nil }.keys.sorted()
        return texts.map { Refusal(personalNumberPhrase, field: $0) } + names.map { Refusal(personalNumberInNamePhrase, field: $0) }
    }

    /// What people have written here, long enough to be worth having back: not what a page or a script filled in.
    var written: [String] {
        fields.filter { !Self.unread.contains($0.key) }.sorted { $0.key < $1.key }.flatMap(\.value).filter {
            $0.count >= 20 && $0.contains(" ")
        }
    }

    /// Fields that are never kept as typed, or that people do not type, and may hold any digits. What the editor sends in
    /// `dokument` is looked through when it has been read.
    static let unread: Set = [
        "losenord", "nuvarande", "token", "sparning", "person", "revision", "dokument", "marke", "som", "sidan", "byt", "kvar",
    ]

    mutating func add(_ name: String, _ value: String) { fields[name, default: []].append(value) }
    mutating func add(_ file: UploadedFile) { files[file.field] = file }
}

/// A file as sent. Its type is what its first bytes say, never what the sender calls it.
public struct UploadedFile: Sendable, Equatable {
    public let field: String
    /// The sender's name for it without folders; shown, never used as a path.
    public let name: String
    public let bytes: [UInt8]
}

extension Form {
    static let fieldsMax = 400

    /// Reads `application/x-www-form-urlencoded`, also a query.
    /// Throws when there are too many fields or the text is not UTF-8.
    static func urlEncoded(_ bytes: some Collection<UInt8>) throws(Halt) -> Form {
        var form = Form()
        var count = 0
        for pair in bytes.split(separator: 0x26) {
            count += 1
            if count > fieldsMax { throw .bad("Formuläret har för många fält.") }
            let equals = pair.firstIndex(of: 0x3D) ?? pair.endIndex
            let name = try text(decoded(pair[..<equals]))
            let value = equals == pair.endIndex ? "" : try text(decoded(pair[pair.index(after: equals)...]))
            form.add(name, value)
        }
        return form
    }

    /// UTF-8 made canonical: NFC, `\n`, no control characters but tab and line break.
    static func text(_ bytes: [UInt8]) throws(Halt) -> String {
        let clean = withoutControls(bytes)
        guard let text = String(validating: clean, as: UTF8.self) else {
            throw .bad("Texten har en teckenkodning som vi inte kan läsa. Spara den som UTF-8 och försök igen.")
        }
        return mayCompose(clean) ? text.precomposedStringWithCanonicalMapping : text
    }

    private static func withoutControls(_ bytes: [UInt8]) -> [UInt8] {
        if bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) { return bytes }
        var clean: [UInt8] = []
        clean.reserveCapacity(bytes.count)
        var endsPair = false  // the line feed after a carriage return, which has become a line feed already
        for byte in bytes {
            switch byte {
            case 0x0D: clean.append(0x0A)
            case 0x0A: if !endsPair { clean.append(byte) }
            case 0x09, 0x20..<0x7F, 0x80...: clean.append(byte)
            default: break
            }
            endsPair = byte == 0x0D
        }
        return clean
    }

    /// False for text that is in NFC whatever stands beside it: below U+0300, and the dashes and quotation marks.
    private static func mayCompose(_ bytes: [UInt8]) -> Bool {
        var place = 0
        while place < bytes.count {
            if bytes[place] < 0xCC { place += 1; continue }
            let isPunctuation =
                bytes[place] == 0xE2 && place + 2 < bytes.count && bytes[place + 1] == 0x80 && bytes[place + 2] >= 0x82
            guard isPunctuation else { return true }
            place += 3
        }
        return false
    }

    private static func decoded(_ bytes: some Collection<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var place = bytes.startIndex
        while place != bytes.endIndex {
            let byte = bytes[place]
            bytes.formIndex(after: &place)
            if byte == 0x2B { result.append(0x20); continue }
            guard byte == 0x25, let high = bytes[place...].first.flatMap(nibble),
                let low = bytes[place...].dropFirst().first.flatMap(nibble)
            else { result.append(byte); continue }
            result.append(high << 4 | low)
            bytes.formIndex(&place, offsetBy: 2)
        }
        return result
    }

    private static func nibble(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }
}
