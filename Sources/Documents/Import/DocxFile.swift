package import Base

/// A file that a person has sent, looked at before any program opens it: a Word file within limits, or a sentence
/// that tells what to do.
package struct DocxFile: Sendable {
    package static let fileBytesMax = 30_000_000

    package let bytes: [UInt8]
    package let directory: ZipDirectory

    /// - Throws: `Refusal`, for the one who sent it.
    package init(_ bytes: [UInt8]) throws(Refusal) {
        guard !bytes.isEmpty else { throw DocxFile.empty }
        guard bytes.count <= DocxFile.fileBytesMax else { throw DocxFile.tooLarge }
        if let kind = OtherKind(bytes) { throw kind.refusal }
        do { directory = try ZipDirectory(bytes) } catch { throw DocxFile.refusal(error) }
        try DocxFile.check(directory)
        self.bytes = bytes
    }

    private static func check(_ directory: ZipDirectory) throws(Refusal) {
        let names = Set(directory.members.map(\.name))
        if let kind = OtherKind(members: names) { throw kind.refusal }
        guard names.contains("[Content_Types].xml"), names.contains(where: isMainText) else {
            throw OtherKind.unknown.refusal
        }
        guard !names.contains(where: { $0.lowercased().hasSuffix("vbaproject.bin") }) else { throw macros }
    }

    /// The member with the text; some programs number it.
    static func isMainText(_ name: String) -> Bool {
        name.hasPrefix("word/document") && name.hasSuffix(".xml")
            && name.dropFirst(13).dropLast(4).allSatisfy { $0.isASCII && $0.isNumber }
    }
}

extension DocxFile {
    static let empty = Refusal("Filen är tom. Spara den som Word-dokument (.docx) och försök igen.")
    static let tooLarge = Refusal(
        "Filen är för stor. Högst \(fileBytesMax / 1_000_000) megabyte får plats. Gör bilderna mindre och försök igen."
    )
    static let macros = Refusal(
        "Filen innehåller makron. Spara den som Word-dokument (.docx) utan makron och försök igen.")
    static let damaged = Refusal(
        "Filen är skadad. Öppna den i Word, spara den som Word-dokument (.docx) och försök igen.")
    static let password = Refusal(
        "Filen är skyddad med lösenord. Ta bort lösenordet, spara filen och försök igen.")
    static let tooMuch = Refusal(
        "Filen har för mycket innehåll för att läsas. Ta bort en del av det och försök igen.")

    private static func refusal(_ damage: ZipDirectory.Damage) -> Refusal {
        switch damage {
        case .notZip: OtherKind.unknown.refusal
        case .damaged, .unsafeName: damaged
        case .encrypted: password
        case .tooManyMembers, .tooLarge: tooMuch
        }
    }
}

/// What the file is, when it is not a Word file of today.
enum OtherKind: Sendable {
    case oldWord, locked, pdf, openDocument, richText, spreadsheet, slides, unknown

    /// By the first bytes; nil when they may be a Word file's.
    init?(_ bytes: [UInt8]) {
        switch bytes {
        case _ where bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]):
            self = OtherKind.isLocked(bytes) ? .locked : .oldWord
        case _ where bytes.starts(with: "%PDF-".utf8): self = .pdf
        case _ where bytes.starts(with: #"{\rtf"#.utf8): self = .richText
        case _ where bytes.starts(with: [0x50, 0x4B]): return nil
        default: self = .unknown
        }
    }

    /// By the names of what is in it.
    init?(members: Set<String>) {
        if members.contains("xl/workbook.xml") {
            self = .spreadsheet
        } else if members.contains("ppt/presentation.xml") {
            self = .slides
        } else if members.contains("mimetype"), members.contains("content.xml") {
            self = .openDocument
        } else {
            return nil
        }
    }

    /// A Word file with a password lies within a file of the old kind, under this name in two bytes a letter.
    private static func isLocked(_ bytes: [UInt8]) -> Bool {
        let name: [UInt8] = "EncryptedPackage".utf8.reduce(into: []) { $0 += [$1, 0] }
        return bytes.prefix(1_000_000).ranges(of: name).first != nil
    }

    var refusal: Refusal {
        switch self {
        case .oldWord:
            Refusal(
                "Det här är en äldre Word-fil (.doc). Spara filen som Word-dokument (.docx) och försök igen.")
        case .locked: DocxFile.password
        case .pdf:
            Refusal(
                "Det här är en pdf-fil. Öppna texten i Word, spara filen som Word-dokument (.docx) och försök igen."
            )
        case .openDocument:
            Refusal(
                "Det här är en OpenDocument-fil (.odt). Spara filen som Word-dokument (.docx) och försök igen."
            )
        case .richText:
            Refusal("Det här är en rtf-fil. Spara filen som Word-dokument (.docx) och försök igen.")
        case .spreadsheet:
            Refusal(
                "Det här är en Excel-fil. Lägg texten i Word, spara som Word-dokument (.docx) och försök igen."
            )
        case .slides:
            Refusal(
                "Det här är en PowerPoint-fil. Lägg texten i Word, spara som Word-dokument (.docx) och försök igen."
            )
        case .unknown:
            Refusal("Det här är inte en Word-fil. Spara filen som Word-dokument (.docx) och försök igen.")
        }
    }
}
