import Base

/// What is written on to the converter and what is not, taken note of while a file is rewritten.
struct ImportRecord {
    enum Kind: Hashable { case hidden, chart, smartArt, linkedPicture, linkedFile, chunk, edge, comment }

    /// All that the answer should say, in the order of the file.
    var words = ""
    private(set) var leftOut: [(kind: Kind, text: String)] = []
    /// Whether the text refers to notes.
    var hasNotes = false
    /// Addresses that the converter is told by a number.
    private(set) var links: [String] = []
    /// Pictures by the names of their members; the converter is told them by a number too.
    private(set) var pictures: [String] = []

    static let quoteCharactersMax = 200

    mutating func leaveOut(_ kind: Kind, _ text: String) {
        let said = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard kind != .hidden else {
            guard !said.isEmpty else { return }
            if let place = leftOut.firstIndex(where: { $0.kind == .hidden }) {
                if leftOut[place].text.count <= Self.quoteCharactersMax { leftOut[place].text += " " + said }
            } else {
                leftOut.append((kind, said))
            }
            return
        }
        leftOut.append((kind, said))
    }

    mutating func link(_ address: String) -> String {
        if let place = links.firstIndex(of: address) { return "link\(place)" }
        links.append(address)
        return "link\(links.count - 1)"
    }

    mutating func picture(_ member: String) -> String {
        if let place = pictures.firstIndex(of: member) { return "picture\(place)" }
        pictures.append(member)
        return "picture\(pictures.count - 1)"
    }

    /// A sentence for each thing that was left out, no more than there is room to read.
    var notices: [ImportNotice] {
        let first = !hasNotes ? [] : [ImportNotice(ImportNotice.footnote)]
        return first + leftOut.prefix(Self.noticesMax).map { ImportNotice(Self.phrase($0.kind, Self.quote($0.text))) }
    }

    static let noticesMax = 200

    /// The first 200 characters.
    static func quote(_ text: String) -> String {
        text.count > quoteCharactersMax ? text.prefix(quoteCharactersMax) + "…" : text
    }

    private static func phrase(_ kind: Kind, _ text: String) -> Phrase {
        switch kind {
        case .chart where text.isEmpty: "Ett diagram kan inte visas här. Lägg in det som bild."
        case .smartArt where text.isEmpty: "En SmartArt-bild kan inte visas här. Lägg in den som bild."
        case .hidden: "Dold text i filen är inte med: ”\(text)”."
        case .chart: "Ett diagram kan inte visas här. Lägg in det som bild. I diagrammet står: ”\(text)”."
        case .smartArt: "En SmartArt-bild kan inte visas här. Lägg in den som bild. I den står: ”\(text)”."
        case .linkedPicture: "En bild ligger utanför filen och är inte med. Lägg in den för hand. Bilden: ”\(text)”."
        case .linkedFile: "Innehåll som ligger i en annan fil är inte med. Lägg in det för hand. Filen: ”\(text)”."
        case .edge: "Sidhuvud och sidfot är inte med: ”\(text)”."
        case .comment: "Kommentarer i filen är inte med: ”\(text)”."
        case .chunk: "En fil inuti Word-filen kunde inte läsas. Lägg in texten för hand. Filen: ”\(text)”."
        }
    }

    /// What the file says and neither the answer nor a notice does.
    static func missing(_ text: String) -> Phrase {
        "Text i filen kunde inte placeras. Lägg in den för hand: ”\(quote(text))”."
    }
}
