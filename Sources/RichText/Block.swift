public import Base

/// A part of a document that stands on lines of its own.
///
/// Headings, tables and figures stand only at the top of a document; items, cells and quotes hold paragraphs, lists and quotes.
public enum Block: Sendable, Hashable {
    case paragraph([Inline])
    case heading(HeadingLevel, [Inline])
    case bulletList([ListItem])
    /// Numbered from `start`, 1 to 9,999.
    case numberedList(start: Int, [ListItem])
    case table(Table)
    case figure(Figure)
    case quote([Block])
}

/// The three levels of headings within an answer, counted from the answer, not from the page.
public enum HeadingLevel: Int, Sendable, Hashable, CaseIterable {
    case one = 1
    case two, three
}

/// One item of a list; lists may stand within it.
public struct ListItem: Sendable, Hashable {
    public let blocks: [Block]

    public init(_ blocks: [Block]) { self.blocks = blocks }
}

/// A table with a header row on top; every row has as many cells as the header, none are merged.
public struct Table: Sendable, Hashable {
    public let header: [TableCell]
    public let rows: [[TableCell]]

    public init(header: [TableCell], rows: [[TableCell]]) { (self.header, self.rows) = (header, rows) }
}

public struct TableCell: Sendable, Hashable {
    public let blocks: [Block]

    public init(_ blocks: [Block]) { self.blocks = blocks }
}

/// A picture in the text, with the words for those who cannot see it and a caption for all.
public struct Figure: Sendable, Hashable {
    public let picture: ID<Picture>
    /// What the picture shows; empty until the writer has told. It is not counted (R63).
    public let alt: String
    public let caption: [Inline]

    public init(picture: ID<Picture>, alt: String, caption: [Inline] = []) {
        (self.picture, self.alt, self.caption) = (picture, alt, caption)
    }

    /// Where the picture is fetched from, in the editor and on pages.
    public var address: String { Figure.addressPrefix + picture.text }
    public static let addressPrefix = "/bilder/"
}

/// The subject of picture identifiers; the pictures themselves are kept by the slice that owns them.
public enum Picture {}
